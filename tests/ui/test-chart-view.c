/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "charts/sales-bullet-chart.h"
#include "widgets/sales-chart-canvas.h"
#include "widgets/sales-chart-view.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *canvas;
  guint      n_activated;
  guint      row;
} Fixture;

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
activated_cb (SalesChartView *view, guint row, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_activated++;
  fixture->row = row;
}

static SalesChart *
create_chart (void)
{
  static const SalesBulletRow rows[] = {
    { "North", 71 * SALES_QUANTITY_UNIT, 100 * SALES_QUANTITY_UNIT },
    { "<b>&\"%n", 84 * SALES_QUANTITY_UNIT, 100 * SALES_QUANTITY_UNIT },
    { "West", 112 * SALES_QUANTITY_UNIT, 100 * SALES_QUANTITY_UNIT },
  };
  SalesChartUnit unit = { .measure = SALES_CHART_QUANTITY };
  SalesChart *chart = sales_bullet_chart_new (&unit, rows, G_N_ELEMENTS (rows));

  sales_chart_set_title (chart, "Teams");
  sales_chart_set_subtitle (chart, "% of goal");
  return chart;
}

static void
drawn_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* One whole frame: laid out, drawn, shown. */
static void
wait_frame (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gboolean drawn = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (drawn_cb), &drawn);

  gtk_widget_queue_draw (fixture->window);
  while (!drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SalesChart) chart = create_chart ();

  fixture->window = adw_window_new ();
  fixture->view = sales_chart_view_new ();
  fixture->canvas = find (fixture->view, SALES_TYPE_CHART_CANVAS);
  g_signal_connect (fixture->view, "activated", G_CALLBACK (activated_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 240);
  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->view);
  sales_chart_view_set_chart (SALES_CHART_VIEW (fixture->view), chart);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_frame (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
press (Fixture *fixture, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->canvas);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}

/* A reader of the screen gets the picture's title and its finding. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  /* The macro below makes a format of its arguments: no percent sign may stand there. */
  static const char *const finding = "2 of 3 are behind their goals. Farthest behind is North with 71%.";

  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (fixture->canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, "Teams");
  gtk_test_accessible_assert_property (fixture->canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, finding);
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_true (gtk_widget_get_focusable (fixture->canvas));
}

static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  static const char *const label = "<b>&\"%n: 84, goal 100, 84%";
  SalesChartView *view = SALES_CHART_VIEW (fixture->view);

  g_assert_cmpint (sales_chart_view_get_cursor (view), ==, -1);
  g_assert_false (press (fixture, GDK_KEY_Return));
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_cmpint (sales_chart_view_get_cursor (view), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_cmpint (sales_chart_view_get_cursor (view), ==, 1);
  gtk_test_accessible_assert_property (fixture->canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label);
  g_assert_true (press (fixture, GDK_KEY_End));
  g_assert_cmpint (sales_chart_view_get_cursor (view), ==, 2);
  /* Beyond the last one the key is the window's. */
  g_assert_false (press (fixture, GDK_KEY_Down));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_cmpuint (fixture->row, ==, 1);
  wait_frame (fixture);
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_cmpint (sales_chart_view_get_cursor (view), ==, -1);
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  SalesChartView *view = SALES_CHART_VIEW (fixture->view);
  GtkWidget *table;
  GListModel *columns;

  g_assert_null (find (fixture->view, GTK_TYPE_COLUMN_VIEW));
  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.show-table", NULL));
  g_assert_true (sales_chart_view_get_show_table (view));
  wait_frame (fixture);
  table = find (fixture->view, GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (table);
  g_assert_true (gtk_widget_get_mapped (table));
  g_assert_false (gtk_widget_get_child_visible (fixture->canvas));
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (table));
  g_assert_cmpuint (g_list_model_get_n_items (columns), ==, 5);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)))), ==, 3);
  g_signal_emit_by_name (table, "activate", 2);
  g_assert_cmpuint (fixture->row, ==, 2);
  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.show-table", NULL));
  g_assert_false (sales_chart_view_get_show_table (view));
  wait_frame (fixture);
  g_assert_true (gtk_widget_get_mapped (fixture->canvas));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->view);
  GdkContentFormats *formats;
  g_autofree char *text = NULL;

  g_assert_true (gtk_widget_activate_action (fixture->view, "chart.copy", NULL));
  formats = gdk_clipboard_get_formats (clipboard);
  g_assert_true (gdk_content_formats_contain_gtype (formats, GDK_TYPE_TEXTURE));
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "Name\tActual\tGoal\tAttainment\tVariance\nNorth\t71\t100\t71%\t"));
}

static GtkWidget *
find_chooser (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (GTK_IS_FILE_CHOOSER_DIALOG (at->data))
      return at->data;
  return NULL;
}

/* Every format asks where to save; the chart in the window stays as it is. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "png", "svg", "pdf" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *expected = g_strconcat ("Teams.", formats[i], NULL);
      g_autofree char *name = NULL;
      GtkWidget *chooser;

      g_assert_true (gtk_widget_activate_action (fixture->view, "chart.save", "s", formats[i]));
      chooser = find_chooser ();
      g_assert_nonnull (chooser);
      name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (chooser));
      g_assert_cmpstr (name, ==, expected);
      gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
      wait_frame (fixture);
    }
  g_assert_true (press (fixture, GDK_KEY_End));
  g_assert_cmpint (sales_chart_view_get_cursor (SALES_CHART_VIEW (fixture->view)), ==, 2);
}

/* Nothing to show, something new to show: no warning, no cursor on what is gone. */
static void
test_exchange (Fixture *fixture, gconstpointer data)
{
  SalesChartView *view = SALES_CHART_VIEW (fixture->view);
  SalesChartUnit unit = { .measure = SALES_CHART_QUANTITY };
  g_autoptr (SalesChart) empty = sales_bullet_chart_new (&unit, NULL, 0);

  g_assert_true (press (fixture, GDK_KEY_End));
  sales_chart_set_empty_text (empty, "No team has a goal.");
  sales_chart_view_set_chart (view, empty);
  g_assert_cmpint (sales_chart_view_get_cursor (view), ==, -1);
  wait_frame (fixture);
  g_assert_false (press (fixture, GDK_KEY_Down));
  gtk_test_accessible_assert_property (fixture->canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "No team has a goal.");
  sales_chart_view_set_chart (view, NULL);
  wait_frame (fixture);
  g_assert_null (sales_chart_view_get_chart (view));
}

/* Dark style and text size are followed at once. */
static void
test_style (Fixture *fixture, gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_widget_get_settings (fixture->view);
  SalesChartStyle style;
  double size;
  int dpi;

  sales_chart_style_init_from_widget (&style, fixture->canvas);
  g_assert_cmpint (style.palette, ==, SALES_PALETTE_LIGHT);
  g_assert_false (style.right_to_left);
  size = style.font_size;
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  sales_chart_style_init_from_widget (&style, fixture->canvas);
  g_assert_cmpint (style.palette, ==, SALES_PALETTE_DARK);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_set_direction (fixture->canvas, GTK_TEXT_DIR_RTL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 2, NULL);
  wait_frame (fixture);
  sales_chart_style_init_from_widget (&style, fixture->canvas);
  g_assert_true (style.right_to_left);
  g_assert_cmpfloat_with_epsilon (style.font_size, 2 * size, 0.1);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  wait_frame (fixture);
}

static void
test_freed (void)
{
  GtkWidget *view = g_object_ref_sink (sales_chart_view_new ());
  SalesChart *chart = create_chart ();

  sales_chart_view_set_chart (SALES_CHART_VIEW (view), chart);
  sales_chart_view_set_show_table (SALES_CHART_VIEW (view), TRUE);
  g_assert_finalize_object (view);
  g_assert_finalize_object (chart);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/chart-view/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/chart-view/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/chart-view/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add ("/chart-view/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/chart-view/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/chart-view/exchange", Fixture, NULL, set_up, test_exchange, tear_down);
  g_test_add ("/chart-view/style", Fixture, NULL, set_up, test_style, tear_down);
  g_test_add_func ("/chart-view/freed", test_freed);
  return g_test_run ();
}
