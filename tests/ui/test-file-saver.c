/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-file-saver.h"

#include <glib/gstdio.h>

static const SalesFileForm forms[] = { { "xlsx", "Spreadsheet" }, { "csv", "Text" }, { NULL } };

static void
assert_fit (const char *folder, const char *name, int chosen, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) fit = sales_file_saver_fit_form (file, forms, chosen);
  g_autofree char *found = g_file_get_basename (fit);

  g_assert_cmpstr (found, ==, expected);
}

/* A suffix that was typed decides, then the form that was chosen; what nobody was asked about is
 * not replaced. */
static void
test_forms (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sales-saver-XXXXXX", NULL);
  g_autofree char *there = g_build_filename (folder, "People.csv", NULL);
  g_autofree char *second = g_build_filename (folder, "People (2).csv", NULL);

  assert_fit (folder, "People.xlsx", 0, "People.xlsx");
  assert_fit (folder, "People.csv", 0, "People.csv");
  assert_fit (folder, "People.CSV", 1, "People.CSV");
  assert_fit (folder, "People.xlsx", 1, "People.csv");
  assert_fit (folder, "People", 0, "People.xlsx");
  assert_fit (folder, "People 1.2", 1, "People 1.2.csv");
  assert_fit (folder, ".csv", 0, ".csv.xlsx");
  g_assert_true (g_file_set_contents (there, "x", 1, NULL));
  /* The chooser has asked about this one. */
  assert_fit (folder, "People.csv", 1, "People.csv");
  assert_fit (folder, "People.xlsx", 1, "People (2).csv");
  g_assert_true (g_file_set_contents (second, "x", 1, NULL));
  assert_fit (folder, "People", 1, "People (3).csv");
  g_unlink (there);
  g_unlink (second);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-saver/forms", test_forms);
  return g_test_run ();
}
