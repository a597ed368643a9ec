/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"
#include "store/sales-store.h"

#include <string.h>

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

  fixture->folder = g_dir_make_tmp ("sales-statement-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
  fixture->store = sales_store_new (fixture->path, SALES_STORE_CREATE, &error);
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

static const char echo[] = "SELECT ?1, typeof (?1), ?2, typeof (?2)";

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (10000, 'x');
  const char *const texts[] = { "", "<b>&\"%n🙂", "'; DROP TABLE goal; --", "שלום", longest };
  static const gint64 numbers[] = { 0, -1, G_MAXINT64, G_MININT64 };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SalesStatement) s = sales_store_prepare (fixture->store, echo, &error);
      g_autofree char *copy = NULL;

      sales_statement_bind_text (s, 1, texts[i]);
      sales_statement_bind_text (s, 2, NULL);
      g_assert_true (sales_statement_step (s, &error));
      g_assert_cmpstr (sales_statement_get_text (s, 0), ==, texts[i]);
      copy = sales_statement_dup_text (s, 0);
      g_assert_cmpstr (copy, ==, texts[i]);
      g_assert_null (sales_statement_get_text (s, 2));
      g_assert_true (sales_statement_is_null (s, 2));
      g_assert_false (sales_statement_step (s, &error));
      g_assert_false (sales_statement_failed (s));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (SalesStatement) s = sales_store_prepare (fixture->store, echo, &error);

      sales_statement_bind_int (s, 1, numbers[i]);
      sales_statement_bind_optional (s, 2, numbers[i], -1);
      g_assert_true (sales_statement_step (s, &error));
      g_assert_cmpint (sales_statement_get_int (s, 0), ==, numbers[i]);
      g_assert_cmpint (sales_statement_is_null (s, 2), ==, numbers[i] == -1);
      g_assert_cmpint (sales_statement_get_optional (s, 2, 77), ==, numbers[i] == -1 ? 77 : numbers[i]);
    }
  {
    g_autoptr (SalesStatement) s = sales_store_prepare (fixture->store, echo, &error);
    g_autoptr (GBytes) got = NULL;
    g_autoptr (GBytes) nothing = NULL;

    sales_statement_bind_blob (s, 1, bytes);
    sales_statement_bind_blob (s, 2, empty);
    g_assert_true (sales_statement_step (s, &error));
    got = sales_statement_dup_blob (s, 0);
    nothing = sales_statement_dup_blob (s, 2);
    g_assert_true (g_bytes_equal (got, bytes));
    g_assert_nonnull (nothing);
    g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  }
}

/* What was bound by one caller is not seen by the next. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SalesStatement *first = sales_store_prepare (fixture->store, echo, &error);
  SalesStatement *second;

  sales_statement_bind_int (first, 1, 5);
  g_assert_true (sales_statement_step (first, &error));
  /* A caller within a caller. */
  second = sales_store_prepare (fixture->store, echo, &error);
  g_assert_true (first != second);
  g_assert_true (sales_statement_step (second, &error));
  g_assert_true (sales_statement_is_null (second, 0));
  g_assert_cmpint (sales_statement_get_int (first, 0), ==, 5);
  sales_statement_done (second);
  sales_statement_done (first);
  second = sales_store_prepare (fixture->store, echo, &error);
  g_assert_true (first == second);
  g_assert_true (sales_statement_step (second, &error));
  g_assert_true (sales_statement_is_null (second, 0));
  sales_statement_done (second);
}

/* SQL put together at run time may lie where other SQL once lay. */
static void
test_no_literal (Fixture *fixture, gconstpointer data)
{
  char sql[] = "SELECT 1";

  for (int i = 1; i <= 3; i++)
    {
      g_autoptr (SalesStatement) s = NULL;

      sql[7] = (char) ('0' + i);
      s = sales_store_prepare (fixture->store, sql, NULL);
      g_assert_true (sales_statement_step (s, NULL));
      g_assert_cmpint (sales_statement_get_int (s, 0), ==, i);
    }
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStatement) s = NULL;

  g_assert_null (sales_store_prepare (fixture->store, "SELEC 1", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "SELEC 1"));
  g_assert_nonnull (strstr (error->message, "syntax error"));
  g_clear_error (&error);
  g_assert_null (sales_store_prepare_once (fixture->store, "-- nothing", &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
  g_clear_error (&error);

  /* A parameter that is not there is told by the step. */
  s = sales_store_prepare (fixture->store, "SELECT ?1", &error);
  sales_statement_bind_int (s, 2, 5);
  g_assert_false (sales_statement_step (s, &error));
  g_assert_true (sales_statement_failed (s));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_INVALID);
}

/* A run that failed can be run again with other values. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesStatement) insert =
      sales_store_prepare (fixture->store, "INSERT INTO category (id, name) VALUES (?1, ?2)", &error);

  sales_statement_bind_int (insert, 1, 4);
  sales_statement_bind_text (insert, 2, "Tools");
  g_assert_true (sales_statement_run (insert, &error));
  g_assert_cmpint (sales_store_last_id (fixture->store), ==, 4);
  g_assert_cmpint (sales_store_n_changes (fixture->store), ==, 1);
  g_assert_false (sales_statement_run (insert, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  g_clear_error (&error);
  sales_statement_bind_int (insert, 1, 5);
  g_assert_false (sales_statement_run (insert, &error));
  g_clear_error (&error);
  sales_statement_bind_text (insert, 2, "Nuts");
  g_assert_true (sales_statement_run (insert, &error));
  g_assert_no_error (error);
}

/* Text that is not UTF-8 can only come from another program; it must not reach a widget so. */
static void
test_not_utf8 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (fixture->store, "SELECT CAST (x'41ff42' AS TEXT), CAST (x'c3' AS TEXT)", NULL);
  const char *first, *second;

  g_assert_true (sales_statement_step (s, NULL));
  first = sales_statement_get_text (s, 0);
  second = sales_statement_get_text (s, 1);
  g_assert_cmpstr (first, ==, "A\357\277\275B");
  g_assert_true (g_utf8_validate (second, -1, NULL));
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
  add ("/statement/values", test_values);
  add ("/statement/kept", test_kept);
  add ("/statement/no-literal", test_no_literal);
  add ("/statement/failures", test_failures);
  add ("/statement/again", test_again);
  add ("/statement/not-utf8", test_not_utf8);
  return g_test_run ();
}
