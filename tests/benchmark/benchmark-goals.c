/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How smoothly the grid of goals scrolls and edits, and how long allocation takes.
 *
 *   benchmark-goals [PEOPLE …]
 *
 * By default 500 people in 50 teams of 5 departments, a fiscal year, 1180×760, goals everywhere. A
 * frame is the main thread's work from the frame clock's before-paint to its after-paint: what else
 * the machine does meanwhile does not count. It needs a display (GSK_RENDERER=cairo) and asserts no
 * time. */

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include <glib/gstdio.h>

#include "base/sales-locale.h"
#include "model/sales-goal-allocation.h"
#include "pages/sales-goals-page.h"
#include "store/sales-store.h"
#include "ui/sales-resources.h"
#include "widgets/sales-goal-grid.h"

#define FRAMES 300
#define TODAY  20721 /* 2026-09-25 */

typedef enum
{
  BY_LINES, /* 100 pixels a frame */
  BY_PAGES, /* a page a frame */
  BY_JUMPS, /* anywhere, every frame */
  BY_CELLS, /* the cursor, a cell a frame, down and to the right */
  BY_TYPING, /* a character a frame, into one cell after the other */
  N_MOTIONS,
} Motion;

static const char *const motion_names[N_MOTIONS] = { "100 px", "page", "jump", "cursor", "typing" };

typedef struct
{
  GtkWidget     *window;
  GtkAdjustment *adjustment;
  SalesGoalGrid *grid;
  Motion         motion;
  gint64         began;
  GArray        *frames; /* gint64, microseconds */
  guint32        random;
  gboolean       scrolling;
} Run;

static gpointer
run_sql (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return sales_store_execute (store, data, error) ? SALES_REQUEST_DONE : NULL;
}

static void
fill_document (SalesDocument *document, int n_people)
{
  g_autoptr (GError) error = NULL;
  char *sql = g_strdup_printf (
      "WITH n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 6) INSERT INTO unit (id, parent, kind, name)"
      " SELECT i, 1, 'department', 'Department ' || i FROM n;"
      "WITH n (i) AS (SELECT 7 UNION ALL SELECT i + 1 FROM n WHERE i < 56) INSERT INTO unit (id, parent, kind, name)"
      " SELECT i, 2 + i %% 5, 'team', 'Team ' || i FROM n;"
      "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) INSERT INTO person (id, name, sort_name, folded)"
      " SELECT i, 'Person ' || i, 'Person ' || i, 'person ' || i FROM n;"
      "INSERT INTO membership (person, unit) SELECT id, 7 + id %% 50 FROM person;"
      "WITH n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 23)"
      " INSERT INTO total_month_person SELECT 24300 + i, id, 10000, 1000, 1000000000 * (1 + (id * 7919 + i) %% 97), 0, 0, 0, 0, 0, 0, 0"
      " FROM person, n;",
      n_people);

  sales_document_perform (document, sales_request_new_action ("benchmark", "Benchmark", run_sql, sql, g_free), NULL, &error);
  g_assert_no_error (error);
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

static void
type_character (Run *run)
{
  guint n = run->frames->len;
  int row, column;

  sales_goal_grid_get_cursor (run->grid, &row, &column);
  if (n % 4 == 0)
    {
      sales_goal_grid_cancel_editing (run->grid);
      sales_goal_grid_set_cursor (run->grid, row + 1, column, FALSE);
      sales_goal_grid_start_editing (run->grid, "1");
    }
  else
    {
      GtkWidget *entry = find_widget (GTK_WIDGET (run->grid), GTK_TYPE_ENTRY);
      int end = -1;

      gtk_editable_insert_text (GTK_EDITABLE (entry), "2", 1, &end);
    }
}

static void
before_paint_cb (GdkFrameClock *clock, Run *run)
{
  double page, upper;
  int row, column;

  run->began = now (CLOCK_THREAD_CPUTIME_ID);
  if (!run->scrolling)
    return;
  page = gtk_adjustment_get_page_size (run->adjustment);
  upper = gtk_adjustment_get_upper (run->adjustment) - page;
  sales_goal_grid_get_cursor (run->grid, &row, &column);
  switch (run->motion)
    {
    case BY_LINES:
      gtk_adjustment_set_value (run->adjustment, gtk_adjustment_get_value (run->adjustment) + 100);
      break;
    case BY_PAGES:
      gtk_adjustment_set_value (run->adjustment, gtk_adjustment_get_value (run->adjustment) + page);
      break;
    case BY_JUMPS:
      run->random = run->random * 1664525 + 1013904223;
      gtk_adjustment_set_value (run->adjustment, upper * run->random / G_MAXUINT32);
      break;
    case BY_CELLS:
      sales_goal_grid_set_cursor (run->grid, row + 1, run->frames->len % 17, FALSE);
      break;
    case BY_TYPING:
      type_character (run);
      break;
    case N_MOTIONS:
    default:
      break;
    }
}

static void
after_paint_cb (GdkFrameClock *clock, Run *run)
{
  gint64 spent = now (CLOCK_THREAD_CPUTIME_ID) - run->began;

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
  guint slow = 0;

  run->motion = motion;
  gtk_adjustment_set_value (run->adjustment, 0);
  sales_goal_grid_set_cursor (run->grid, 0, 0, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (run->grid));
  g_array_set_size (run->frames, 0);
  run->scrolling = TRUE;
  while (run->frames->len < FRAMES)
    {
      gtk_widget_queue_draw (run->window);
      g_main_context_iteration (NULL, TRUE);
    }
  run->scrolling = FALSE;
  sales_goal_grid_cancel_editing (run->grid);
  g_array_sort (run->frames, compare);
  for (guint i = 0; i < run->frames->len; i++)
    slow += g_array_index (run->frames, gint64, i) >= 16000;
  g_print ("  %-7s median %5.1f  p95 %5.1f  p99 %5.1f  max %5.1f ms  under 16 ms: %.1f %%\n", motion_names[motion],
           quantile (run->frames, 0.5), quantile (run->frames, 0.95), quantile (run->frames, 0.99), quantile (run->frames, 1),
           100.0 * (FRAMES - slow) / FRAMES);
}

/* What comes after scrolling: cells get their words for screen readers. */
static void
rest (Run *run)
{
  gint64 end, longest = 0;

  gtk_adjustment_set_value (run->adjustment, gtk_adjustment_get_upper (run->adjustment) / 3);
  end = g_get_monotonic_time () + G_USEC_PER_SEC;
  while (g_get_monotonic_time () < end)
    {
      gint64 start = now (CLOCK_THREAD_CPUTIME_ID);

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, now (CLOCK_THREAD_CPUTIME_ID) - start);
    }
  g_print ("  longest work after a jump: %.1f ms\n", (double) longest / 1000);
}

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static void
allocate (SalesDocument *document)
{
  SalesAllocationOptions options = {
    .scope = SALES_SCOPE_COMPANY,
    .below = SALES_SCOPE_UNIT,
    .year_start = 1,
    .total = G_GINT64_CONSTANT (100000000) * 1000000,
    .weights = { 5000, 2000, 3000 },
  };
  g_autoptr (GError) error = NULL;
  double times[9];

  options.period = sales_period_containing (SALES_PERIOD_YEAR, TODAY, 1);
  for (int i = 0; i < 9; i++)
    {
      gint64 start = now (CLOCK_PROCESS_CPUTIME_ID);
      SalesAllocation *allocation = sales_document_call (document, sales_allocation_request_new (&options), NULL, &error);

      g_assert_no_error (error);
      times[i] = (double) (now (CLOCK_PROCESS_CPUTIME_ID) - start) / 1000;
      if (i == 8)
        {
          start = now (CLOCK_PROCESS_CPUTIME_ID);
          sales_document_perform (document, sales_allocation_take_new (allocation, SALES_GOAL_REASON_OTHER, NULL), NULL, &error);
          g_assert_no_error (error);
          g_print ("  taken: %u goals in %.0f ms\n", allocation->edits->len, (double) (now (CLOCK_PROCESS_CPUTIME_ID) - start) / 1000);
        }
      sales_allocation_free (allocation);
    }
  qsort (times, 9, sizeof *times, compare_doubles);
  g_print ("  allocation: median %.1f ms, max %.1f ms\n", times[4], times[8]);
}

/* A year's goals of everybody, pasted and undone. */
static void
paste (Run *run, SalesDocument *document)
{
  const SalesGoalTable *before = sales_goal_grid_get_table (run->grid);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 start;

  for (guint i = 0; i < before->rows->len; i++)
    for (int j = 0; j < 12; j++)
      g_string_append_printf (text, "%u%c", 1000 + i * 12 + (guint) j, j < 11 ? '\t' : '\n');
  sales_goal_grid_set_cursor (run->grid, 0, 0, FALSE);
  start = now (CLOCK_PROCESS_CPUTIME_ID);
  sales_goal_grid_paste (run->grid, text->str);
  while (sales_goal_grid_get_table (run->grid) == before)
    g_main_context_iteration (NULL, TRUE);
  g_print ("  %u goals pasted in %.0f ms", before == NULL ? 0 : sales_goal_grid_get_table (run->grid)->rows->len * 12,
           (double) (now (CLOCK_PROCESS_CPUTIME_ID) - start) / 1000);
  before = sales_goal_grid_get_table (run->grid);
  start = now (CLOCK_PROCESS_CPUTIME_ID);
  sales_document_undo (document, FALSE, &error);
  g_assert_no_error (error);
  while (sales_goal_grid_get_table (run->grid) == before)
    g_main_context_iteration (NULL, TRUE);
  g_print (", undone in %.0f ms\n", (double) (now (CLOCK_PROCESS_CPUTIME_ID) - start) / 1000);
}

static void
measure (int n_people)
{
  g_autofree char *folder = g_dir_make_tmp ("sales-benchmark-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "goals.sales", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesContext) context = sales_context_new ();
  SalesDocument *document = sales_document_open (path, SALES_OPEN_CREATE, &error);
  Run run = { .random = 1, .frames = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  SalesPeriod year = sales_period_containing (SALES_PERIOD_YEAR, TODAY, 1);
  GtkWidget *page;

  g_assert_no_error (error);
  g_print ("%d people\n", n_people);
  fill_document (document, n_people);
  allocate (document);
  sales_context_set_document (context, document);
  sales_context_set_period (context, &year);
  run.window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (run.window), 1180, 760);
  page = g_object_new (SALES_TYPE_GOALS_PAGE, "context", context, NULL);
  run.grid = SALES_GOAL_GRID (find_widget (page, SALES_TYPE_GOAL_GRID));
  adw_window_set_content (ADW_WINDOW (run.window), page);
  gtk_window_present (GTK_WINDOW (run.window));
  while (sales_goal_grid_get_table (run.grid) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (run.window), "before-paint", G_CALLBACK (before_paint_cb), &run);
  g_signal_connect (gtk_widget_get_frame_clock (run.window), "after-paint", G_CALLBACK (after_paint_cb), &run);
  run.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (run.grid));
  for (int i = 0; i < N_MOTIONS; i++)
    scroll (&run, i);
  rest (&run);
  paste (&run, document);

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
    measure (atoi (argv[i]));
  if (argc == 1)
    measure (500);
  return 0;
}
