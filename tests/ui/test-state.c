/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include <glib/gstdio.h>

#include "app/sales-state.h"
#include "base/sales-error.h"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "sales-manager", "window.ini", NULL);
}

static void
test_nothing (void)
{
  g_autoptr (SalesState) state = sales_state_load ();

  g_assert_cmpint (state->width, ==, 1180);
  g_assert_cmpint (state->height, ==, 760);
  g_assert_true (state->sidebar);
  g_assert_null (state->document);
  g_assert_false (state->has_place);
}

static void
test_round_trip (void)
{
  SalesState state = {
    .width = 900,
    .height = 700,
    .maximized = TRUE,
    .sidebar = FALSE,
    .document = (char *) "/srv/Łódź = \"Nord\" #1;.sales",
    .page = (char *) "people",
    .has_place = TRUE,
    .scope = { SALES_SCOPE_TERRITORY, G_GINT64_CONSTANT (5000000000) },
  };
  g_autoptr (SalesState) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sales_period_parse ("2026-07-03..2026-07-19", 1, &state.period));
  g_assert_true (sales_state_save (&state, &error));
  g_assert_no_error (error);
  again = sales_state_load ();
  g_assert_cmpint (again->width, ==, 900);
  g_assert_cmpint (again->height, ==, 700);
  g_assert_true (again->maximized);
  g_assert_false (again->sidebar);
  g_assert_cmpstr (again->document, ==, state.document);
  g_assert_cmpstr (again->page, ==, "people");
  g_assert_true (again->has_place);
  g_assert_true (sales_scope_equal (&again->scope, &state.scope));
  g_assert_true (sales_period_equal (&again->period, &state.period));
}

static void
test_nonsense (void)
{
  static const char *const texts[] = {
    "no key file at all",
    "[Window]\nwidth=-5\nheight=9999999999\nscope-kind=planet\nscope-id=x\n",
    "[Window]\nscope-kind=unit\nscope-id=1\nperiod-kind=77\nperiod-first=5\nperiod-last=1\n",
  };
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SalesState) state = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      state = sales_state_load ();
      g_assert_cmpint (state->width, ==, 1180);
      g_assert_cmpint (state->height, ==, 760);
      g_assert_false (state->has_place);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_unwritable (void)
{
  SalesState state = { .width = 900, .height = 700 };
  g_autofree char *path = dup_path ();
  g_autoptr (GError) error = NULL;

  /* A folder stands where the file belongs. */
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  g_assert_false (sales_state_save (&state, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_IO);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/state/nothing", test_nothing);
  g_test_add_func ("/state/round-trip", test_round_trip);
  g_test_add_func ("/state/nonsense", test_nonsense);
  g_test_add_func ("/state/unwritable", test_unwritable);
  return g_test_run ();
}
