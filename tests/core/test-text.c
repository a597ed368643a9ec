/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-text.h"

static void
test_fold (void)
{
  static const char *const pairs[][2] = {
    { "Łódź", "lodz" }, { "Đạt", "dat" }, { "Straße", "strasse" }, { "Nguyễn  Thị\tLan", "nguyen thi lan" },
    { "Žemaitė", "zemaite" }, { "Peñón", "penon" }, { "Côte de Blaye", "cote de blaye" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = sales_text_fold (pairs[i][0]);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
    }
}

static void
test_clean (void)
{
  g_autofree char *pasted = sales_text_clean_line ("  Anna\r\nMaria\tK. ");
  g_autofree char *override = sales_text_clean_line ("a\xe2\x80\xae" "b");
  g_autofree char *broken = sales_text_clean_line ("a\xff");
  g_autofree char *long_name = g_strnfill (201, 'x');

  g_assert_cmpstr (pasted, ==, "Anna Maria K.");
  g_assert_cmpstr (override, ==, "ab");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
  g_assert_true (sales_text_is_name ("<b>&\"%n 🙂"));
  g_assert_false (sales_text_is_name ("two\nlines"));
  g_assert_false (sales_text_is_name (""));
  g_assert_false (sales_text_is_name (long_name));
}

static void
test_filename (void)
{
  g_autofree char *path = sales_text_to_filename ("../../etc/passwd");
  g_autofree char *name = sales_text_to_filename ("Agnieszka Wójcik");
  g_autofree char *nothing = sales_text_to_filename ("///");

  g_assert_cmpstr (path, ==, "etc-passwd");
  g_assert_cmpstr (name, ==, "Agnieszka Wójcik");
  g_assert_cmpstr (nothing, ==, "document");
}

static void
test_isolate (void)
{
  g_autofree char *latin = sales_text_isolate ("Lucía");
  g_autofree char *hebrew = sales_text_isolate ("\xd7\x90\xd7\x91");

  g_assert_cmpstr (latin, ==, "Lucía");
  g_assert_cmpstr (hebrew, ==, "\xe2\x81\xa8\xd7\x90\xd7\x91\xe2\x81\xa9");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/filename", test_filename);
  g_test_add_func ("/text/isolate", test_isolate);
  return g_test_run ();
}
