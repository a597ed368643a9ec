/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"
#include "store/sales-store.h"

#include <glib/gstdio.h>

typedef struct
{
  char       *folder;
  char       *path;
  SalesStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint touched;

  fixture->folder = g_dir_make_tmp ("sales-log-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
  fixture->store = sales_store_new (fixture->path, SALES_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (sales_store_begin (fixture->store, "goal.revise", "Change Goal", TRUE, &error));
  g_assert_true (sales_store_log (fixture->store, "Ada", "100", "200", &error));
  g_assert_true (sales_store_log (fixture->store, "Ben <b>&\"%n🙂", NULL, "", &error));
  g_assert_true (sales_store_log (fixture->store, "Cia", "", NULL, &error));
  g_assert_true (sales_store_execute (fixture->store, "INSERT INTO unit (id, kind, name) VALUES (1, 'company', 'Acme')", &error));
  g_assert_true (sales_store_commit (fixture->store, &touched, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sales_store_free (fixture->store);
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gint64
first_bad (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n, bad;

  g_assert_true (sales_store_verify_log (fixture->store, &n, &bad, &error));
  g_assert_no_error (error);
  return bad;
}

static void
forge (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sales_store_execute (fixture->store, sql, &error);
  g_assert_no_error (error);
}

static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (fixture->store,
                           "SELECT who, action, what, before, after, length (salt), length (digest), length (chain), at"
                           " FROM change_log WHERE id = 2", NULL);
  gint64 n, bad;

  g_assert_true (sales_store_verify_log (fixture->store, &n, &bad, NULL));
  g_assert_cmpint (n, ==, 3);
  g_assert_cmpint (bad, ==, 0);
  g_assert_true (sales_statement_step (read, NULL));
  g_assert_cmpstr (sales_statement_get_text (read, 0), ==, g_get_user_name ());
  g_assert_cmpstr (sales_statement_get_text (read, 1), ==, "goal.revise");
  g_assert_cmpstr (sales_statement_get_text (read, 2), ==, "Ben <b>&\"%n🙂");
  g_assert_true (sales_statement_is_null (read, 3));
  g_assert_cmpstr (sales_statement_get_text (read, 4), ==, "");
  g_assert_cmpint (sales_statement_get_int (read, 5), ==, 16);
  g_assert_cmpint (sales_statement_get_int (read, 6), ==, 32);
  g_assert_cmpint (sales_statement_get_int (read, 7), ==, 32);
  g_assert_cmpint (ABS (sales_statement_get_int (read, 8) - g_get_real_time () / G_USEC_PER_SEC), <, 60);
}

/* Each thing that a clumsy hand could change, and where it is found. */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *forge, *mend; gint64 bad; } cases[] = {
    { "UPDATE change_log SET after = '300' WHERE id = 1", "UPDATE change_log SET after = '200' WHERE id = 1", 1 },
    { "UPDATE change_log SET who = who || 'x' WHERE id = 2", "UPDATE change_log SET who = substr (who, 1, length (who) - 1) WHERE id = 2", 2 },
    { "UPDATE change_log SET before = '' WHERE id = 2", "UPDATE change_log SET before = NULL WHERE id = 2", 2 },
    { "UPDATE change_log SET before = 'x', what = 'Ci' WHERE id = 3", "UPDATE change_log SET before = '', what = 'Cia' WHERE id = 3", 3 },
    { "UPDATE change_log SET at = at + 1 WHERE id = 3", "UPDATE change_log SET at = at - 1 WHERE id = 3", 3 },
    { "UPDATE change_log SET action = 'goal.first' WHERE id = 1", "UPDATE change_log SET action = 'goal.revise' WHERE id = 1", 1 },
    { "UPDATE change_log SET id = 9 WHERE id = 2", "UPDATE change_log SET id = 2 WHERE id = 9", 3 },
    { "DELETE FROM change_log WHERE id = 2", NULL, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      forge (fixture, cases[i].forge);
      g_assert_cmpint (first_bad (fixture), ==, cases[i].bad);
      if (cases[i].mend != NULL)
        {
          forge (fixture, cases[i].mend);
          g_assert_cmpint (first_bad (fixture), ==, 0);
        }
    }
}

/* Somebody's texts go, the chain stays whole. */
static void
test_erased (Fixture *fixture, gconstpointer data)
{
  forge (fixture, "UPDATE change_log SET who = '', what = '', before = NULL, after = NULL, salt = x'' WHERE id = 1");
  g_assert_cmpint (first_bad (fixture), ==, 0);
  /* But nobody can take another line's place under that cover. */
  forge (fixture, "UPDATE change_log SET digest = zeroblob (32) WHERE id = 1");
  g_assert_cmpint (first_bad (fixture), ==, 1);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/log/written", test_written);
  add ("/log/forged", test_forged);
  add ("/log/erased", test_erased);
  return g_test_run ();
}
