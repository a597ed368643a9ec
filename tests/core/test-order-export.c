/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include <string.h>

#include "base/sales-error.h"
#include "exchange/sales-order-export.h"
#include "exchange/sales-xlsx-reader.h"

#define DAY   20454 /* 2026-01-01 */
#define TODAY (DAY + 40)

/* Four orders with what a file may have to say, and 1,200 more that are one to a day. */
static const char orders[] =
    "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Łucja', 'Łucja', 'lucja'), (11, 'Zoë', 'Zoë', 'zoe');"
    "INSERT INTO territory (id, name) VALUES (1, '@home');"
    "INSERT INTO customer (id, name, folded) VALUES (1, '=HYPERLINK(\"x\";\"y\")', 'h'), (2, 'Smith, \"Bob\"', 's'),"
    " (3, char (9) || 'tab', 't'), (4, 'plain', 'plain');"
    "INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, customer, person, territory, split) VALUES"
    " (1, '-17', 20454, 20460, 20463, 20465, 20470, 1, 10, 1, 0),"
    " (2, '+1', 20455, 20460, NULL, NULL, NULL, 2, NULL, NULL, 1),"
    " (3, 'A3', 20456, NULL, NULL, NULL, NULL, 3, NULL, NULL, 0),"
    " (4, 'A4', 20457, 20460, 20458, NULL, NULL, NULL, 11, NULL, 0);"
    "INSERT INTO credit_share (order_id, person, from_share, to_share) VALUES (2, 11, 0, 3000), (2, 10, 3000, 10000);"
    "INSERT INTO product (id, name, folded) VALUES (1, 'P', 'p');"
    "INSERT INTO order_line (id, product, quantity, price, amount) VALUES ((1 << 12) + 1, 1, 1000, 1, 123456700),"
    " ((1 << 12) + 2, 1, 1000, 1, 1), ((2 << 12) + 1, 1, -1000, 1, -5000000);";

static const char many[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)"
    " INSERT INTO sales_order (id, ref, day, customer) SELECT 100 + i, 'B' || i, 21000 + i, 4 FROM n;";

static const char titles[] =
    "Number,Date,Customer,Person,Territory,Amount,Days late,Days overdue,Promised,Shipped,Delivered,Followed up\n";

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, orders);
  test_document_sql (self, many);
  sales_today_set (TODAY);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

typedef struct
{
  gint64        done, total;
  guint         n_calls;
  GCancellable *cancellable; /* cancelled at the first call */
} Progress;

static void
progress_cb (gint64 done, gint64 total, gpointer user_data)
{
  Progress *self = user_data;

  g_assert_cmpint (done, >=, self->done);
  self->done = done;
  self->total = total;
  self->n_calls++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static gboolean
export (TestDocument *self, const SalesOrderQuery *query, const char *path, Progress *progress, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  sales_order_export_async (self->document, query, file, progress_cb, progress, progress->cancellable, keep_result_cb,
                            &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return sales_order_export_finish (self->document, result, error);
}

static SalesOrderQuery
everything (SalesDay last)
{
  return (SalesOrderQuery){
    .scope = SALES_SCOPE_COMPANY,
    .period = { SALES_PERIOD_DAYS, DAY, last },
    .sort = SALES_ORDER_COLUMN_DAY,
    .limit = 1, /* of what is seen first; a file has all */
  };
}

/* Texts that a spreadsheet would run are made harmless, figures stay figures. */
static void
test_cells (TestDocument *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "orders.csv", NULL);
  g_autofree char *content = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  SalesOrderQuery query = everything (DAY + 10);
  Progress progress = { 0 };
  GStatBuf status;

  g_assert_true (export (self, &query, path, &progress, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  expected = g_strconcat (titles,
                          "\"'-17\",2026-01-01,\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\",Łucja,\"'@home\",123.456701,3,,2026-01-07,2026-01-10,2026-01-12,2026-01-17\n"
                          "\"'+1\",2026-01-02,\"Smith, \"\"Bob\"\"\",\"Zoë, Łucja\",,-5.00,,34,2026-01-07,,,\n"
                          "A3,2026-01-03,\"'\ttab\",,,,,,,,,\n"
                          "A4,2026-01-04,,Zoë,,,,,2026-01-07,2026-01-05,,\n",
                          NULL);
  g_assert_cmpstr (content, ==, expected);
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  /* As it is filtered and sorted. */
  query.filter = SALES_ORDERS_OVERDUE;
  g_clear_pointer (&content, g_free);
  g_assert_true (export (self, &query, path, &(Progress){ 0 }, &error));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content + strlen (titles), "\"'+1\","));
  g_assert_null (strstr (content, "A3"));
}

/* The same as a spreadsheet: days, numbers, and nothing that is run. */
static void
test_spreadsheet (TestDocument *self, gconstpointer data)
{
  static const struct
  {
    SalesCellKind kind;
    const char   *text;
  } first[] = { { SALES_CELL_TEXT, "-17" }, { SALES_CELL_DATE, "2026-01-01" }, { SALES_CELL_TEXT, "=HYPERLINK(\"x\";\"y\")" }, { SALES_CELL_TEXT, "Łucja" },
                { SALES_CELL_TEXT, "@home" }, { SALES_CELL_MONEY, "123.456701" }, { SALES_CELL_NUMBER, "3" } };
  g_autofree char *path = g_build_filename (self->folder, "orders.XLSX", NULL);
  g_autoptr (SalesImportProblem) problem = NULL;
  g_autoptr (SalesXlsxReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  SalesOrderQuery query = everything (DAY + 10000);
  int rows = 1;

  g_assert_true (export (self, &query, path, &(Progress){ 0 }, &error));
  g_assert_no_error (error);
  reader = sales_xlsx_reader_open (path, NULL, &problem, &error);
  g_assert_no_error (error);
  g_assert_null (problem);
  g_assert_cmpint (sales_xlsx_reader_next (reader), ==, SALES_XLSX_ROW);
  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    {
      const SalesCell *cell = &sales_xlsx_reader_get_cells (reader)[i];
      g_autofree char *text = g_strndup (cell->text, cell->length);

      g_assert_cmpstr (text, ==, first[i].text);
      g_assert_cmpint (cell->kind, ==, first[i].kind);
    }
  while (sales_xlsx_reader_next (reader) == SALES_XLSX_ROW)
    rows++;
  g_assert_cmpint (rows, ==, 1204);
}

static void
test_many (TestDocument *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "orders.csv", NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  SalesOrderQuery query = everything (DAY + 10000);
  Progress progress = { 0 };

  query.descending = TRUE;
  g_assert_true (export (self, &query, path, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpint (progress.done, ==, 1204);
  g_assert_cmpint (progress.total, ==, 1204);
  g_assert_cmpuint (progress.n_calls, >, 2);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1204 + 2);
  g_assert_true (g_str_has_prefix (lines[1], "B1200,"));
  g_assert_true (g_str_has_prefix (lines[1200], "B1,"));
  g_assert_true (g_str_has_prefix (lines[1204], "\"'-17\","));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* What does not come to its end leaves the file as it was, and nothing else. */
static void
test_fails (TestDocument *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "orders.csv", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "orders.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SalesOrderQuery query = everything (DAY + 10000);
  Progress progress = { .cancellable = cancellable };
  guint n_files;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  n_files = count_files (self->folder);
  g_assert_false (export (self, &query, path, &progress, &error));
  g_assert_true (sales_error_is_cancelled (error));
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  g_assert_cmpuint (count_files (self->folder), ==, n_files);

  g_assert_false (export (self, &query, nowhere, &(Progress){ 0 }, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (self->folder), ==, n_files);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, TestDocument, NULL, set_up, func, test_document_tear_down)
  ADD ("/order-export/cells", test_cells);
  ADD ("/order-export/many", test_many);
  ADD ("/order-export/spreadsheet", test_spreadsheet);
  ADD ("/order-export/fails", test_fails);
  return g_test_run ();
}
