/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long all reads of an overview take, with few lines and with many.
 *
 *   benchmark-reads [FOLDER [LINES …]]
 *
 * Documents are made in FOLDER (a temporary one) and found again there. By default 10,000 and
 * 10,000,000 lines: 200 people in 8 teams of 3 departments, 500 products, 20 territories, 36 months,
 * monthly goals for everybody. Medians in milliseconds; it asserts no time. */

#include "model/sales-document.h"
#include "model/sales-overview.h"
#include "store/sales-store.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 31

/* 2023-10-01 and 2026-09-25. */
#define FIRST_DAY 19631
#define TODAY     20721

static const char people_sql[] =
    "INSERT INTO unit (id, parent, kind, name) VALUES (2, 1, 'department', 'D1'), (3, 1, 'department', 'D2'), (4, 1, 'department', 'D3');"
    "WITH n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 7) INSERT INTO unit (id, parent, kind, name) SELECT 5 + i, 2 + i % 3, 'team', 'Team ' || i FROM n;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO person (id, ref, name, sort_name, folded) SELECT i, 'P' || i, 'Person ' || i, 'person', 'person' FROM n;"
    "INSERT INTO membership (person, unit) SELECT id, 5 + id % 8 FROM person;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO territory (id, parent, name) SELECT i, nullif((i - 1) / 5, 0), 'Territory ' || i FROM n;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25) INSERT INTO category (id, parent, name) SELECT i, nullif(i / 5, 0), 'Category ' || i FROM n;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO product (id, name, folded, category) SELECT i, 'Product ' || i, 'product', 1 + i % 25 FROM n;"
    "WITH m (y, k) AS (SELECT 2023, 10 UNION ALL SELECT y + (k = 12), k % 12 + 1 FROM m WHERE y * 12 + k < 2026 * 12 + 9)"
    " INSERT INTO goal (scope_kind, scope, measure, first_day, last_day, value)"
    " SELECT 'person', p.id, 'amount', julianday(printf('%04d-%02d-01', y, k)) - 2440587.5,"
    " julianday(printf('%04d-%02d-01', y, k), '+1 month') - 2440588.5, 1000000000 * (10 + p.id % 7) FROM m, person AS p;";

static const char orders_sql[] =
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
    " INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, person, territory)"
    " SELECT i, 'O' || i, d, d + 7, CASE WHEN s <= ?3 THEN s END, CASE WHEN s + 2 <= ?3 THEN s + 2 END,"
    " CASE WHEN s + f <= ?3 AND i % 10 > 0 THEN s + f END, nullif(p, 0), 1 + i * 31 % 20"
    " FROM (SELECT i, d, d + 4 + (i * 13 % 5) + (i % 40 = 0) * 6 AS s, 4 + i * 17 % 8 AS f, i * 7919 % 201 AS p"
    " FROM (SELECT i, ?2 + i * (?3 - ?2) / ?1 AS d FROM n))";
static const char lines_sql[] =
    "WITH k (j) AS (VALUES (1), (2), (3))"
    " INSERT INTO order_line (id, product, quantity, price, amount, cost)"
    " SELECT (o.id << 12) + j, 1 + (o.id * 3 + j) * 2654435761 % 500, 1000 * (1 + (o.id + j) % 9), 100000,"
    " 10000000 * (1 + (o.id + j) % 9), 6000000 * (1 + (o.id + j) % 9) FROM sales_order AS o, k";

#define MONTH(day) "(strftime('%Y', " day " * 86400, 'unixepoch') * 12 + strftime('%m', " day " * 86400, 'unixepoch') - 1)"
#define SUMS "sum(q), sum(a), sum(a), sum(c)"
#define SERVICE "10000 * sum(shipped IS NOT NULL), 10000 * sum(shipped IS NOT NULL AND promised IS NOT NULL)," \
                " 10000 * sum(coalesce(shipped > promised, 0)), 10000 * sum(delivered IS NOT NULL), 10000 * sum(followed IS NOT NULL)"
#define FACTS "10000 * count(*), " SUMS ", " SERVICE
#define ADDED "sum(orders), sum(quantity), sum(amount), sum(costed), sum(cost), sum(shipped), sum(judged), sum(late), sum(delivered), sum(followed)"

static const char totals_sql[] =
    "CREATE TEMP TABLE o AS SELECT o.day, coalesce(o.person, 0) AS person, o.territory, o.promised, o.shipped, o.delivered, o.followed,"
    " sum(l.quantity) AS q, sum(l.amount) AS a, sum(l.cost) AS c"
    " FROM sales_order AS o CROSS JOIN order_line AS l WHERE l.id BETWEEN o.id << 12 AND (o.id << 12) + 4095 GROUP BY o.id;"
    "INSERT INTO total_territory_day SELECT territory, day, " FACTS " FROM o GROUP BY territory, day;"
    "INSERT INTO total_day SELECT day, " ADDED " FROM total_territory_day GROUP BY day;"
    "CREATE TEMP TABLE pd AS SELECT person, day, 10000 * count(*) AS orders, sum(q) AS quantity, sum(a) AS amount, sum(a) AS costed, sum(c) AS cost,"
    " 10000 * sum(shipped IS NOT NULL) AS shipped, 10000 * sum(shipped IS NOT NULL) AS judged, 10000 * sum(coalesce(shipped > promised, 0)) AS late,"
    " 10000 * sum(delivered IS NOT NULL) AS delivered, 10000 * sum(followed IS NOT NULL) AS followed FROM o GROUP BY person, day;"
    "INSERT INTO total_person_day SELECT person, day, orders, quantity, amount, costed, cost FROM pd;"
    "INSERT INTO total_month_person SELECT " MONTH ("day") " AS m, person, " ADDED " FROM pd GROUP BY m, person;"
    "INSERT INTO total_month_product SELECT " MONTH ("o.day") " AS m, l.product, count(*), sum(l.quantity), sum(l.amount), sum(l.amount), sum(l.cost)"
    " FROM sales_order AS o CROSS JOIN order_line AS l WHERE l.id BETWEEN o.id << 12 AND (o.id << 12) + 4095"
    " GROUP BY o.day, l.product"
    " ON CONFLICT (month, product) DO UPDATE SET lines = lines + excluded.lines, quantity = quantity + excluded.quantity,"
    " amount = amount + excluded.amount, costed = costed + excluded.costed, cost = cost + excluded.cost;";

static void
must (sqlite3 *db, int code, const char *what)
{
  if (code != SQLITE_OK && code != SQLITE_DONE)
    g_error ("%s: %s", what, sqlite3_errmsg (db));
}

static void
insert (sqlite3 *db, const char *sql, gint64 n_orders)
{
  sqlite3_stmt *stmt;

  must (db, sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), sql);
  if (sqlite3_bind_parameter_count (stmt) > 0)
    {
      sqlite3_bind_int64 (stmt, 1, n_orders);
      sqlite3_bind_int64 (stmt, 2, FIRST_DAY);
      sqlite3_bind_int64 (stmt, 3, TODAY);
    }
  must (db, sqlite3_step (stmt), sql);
  sqlite3_finalize (stmt);
}

/* Past the program's own door, with the triggers off: a benchmark of reads waits for no import. */
static void
fill (const char *path, gint64 n_lines)
{
  sqlite3 *db;

  must (NULL, sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), path);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  must (db, sqlite3_exec (db, "PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; PRAGMA temp_store=FILE; BEGIN", NULL, NULL, NULL), "begin");
  must (db, sqlite3_exec (db, people_sql, NULL, NULL, NULL), "people");
  insert (db, orders_sql, n_lines / 3);
  insert (db, lines_sql, n_lines / 3);
  must (db, sqlite3_exec (db, totals_sql, NULL, NULL, NULL), "totals");
  must (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), "commit");
  sqlite3_close (db);
}

static SalesDocument *
open_document (const char *folder, gint64 n_lines)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".sales", n_lines);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  SalesDocument *document;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      document = sales_document_open (path, SALES_OPEN_CREATE, &error);
      g_assert_no_error (error);
      sales_document_close (document);
      g_object_unref (document);
      fill (path, n_lines);
    }
  document = sales_document_open (path, SALES_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  return document;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
median (SalesDocument *document, SalesScopeKind kind, gint64 id, const char *text)
{
  SalesScope scope = { kind, id };
  SalesPeriod period;
  gint64 times[ROUNDS];

  g_assert_true (sales_period_parse (text, 1, &period));
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SalesOverview) overview = NULL;
      gint64 start = g_get_monotonic_time ();

      overview = sales_document_call (document, sales_overview_request_new (&scope, &period), NULL, &error);
      times[i] = g_get_monotonic_time () - start;
      g_assert_no_error (error);
      g_assert_cmpint (overview->reconciliation.people + overview->reconciliation.no_person, ==, overview->reconciliation.orders);
    }
  qsort (times, ROUNDS, sizeof *times, compare_times);
  return (double) times[ROUNDS / 2] / 1000.0;
}

static const struct
{
  const char    *label;
  SalesScopeKind kind;
  gint64         id;
  const char    *period;
} questions[] = {
  { "company, running quarter", SALES_SCOPE_UNIT, 1, "2026-Q3" },
  { "company, past quarter", SALES_SCOPE_UNIT, 1, "2026-Q2" },
  { "company, month", SALES_SCOPE_UNIT, 1, "2026-09" },
  { "company, running year", SALES_SCOPE_UNIT, 1, "2026" },
  { "company, past year", SALES_SCOPE_UNIT, 1, "2025" },
  { "department, running quarter", SALES_SCOPE_UNIT, 2, "2026-Q3" },
  { "team, running quarter", SALES_SCOPE_UNIT, 5, "2026-Q3" },
  { "person, running quarter", SALES_SCOPE_PERSON, 7, "2026-Q3" },
  { "territory, running quarter", SALES_SCOPE_TERRITORY, 1, "2026-Q3" },
  { "category, running quarter", SALES_SCOPE_CATEGORY, 1, "2026-Q3" },
};

int
main (int argc, char **argv)
{
  static const char *const standard[] = { "10000", "10000000" };
  const char *const *sizes = argc > 2 ? (const char *const *) argv + 2 : standard;
  int n_sizes = argc > 2 ? argc - 2 : (int) G_N_ELEMENTS (standard);
  g_autofree char *folder = argc > 1 ? g_strdup (argv[1]) : g_dir_make_tmp ("benchmark-reads-XXXXXX", NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();

  sales_today_set (TODAY);
  g_print ("%-30s", "ms, median");
  for (int i = 0; i < n_sizes; i++)
    {
      g_print ("%12s", sizes[i]);
      g_ptr_array_add (documents, open_document (folder, g_ascii_strtoll (sizes[i], NULL, 10)));
    }
  g_print ("%8s\n", "ratio");
  for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
    {
      double first = 0, last = 0;

      g_print ("%-30s", questions[q].label);
      for (int i = 0; i < n_sizes; i++)
        {
          last = median (documents->pdata[i], questions[q].kind, questions[q].id, questions[q].period);
          first = i == 0 ? last : first;
          g_print ("%12.2f", last);
        }
      g_print ("%8.2f\n", last / first);
    }
  for (guint i = 0; i < documents->len; i++)
    {
      sales_document_close (documents->pdata[i]);
      g_object_unref (documents->pdata[i]);
    }
  return EXIT_SUCCESS;
}
