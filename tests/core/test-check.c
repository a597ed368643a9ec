/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"
#include "model/sales-check.h"
#include "model/sales-document.h"
#include "store/sales-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define N_PEOPLE 12
#define N_ORDERS 60

typedef struct
{
  char          *folder;
  char          *path;
  SalesDocument *document;
} Fixture;

static gpointer
execute (SalesStore *store, gpointer sql, GCancellable *cancellable, GError **error)
{
  if (!sales_store_execute (store, sql, error))
    return NULL;
  sales_store_touch (store, SALES_CHANGED_ORDERS);
  return SALES_REQUEST_DONE;
}

static gboolean
change_as (Fixture *fixture, const char *sql, gboolean no_undo, GError **error)
{
  SalesRequest *request = sales_request_new_action ("test", "Test", execute, g_strdup (sql), g_free);

  request->no_undo = no_undo;
  return sales_document_perform (fixture->document, request, NULL, error) != NULL;
}

static gboolean
change (Fixture *fixture, const char *sql, GError **error)
{
  return change_as (fixture, sql, FALSE, error);
}

static SalesCheck *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SalesCheck *result = sales_document_call (fixture->document, sales_check_request_new (), NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("sales-check-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.sales", NULL);
  fixture->document = sales_document_open (fixture->path, SALES_OPEN_CREATE, &error);
  g_assert_no_error (error);
  for (int i = 1; i <= N_PEOPLE; i++)
    g_string_append_printf (sql,
                            "INSERT INTO person (id, name, sort_name, folded) VALUES (%d, 'P%d', 'P', 'p');"
                            "INSERT INTO territory (id, name) VALUES (%d, 'T%d');"
                            "INSERT INTO product (id, name, folded) VALUES (%d, 'N%d', 'n');"
                            "INSERT INTO customer (id, name, folded) VALUES (%d, 'C%d', 'c');",
                            i, i, i, i, i, i, i, i);
  /* No undo reaches behind this. */
  g_assert_true (change_as (fixture, sql->str, TRUE, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->document);
  g_assert_no_errno (g_unlink (fixture->path));
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
assert_sound (const SalesCheck *result)
{
  g_assert_null (result->damage);
  g_assert_cmpint (result->n_broken_references, ==, 0);
  g_assert_cmpint (result->n_stray_lines, ==, 0);
  g_assert_cmpint (result->n_broken_credits, ==, 0);
  g_assert_cmpint (result->first_bad_log_line, ==, 0);
  for (int i = 0; i < SALES_N_TOTALS; i++)
    {
      g_assert_cmpint (result->totals[i].n_different, ==, 0);
      g_assert_cmpint (sales_check_get_orders_difference (result, (SalesTotal) i), ==, 0);
      g_assert_cmpint (sales_check_get_lines_difference (result, (SalesTotal) i), ==, 0);
      g_assert_cmpint (sales_check_get_quantity_difference (result, (SalesTotal) i), ==, 0);
      g_assert_cmpint (sales_check_get_amount_difference (result, (SalesTotal) i), ==, 0);
    }
  g_assert_true (result->sound);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesCheck) result = check (fixture);

  assert_sound (result);
  g_assert_cmpint (result->orders, ==, 0);
  g_assert_cmpint (result->n_log_lines, ==, 2);
}

/* One thing to do: a statement and its values, of which NONE is NULL. Statements are kept by the
 * store, so that ten thousand of them are not compiled ten thousand times. */
#define NONE G_MININT64

typedef struct
{
  const char *sql;
  gint64      values[12];
  int         n_values;
} Step;

static const char insert_order[] =
    "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, person, territory, customer, split)"
    " VALUES (?1, 'R' || ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
static const char update_order[] =
    "UPDATE sales_order SET day = ?2, promised = ?3, shipped = ?4, delivered = ?5, followed = ?6, person = ?7,"
    " territory = ?8, customer = ?9, split = ?10 WHERE id = ?1";
static const char update_dates[] = "UPDATE sales_order SET shipped = ?2, followed = ?3 WHERE id = ?1";
static const char delete_shares[] = "DELETE FROM credit_share WHERE order_id = ?1";
static const char delete_lines[] = "DELETE FROM order_line WHERE id BETWEEN ?1 << 12 AND (?1 << 12) + 4095";
static const char delete_order[] = "DELETE FROM sales_order WHERE id = ?1";
static const char insert_share[] =
    "INSERT INTO credit_share SELECT id, ?2, ?3, ?4 FROM sales_order WHERE id = ?1";
static const char write_line[] =
    "INSERT INTO order_line (id, product, quantity, price, amount, cost)"
    " SELECT (?1 << 12) + ?2, ?3, ?4, 1, ?5, ?6 FROM sales_order WHERE id = ?1"
    " ON CONFLICT (id) DO UPDATE SET product = excluded.product, quantity = excluded.quantity,"
    " amount = excluded.amount, cost = excluded.cost";
static const char write_summary[] =
    "INSERT INTO summary (person, first_day, last_day, day, quantity, amount) VALUES (?1, ?2, ?2 + 29, ?2 + 29, ?3, ?4)"
    " ON CONFLICT (person, first_day, last_day) DO UPDATE SET amount = excluded.amount";
static const char delete_summaries[] = "DELETE FROM summary WHERE person = ?1";

static void
append (GArray *steps, const char *sql, int n_values, const gint64 *values)
{
  Step step = { .sql = sql, .n_values = n_values };

  for (int i = 0; i < n_values; i++)
    step.values[i] = values[i];
  g_array_append_val (steps, step);
}

#define APPEND(steps, sql, ...) \
  append (steps, sql, (int) G_N_ELEMENTS (((gint64[]){ __VA_ARGS__ })), (gint64[]){ __VA_ARGS__ })

static gint64
some (GRand *rand, int low, int high)
{
  return g_rand_int_range (rand, 0, 4) == 0 ? NONE : g_rand_int_range (rand, low, high);
}

static gint64
some_day (GRand *rand)
{
  return some (rand, 19700, 20500);
}

static gint64
figure (GRand *rand)
{
  static const gint64 sizes[] = { 3, 1000, 10000000, G_GINT64_CONSTANT (100000000000000) };
  gint64 size = sizes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes))];

  return (gint64) (g_rand_double_range (rand, -0.3, 1) * (double) size);
}

static void
append_order (GRand *rand, GArray *steps, int id, const char *sql)
{
  gboolean split = g_rand_int_range (rand, 0, 3) == 0;
  int cut = g_rand_int_range (rand, 1, 10000);
  int first = g_rand_int_range (rand, 1, N_PEOPLE);

  APPEND (steps, sql, id, g_rand_int_range (rand, 19700, 20500), some_day (rand), some_day (rand), some_day (rand),
          some_day (rand), split ? NONE : some (rand, 1, N_PEOPLE + 1), some (rand, 1, N_PEOPLE + 1),
          some (rand, 1, N_PEOPLE + 1), split);
  APPEND (steps, delete_shares, id);
  if (!split)
    return;
  APPEND (steps, insert_share, id, first, 0, cut);
  APPEND (steps, insert_share, id, first + 1, cut, 10000);
}

static void
append_random (GRand *rand, GArray *steps)
{
  int order = g_rand_int_range (rand, 1, N_ORDERS);

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      APPEND (steps, delete_shares, order);
      APPEND (steps, delete_lines, order);
      APPEND (steps, delete_order, order);
      append_order (rand, steps, order, insert_order);
      break;
    case 1:
      APPEND (steps, delete_lines, order);
      break;
    case 2:
      APPEND (steps, write_summary, g_rand_int_range (rand, 1, N_PEOPLE + 1), 19700 + 30 * g_rand_int_range (rand, 0, 6),
              g_rand_int_range (rand, 0, 9), figure (rand));
      break;
    case 3:
      APPEND (steps, delete_summaries, order % N_PEOPLE + 1);
      break;
    case 4:
      append_order (rand, steps, order, update_order);
      break;
    case 5:
      APPEND (steps, update_dates, order, some_day (rand), some_day (rand));
      break;
    default:
      APPEND (steps, write_line, order, g_rand_int_range (rand, 1, 5), some (rand, 1, N_PEOPLE + 1), figure (rand),
              figure (rand), some (rand, -100, 100000));
    }
}

static gpointer
take_steps (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *steps = data;

  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      g_autoptr (SalesStatement) statement = sales_store_prepare (store, step->sql, error);

      for (int v = 0; v < step->n_values; v++)
        sales_statement_bind_optional (statement, v + 1, step->values[v], NONE);
      if (!sales_statement_run (statement, error))
        return NULL;
    }
  sales_store_touch (store, SALES_CHANGED_ORDERS);
  return SALES_REQUEST_DONE;
}

/* Anything people may do: orders, lines, shares and summaries come, change and go; undo and redo
 * in between. Ten thousand times, and the totals are what a recount from the lines gives. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260925);
  g_autoptr (SalesCheck) result = NULL;
  int n = 0, undone = 0;

  while (n < 10000)
    {
      GArray *steps;
      g_autoptr (GError) error = NULL;

      if (g_rand_int_range (rand, 0, 3) == 0)
        {
          n++;
          if (sales_document_undo (fixture->document, g_rand_int_range (rand, 0, 3) == 0, &error))
            undone++;
          else
            g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
          continue;
        }
      steps = g_array_new (FALSE, FALSE, sizeof (Step));
      for (int i = g_rand_int_range (rand, 1, 40); i > 0; i--, n++)
        append_random (rand, steps);
      sales_document_perform (fixture->document,
                              sales_request_new_action ("test", "Test", take_steps, steps, (GDestroyNotify) g_array_unref),
                              NULL, &error);
      g_assert_no_error (error);
      if (g_rand_int_range (rand, 0, 20) == 0)
        {
          g_autoptr (SalesCheck) between = check (fixture);

          assert_sound (between);
        }
    }
  result = check (fixture);
  assert_sound (result);
  g_assert_cmpint (result->orders, >, N_ORDERS / 2);
  g_assert_cmpint (result->lines, >, N_ORDERS);
  g_assert_cmpint (undone, >, 50);
}

static void
foreign_hand (Fixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_clear_object (&fixture->document);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  fixture->document = sales_document_open (fixture->path, SALES_OPEN_EXISTING, NULL);
}

/* Each kind of wrong is found, and named where it is. */
static void
test_finds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (change (fixture,
                         "INSERT INTO sales_order (id, ref, day, person, customer) VALUES (1, 'a', 20000, 3, 4);"
                         "INSERT INTO order_line (id, quantity, price, amount) VALUES (4097, 1000, 5, 500);"
                         "INSERT INTO sales_order (id, ref, day, split) VALUES (2, 'b', 20000, 1);"
                         "INSERT INTO credit_share VALUES (2, 1, 0, 5000), (2, 2, 5000, 10000)",
                         &error));
  {
    g_autoptr (SalesCheck) result = check (fixture);

    assert_sound (result);
    g_assert_cmpint (result->orders, ==, 2);
    g_assert_cmpint (result->lines, ==, 1);
    g_assert_cmpint (result->line_quantity, ==, 1000);
    g_assert_cmpint (result->line_amount, ==, 500);
    g_assert_cmpint (result->totals[SALES_TOTAL_PERSON_DAY].n_cells, ==, 3);
  }

  foreign_hand (fixture, "UPDATE total_person_day SET amount = amount + 7 WHERE person = 3; DELETE FROM total_year_customer WHERE customer = 4");
  {
    g_autoptr (SalesCheck) result = check (fixture);

    g_assert_false (result->sound);
    g_assert_cmpint (result->totals[SALES_TOTAL_PERSON_DAY].n_different, ==, 1);
    g_assert_cmpint (sales_check_get_amount_difference (result, SALES_TOTAL_PERSON_DAY), ==, 7);
    g_assert_cmpint (result->totals[SALES_TOTAL_YEAR_CUSTOMER].n_different, ==, 1);
    g_assert_cmpint (sales_check_get_orders_difference (result, SALES_TOTAL_YEAR_CUSTOMER), ==, -10000);
    g_assert_cmpint (result->totals[SALES_TOTAL_DAY].n_different, ==, 0);
  }
  foreign_hand (fixture, "UPDATE total_person_day SET amount = amount - 7 WHERE person = 3; INSERT INTO total_year_customer VALUES (2024, 4, 10000, 500)");
  foreign_hand (fixture, "INSERT INTO order_line (id, quantity, price, amount) VALUES (9 << 12 | 1, 0, 0, 0); UPDATE credit_share SET from_share = 5001 WHERE person = 2;"
                         "UPDATE change_log SET after = 'forged' WHERE id = 2; PRAGMA foreign_keys = OFF; UPDATE sales_order SET territory = 99 WHERE id = 1");
  {
    g_autoptr (SalesCheck) result = check (fixture);

    g_assert_false (result->sound);
    g_assert_cmpint (result->n_stray_lines, ==, 1);
    g_assert_cmpint (result->n_broken_credits, ==, 1);
    g_assert_cmpint (result->n_broken_references, ==, 1);
    g_assert_cmpint (result->first_bad_log_line, ==, 2);
    g_assert_cmpint (result->totals[SALES_TOTAL_PERSON_DAY].n_different, ==, 1);
    g_assert_cmpint (result->totals[SALES_TOTAL_TERRITORY_DAY].n_different, >, 0);
  }
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
  add ("/check/empty", test_empty);
  add ("/check/random", test_random);
  add ("/check/finds", test_finds);
  return g_test_run ();
}
