/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How smoothly the list of orders scrolls, with few orders and with a million, and how long it
 * takes to save them all.
 *
 *   benchmark-orders [ORDERS …]
 *
 * By default 10,000 and 1,000,000 orders of 200 people and 20,000 customers, 1180×760, everything
 * in one period. A frame is the main thread's work from the frame clock's before-paint to its
 * after-paint, opening is all threads' work until the first rows are drawn: what else the machine
 * does meanwhile does not count. It needs a display (GSK_RENDERER=cairo) and asserts no time. */

#include <adwaita.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/sales-locale.h"
#include "exchange/sales-order-export.h"
#include "model/sales-order-list.h"
#include "pages/sales-orders-page.h"
#include "ui/sales-resources.h"

#define FRAMES 245
#define FIRST_DAY 19631 /* 2023-10-01 */
#define TODAY     20721 /* 2026-09-25 */

typedef enum
{
  BY_LINES, /* 100 pixels a frame */
  BY_PAGES, /* a page a frame */
  BY_JUMPS, /* anywhere, every frame */
  N_MOTIONS,
} Motion;

static const char *const motion_names[N_MOTIONS] = { "100 px", "page", "jump" };

typedef struct
{
  GtkWidget     *window;
  GtkAdjustment *adjustment;
  GtkColumnView *view;
  Motion         motion;
  gint64         began;
  gint64         opened;  /* 0 until the first rows are seen */
  gint64         seen;    /* the same by the clock on the wall */
  GArray        *frames;  /* gint64, microseconds */
  guint32        random;
  gboolean       scrolling;
} Run;

static const char orders_sql[] =
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO person (id, name, sort_name, folded)"
    " SELECT i, 'Person ' || i, 'Person ' || i, 'person ' || i FROM n;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20) INSERT INTO territory (id, name) SELECT i, 'Territory ' || i FROM n;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO customer (id, name, folded)"
    " SELECT i, 'Customer ' || (i * 7919 % 20011), 'customer ' || (i * 7919 % 20011) FROM n;"
    "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
    " INSERT INTO sales_order (id, ref, day, promised, shipped, delivered, followed, customer, person, territory)"
    " SELECT i, printf ('%07d', i), d, d + 7, d + 4 + i * 13 % 5, d + 9, CASE WHEN i % 10 > 0 THEN d + 20 END,"
    " 1 + i * 31 % 20000, 1 + i * 7 % 200, 1 + i % 20 FROM (SELECT i, ?2 + i * (?3 - ?2) / ?1 AS d FROM n);"
    "INSERT INTO order_line (id, quantity, price, amount) SELECT (id << 12) + 1, 1000, 10000, 1000000 * (1 + id * 7919 % 9001) FROM sales_order;";

/* The list reads no totals: they are left out. */
static void
fill_document (const char *path, gint64 n_orders)
{
  g_autoptr (GError) error = NULL;
  SalesDocument *document = sales_document_open (path, SALES_OPEN_CREATE, &error);
  const char *rest = orders_sql;
  sqlite3 *db = NULL;

  if (document == NULL)
    g_error ("%s", error->message);
  sales_document_close (document);
  g_object_unref (document);
  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_exec (db, "BEGIN", NULL, NULL, NULL);
  while (*rest != '\0')
    {
      sqlite3_stmt *stmt = NULL;

      if (sqlite3_prepare_v2 (db, rest, -1, &stmt, &rest) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      if (sqlite3_bind_parameter_count (stmt) == 3)
        {
          sqlite3_bind_int64 (stmt, 1, n_orders);
          sqlite3_bind_int (stmt, 2, FIRST_DAY);
          sqlite3_bind_int (stmt, 3, TODAY);
        }
      if (sqlite3_step (stmt) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_finalize (stmt);
    }
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
}

/* Microseconds of work. */
static gint64
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static double
get_rss (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  g_file_get_contents ("/proc/self/statm", &text, NULL, NULL);
  parts = g_strsplit (text, " ", 3);
  return (double) g_ascii_strtoll (parts[1], NULL, 10) * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static gboolean
is_first_row_filled (Run *run)
{
  GtkSelectionModel *model = gtk_column_view_get_model (run->view);
  g_autoptr (SalesOrderRow) row = model == NULL ? NULL : g_list_model_get_item (G_LIST_MODEL (model), 0);

  return row != NULL && sales_order_row_is_loaded (row);
}

static void
before_paint_cb (GdkFrameClock *clock, Run *run)
{
  double page, upper;

  run->began = now (CLOCK_THREAD_CPUTIME_ID);
  if (!run->scrolling)
    return;
  page = gtk_adjustment_get_page_size (run->adjustment);
  upper = gtk_adjustment_get_upper (run->adjustment) - page;
  if (run->motion == BY_LINES)
    gtk_adjustment_set_value (run->adjustment, gtk_adjustment_get_value (run->adjustment) + 100);
  else if (run->motion == BY_PAGES)
    gtk_adjustment_set_value (run->adjustment, gtk_adjustment_get_value (run->adjustment) + page);
  else
    {
      run->random = run->random * 1664525 + 1013904223;
      gtk_adjustment_set_value (run->adjustment, upper * run->random / G_MAXUINT32);
    }
}

static void
after_paint_cb (GdkFrameClock *clock, Run *run)
{
  gint64 spent = now (CLOCK_THREAD_CPUTIME_ID) - run->began;

  if (run->opened == 0 && is_first_row_filled (run))
    {
      run->opened = now (CLOCK_PROCESS_CPUTIME_ID);
      run->seen = g_get_monotonic_time ();
    }
  if (run->scrolling)
    g_array_append_val (run->frames, spent);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
quantile (GArray *sorted, double share)
{
  return (double) g_array_index (sorted, gint64, (guint) (share * (sorted->len - 1))) / 1000;
}

static void
scroll (Run *run, Motion motion)
{
  run->motion = motion;
  gtk_adjustment_set_value (run->adjustment, 0);
  g_array_set_size (run->frames, 0);
  run->scrolling = TRUE;
  while (run->frames->len < FRAMES)
    {
      gtk_widget_queue_draw (run->window);
      g_main_context_iteration (NULL, TRUE);
    }
  run->scrolling = FALSE;
  g_array_sort (run->frames, compare);
  g_print ("  %-7s median %5.1f  p95 %5.1f  p99 %5.1f  max %5.1f ms\n", motion_names[motion],
           quantile (run->frames, 0.5), quantile (run->frames, 0.95), quantile (run->frames, 0.99),
           quantile (run->frames, 1));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!sales_order_export_finish (SALES_DOCUMENT (source), result, &error))
    g_error ("%s", error->message);
  *(gboolean *) user_data = TRUE;
}

/* All orders into a file, while nothing else is asked. */
static void
export_orders (SalesDocument *document, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "orders.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 start = now (CLOCK_PROCESS_CPUTIME_ID), wall = g_get_monotonic_time ();
  double before = get_rss ();
  gboolean done = FALSE;
  GStatBuf status;

  sales_order_export_async (document,
                            &(SalesOrderQuery){
                                .scope = SALES_SCOPE_COMPANY,
                                .period = { SALES_PERIOD_DAYS, FIRST_DAY, TODAY },
                            },
                            file, NULL, NULL, NULL, exported_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  if (g_stat (path, &status) != 0)
    g_error ("%s is not there", path);
  g_print ("  export  %.1f s (%.1f on the wall), %.0f MB; resident %+.0f MB\n",
           (double) (now (CLOCK_PROCESS_CPUTIME_ID) - start) / 1e6, (double) (g_get_monotonic_time () - wall) / 1e6,
           (double) status.st_size / 1e6, get_rss () - before);
  g_unlink (path);
}

static void
measure (gint64 n_orders)
{
  g_autofree char *folder = g_dir_make_tmp ("sales-benchmark-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "orders.sales", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesContext) context = sales_context_new ();
  SalesDocument *document;
  Run run = { .random = 1, .frames = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  GtkWidget *page;
  gint64 start, wall;

  fill_document (path, n_orders);
  document = sales_document_open (path, SALES_OPEN_EXISTING, &error);
  if (document == NULL)
    g_error ("%s", error->message);
  sales_context_set_document (context, document);
  sales_context_set_period (context, &(SalesPeriod){ SALES_PERIOD_DAYS, FIRST_DAY, TODAY });
  run.window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (run.window), 1180, 760);
  gtk_window_present (GTK_WINDOW (run.window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_connect (gtk_widget_get_frame_clock (run.window), "before-paint", G_CALLBACK (before_paint_cb), &run);
  g_signal_connect (gtk_widget_get_frame_clock (run.window), "after-paint", G_CALLBACK (after_paint_cb), &run);

  start = now (CLOCK_PROCESS_CPUTIME_ID);
  wall = g_get_monotonic_time ();
  page = g_object_new (SALES_TYPE_ORDERS_PAGE, "context", context, NULL);
  run.view = GTK_COLUMN_VIEW (find_widget (page, GTK_TYPE_COLUMN_VIEW));
  adw_window_set_content (ADW_WINDOW (run.window), page);
  while (run.opened == 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("%" G_GINT64_FORMAT " orders: first rows after %.0f ms (%.0f on the wall)\n", n_orders,
           (double) (run.opened - start) / 1000, (double) (run.seen - wall) / 1000);
  run.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (run.view));
  for (int i = 0; i < N_MOTIONS; i++)
    scroll (&run, i);
  g_print ("  resident %.0f MB\n", get_rss ());
  export_orders (document, folder);

  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (run.window), &run);
  gtk_window_destroy (GTK_WINDOW (run.window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sales_context_set_document (context, NULL);
  sales_document_close (document);
  g_object_unref (document);
  g_array_unref (run.frames);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 77;
    }
  adw_init ();
  sales_register_resource ();
  sales_today_set (TODAY);
  for (int i = 1; i < argc; i++)
    measure (g_ascii_strtoll (argv[i], NULL, 10));
  if (argc == 1)
    {
      measure (10000);
      measure (1000000);
    }
  return 0;
}
