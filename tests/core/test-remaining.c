/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/sales-remaining.h"

#include <locale.h>
#include <math.h>

#include <glib/gi18n.h>

#define BEGAN G_GINT64_CONSTANT (5000000000)

static gint64
estimate (double seconds, double share)
{
  return sales_remaining_estimate (BEGAN, BEGAN + (gint64) (seconds * G_USEC_PER_SEC), share);
}

static void
test_estimate (void)
{
  /* Half of it took ten seconds, so does the other half. */
  g_assert_cmpint (estimate (10, 0.5), ==, 10);
  g_assert_cmpint (estimate (30, 0.25), ==, 90);
  g_assert_cmpint (estimate (4, 0.999), ==, 1);
  /* Work that stands still takes longer. */
  g_assert_cmpint (estimate (20, 0.5), ==, 20);
}

/* No number is better than one that nobody can stand by. */
static void
test_unknown (void)
{
  g_assert_cmpint (estimate (2.9, 0.5), ==, -1);
  g_assert_cmpint (estimate (3, 0.5), ==, 3);
  g_assert_cmpint (estimate (60, 0.01), ==, -1);
  g_assert_cmpint (estimate (60, 0), ==, -1);
  g_assert_cmpint (estimate (60, -1), ==, -1);
  g_assert_cmpint (estimate (60, NAN), ==, -1);
  g_assert_cmpint (estimate (60, 1), ==, -1);
  g_assert_cmpint (estimate (60, 2), ==, -1);
  g_assert_cmpint (estimate (0, 0.5), ==, -1);
  g_assert_cmpint (estimate (-10, 0.5), ==, -1);
  /* More than a day. */
  g_assert_cmpint (estimate (2 * 3600, 0.02), ==, -1);
}

static void
expect (gint64 seconds, const char *expected)
{
  g_autofree char *text = sales_remaining_describe (seconds);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  expect (0, "About 5 seconds left");
  expect (1, "About 5 seconds left");
  expect (7, "About 5 seconds left");
  expect (8, "About 10 seconds left");
  expect (57, "About 55 seconds left");
  expect (58, "About 1 minute left");
  expect (89, "About 1 minute left");
  expect (90, "About 2 minutes left");
  expect (59 * 60, "About 59 minutes left");
  expect (60 * 60 - 31, "About 59 minutes left");
  expect (60 * 60 - 30, "About 1 hour left");
  expect (24 * 3600, "About 24 hours left");
}

/* gettext looks at LANGUAGE again when the text domain is bound anew. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, SALES_BUILD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
test_languages (void)
{
  speak ("de");
  expect (60, "Noch etwa 1 Minute");
  expect (120, "Noch etwa 2 Minuten");
  speak ("es");
  expect (60, "Queda aproximadamente 1 minuto");
  expect (120, "Quedan unos 2 minutos");
  speak ("pl");
  expect (60, "Pozostało około 1 minuty");
  expect (120, "Pozostało około 2 minut");
  expect (21 * 60, "Pozostało około 21 minut");
  speak ("lt");
  expect (60, "Liko maždaug 1 minutė");
  expect (120, "Liko maždaug 2 minutės");
  expect (11 * 60, "Liko maždaug 11 minučių");
  expect (21 * 60, "Liko maždaug 21 minutė");
  speak ("vi");
  expect (60, "Còn khoảng 1 phút");
  speak ("");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remaining/estimate", test_estimate);
  g_test_add_func ("/remaining/unknown", test_unknown);
  g_test_add_func ("/remaining/words", test_words);
  g_test_add_func ("/remaining/languages", test_languages);
  return g_test_run ();
}
