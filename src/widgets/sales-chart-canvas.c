/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-chart-canvas.h"

#include <adwaita.h>
#include <math.h>

#include "widgets/sales-chart-view.h"

#define MIN_WIDTH 160
#define NATURAL_WIDTH 360

struct _SalesChartCanvas
{
  GtkWidget      parent_instance;
  SalesChart    *chart;
  GskRenderNode *node; /* the picture: drawn once, then the same node again, which GSK skips */
  double         node_width, node_height;
  PangoFontDescription *font; /* what it was last measured with */
  int            cursor; /* mark, or −1 */
  gboolean       by_keyboard; /* the cursor, which the pointer's leaving does not take away */
  gboolean       can_activate;
  double         pointer_x, pointer_y; /* where it was last, in the window */
  PangoLayout   *label;
};

enum
{
  ACTIVATED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesChartCanvas, sales_chart_canvas, GTK_TYPE_WIDGET)

/**
 * sales_chart_style_init_from_widget:
 * @style: (out caller-allocates): filled in
 * @widget: whose font, direction and colours
 *
 * The family and the Pango context are borrowed from @widget, until its style changes.
 */
void
sales_chart_style_init_from_widget (SalesChartStyle *style, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  *style = (SalesChartStyle){
    .palette = adw_style_manager_get_dark (manager) ? SALES_PALETTE_DARK : SALES_PALETTE_LIGHT,
    .high_contrast = adw_style_manager_get_high_contrast (manager),
    .right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .font_size = MAX (size, 4),
    .font_family = pango_font_description_get_family (font),
    .pango = context,
  };
}

/* ---- The cursor ---- */

/* A reader of the screen hears the mark while the cursor stands on it, and the finding otherwise. */
static void
describe (SalesChartCanvas *self)
{
  g_autofree char *text = NULL;

  if (self->chart == NULL)
    text = g_strdup ("");
  else if (self->cursor >= 0 && self->by_keyboard)
    text = sales_chart_dup_label (self->chart, self->cursor);
  else
    text = sales_chart_dup_description (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->chart != NULL ? sales_chart_get_title (self->chart) : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
move_cursor (SalesChartCanvas *self, int mark, gboolean by_keyboard)
{
  if (mark == self->cursor && by_keyboard == self->by_keyboard)
    return;
  self->cursor = mark;
  self->by_keyboard = by_keyboard && mark >= 0;
  g_clear_object (&self->label);
  describe (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark >= 0 && self->can_activate ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->by_keyboard)
    g_signal_emit (self, signals[MOVED], 0, (guint) mark);
}

static void
redraw (SalesChartCanvas *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lays the chart out and records it, unless that was done for this size and style. */
static void
ensure_node (SalesChartCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autoptr (GtkSnapshot) snapshot = NULL;
  SalesChartStyle style;
  cairo_t *cr;

  if (self->node != NULL && self->node_width == width && self->node_height == height)
    return;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  if (self->chart == NULL || width < 1 || height < 1)
    return;
  snapshot = gtk_snapshot_new ();
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  sales_chart_style_init_from_widget (&style, GTK_WIDGET (self));
  sales_chart_render (self->chart, &style, cr, width, height);
  cairo_destroy (cr);
  self->node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  self->node_width = width;
  self->node_height = height;
  if (self->cursor >= (int) sales_chart_get_n_marks (self->chart))
    move_cursor (self, -1, FALSE);
}

/* ---- Drawing ---- */

static void
snapshot_mark (SalesChartCanvas *self, GtkSnapshot *snapshot, const SalesChartMark *mark, const SalesChartStyle *style)
{
  gboolean dark = style->palette == SALES_PALETTE_DARK;
  GdkRGBA line = dark ? (GdkRGBA){ 1, 1, 1, 1 } : (GdkRGBA){ 0, 0, 0, 1 };
  GdkRGBA tint = { line.red, line.green, line.blue, style->high_contrast ? 0.2f : 0.09f };
  double em = style->font_size, radius = 4;
  float widths[4] = { 2, 2, 2, 2 };
  GskRoundedRect ring;

  if (mark->area.height <= 3 * em && mark->area.width <= 8 * em)
    {
      gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (floor (mark->area.x) - 1, floor (mark->area.y) - 1, ceil (mark->area.width), ceil (mark->area.height)), 3);
      gtk_snapshot_append_border (snapshot, &ring, widths, (GdkRGBA[4]){ line, line, line, line });
      return;
    }
  gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (floor (mark->area.x), floor (mark->area.y), ceil (MAX (mark->area.width, 1)), ceil (mark->area.height)));
  gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (mark->x - radius, mark->y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_append_border (snapshot, &ring, widths, (GdkRGBA[4]){ line, line, line, line });
}

static void
snapshot_label (SalesChartCanvas *self, GtkSnapshot *snapshot, const SalesChartMark *mark, const SalesChartStyle *style)
{
  static const GdkRGBA back = { 0.13f, 0.13f, 0.14f, 1 }, text_color = { 1, 1, 1, 1 }, edge = { 1, 1, 1, 0.35f };
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  double pad = 0.5 * style->font_size, x, y;
  int text_width, text_height;
  GskRoundedRect box;
  float widths[4] = { 1, 1, 1, 1 };

  if (self->label == NULL)
    {
      g_autofree char *text = sales_chart_dup_label (self->chart, self->cursor);

      self->label = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      pango_layout_set_wrap (self->label, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (self->label, MAX (1, (int) MIN (width - 4 * pad, 28 * style->font_size)) * PANGO_SCALE);
      pango_layout_set_height (self->label, -4);
      pango_layout_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_pixel_size (self->label, &text_width, &text_height);
  x = round (CLAMP (mark->x - text_width / 2.0 - pad, 0, MAX (0, width - text_width - 2 * pad)));
  /* Above the mark, or below it where there is no room; it may leave the picture, which does not clip it. */
  y = round (mark->y - text_height - 2 * pad - style->font_size);
  if (y < 0 && mark->y + style->font_size + text_height + 2 * pad <= height)
    y = round (mark->y + style->font_size);
  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, text_width + 2 * pad, text_height + pad), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &back, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, widths, (GdkRGBA[4]){ edge, edge, edge, edge });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + pad, y + pad / 2));
  gtk_snapshot_append_layout (snapshot, self->label, &text_color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_focus (SalesChartCanvas *self, GtkSnapshot *snapshot, const SalesChartStyle *style)
{
  GdkRGBA color = style->palette == SALES_PALETTE_DARK ? (GdkRGBA){ 0.47f, 0.68f, 0.93f, 1 } : (GdkRGBA){ 0.11f, 0.44f, 0.85f, 1 };
  float widths[4] = { 2, 2, 2, 2 };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (-4, -4, gtk_widget_get_width (GTK_WIDGET (self)) + 8, gtk_widget_get_height (GTK_WIDGET (self)) + 8), 6);
  gtk_snapshot_append_border (snapshot, &frame, widths, (GdkRGBA[4]){ color, color, color, color });
}

static void
snapshot_canvas (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SalesChartCanvas *self = SALES_CHART_CANVAS (widget);
  SalesChartStyle style;

  ensure_node (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  sales_chart_style_init_from_widget (&style, widget);
  if (gtk_widget_has_visible_focus (widget))
    snapshot_focus (self, snapshot, &style);
  if (self->node == NULL || self->cursor < 0)
    return;
  snapshot_mark (self, snapshot, sales_chart_get_mark (self->chart, self->cursor), &style);
  snapshot_label (self, snapshot, sales_chart_get_mark (self->chart, self->cursor), &style);
}

/* ---- Pointer ---- */

static void
pointer_moved_cb (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  SalesChartCanvas *self = user_data;
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double window_x = x, window_y = y;
  gboolean rests;

  /* What scrolls away under a pointer that rests does not take the cursor from the keyboard. */
  if (native != NULL)
    gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (native), x, y, &window_x, &window_y);
  rests = fabs (window_x - self->pointer_x) < 1 && fabs (window_y - self->pointer_y) < 1;
  self->pointer_x = window_x;
  self->pointer_y = window_y;
  if (self->node != NULL && !(rests && self->by_keyboard))
    move_cursor (self, sales_chart_find_mark (self->chart, x, y), FALSE);
}

static void
pointer_left_cb (GtkEventControllerMotion *motion, gpointer user_data)
{
  SalesChartCanvas *self = user_data;

  if (!self->by_keyboard)
    move_cursor (self, -1, FALSE);
}

static void
activate_cursor (SalesChartCanvas *self)
{
  if (self->node != NULL && self->cursor >= 0)
    g_signal_emit (self, signals[ACTIVATED], 0, sales_chart_get_mark (self->chart, self->cursor)->row);
}

static void
click_released_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  SalesChartCanvas *self = user_data;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->node == NULL || !gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  /* A finger does not hover before it taps. */
  move_cursor (self, sales_chart_find_mark (self->chart, x, y), FALSE);
  activate_cursor (self);
}

/* ---- Keyboard ---- */

static gboolean
overlap (double a, double a_size, double b, double b_size)
{
  return a < b + b_size - 0.5 && b < a + a_size - 0.5;
}

/* The next mark in a direction: in the same row or column if there is one, else the nearest. */
static int
find_next (SalesChartCanvas *self, int dx, int dy)
{
  const SalesChartMark *from = sales_chart_get_mark (self->chart, self->cursor);
  double best = G_MAXDOUBLE;
  int result = -1;

  for (guint i = 0; i < sales_chart_get_n_marks (self->chart); i++)
    {
      const SalesChartMark *mark = sales_chart_get_mark (self->chart, i);
      double along = dx != 0 ? dx * (mark->area.x + mark->area.width / 2 - from->area.x - from->area.width / 2)
                             : dy * (mark->area.y + mark->area.height / 2 - from->area.y - from->area.height / 2);
      gboolean beside = dx != 0 ? overlap (mark->area.y, mark->area.height, from->area.y, from->area.height)
                                : overlap (mark->area.x, mark->area.width, from->area.x, from->area.width);

      if (along > 1e-6 && beside && along < best)
        {
          best = along;
          result = i;
        }
    }
  return result;
}

static gboolean
step (SalesChartCanvas *self, int dx, int dy)
{
  int next;

  if (self->node == NULL || sales_chart_get_n_marks (self->chart) == 0)
    return FALSE;
  next = self->cursor < 0 ? 0 : find_next (self, dx, dy);
  if (next < 0)
    return FALSE;
  move_cursor (self, next, TRUE);
  return TRUE;
}

static gboolean
go_to (SalesChartCanvas *self, gboolean last)
{
  guint n = self->node != NULL ? sales_chart_get_n_marks (self->chart) : 0;

  if (n == 0)
    return FALSE;
  move_cursor (self, last ? (int) n - 1 : 0, TRUE);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, gpointer user_data)
{
  SalesChartCanvas *self = user_data;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  ensure_node (self);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step (self, 0, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to (self, FALSE);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to (self, TRUE);
    case GDK_KEY_Escape:
      if (self->cursor < 0)
        return FALSE;
      move_cursor (self, -1, FALSE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      if (self->cursor < 0)
        return FALSE;
      activate_cursor (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
focus_left_cb (GtkEventControllerFocus *focus, gpointer user_data)
{
  move_cursor (user_data, -1, FALSE);
}

/* ---- GtkWidget ---- */

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  SalesChartCanvas *self = SALES_CHART_CANVAS (widget);
  SalesChartStyle style;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = *natural = 0;
  if (self->chart == NULL)
    return;
  sales_chart_style_init_from_widget (&style, widget);
  *minimum = *natural = (int) sales_chart_get_height (self->chart, &style, for_size > 0 ? for_size : NATURAL_WIDTH);
}

static void
css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SalesChartCanvas *self = SALES_CHART_CANVAS (widget);
  const PangoFontDescription *font;

  GTK_WIDGET_CLASS (sales_chart_canvas_parent_class)->css_changed (widget, change);
  /* A window that gets or loses the focus restyles everything in it: only the font matters here. */
  font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  if (self->font != NULL && pango_font_description_equal (self->font, font))
    return;
  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (font);
  redraw (self);
  gtk_widget_queue_resize (widget);
}

static void
system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (sales_chart_canvas_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DISPLAY || setting == GTK_SYSTEM_SETTING_ICON_THEME)
    return;
  redraw (SALES_CHART_CANVAS (widget));
  gtk_widget_queue_resize (widget);
}

static void
direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (sales_chart_canvas_parent_class)->direction_changed (widget, previous);
  redraw (SALES_CHART_CANVAS (widget));
}

static void
style_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  redraw (user_data);
}

static void
dispose (GObject *object)
{
  SalesChartCanvas *self = SALES_CHART_CANVAS (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_object (&self->label);
  g_clear_object (&self->chart);
  g_clear_pointer (&self->font, pango_font_description_free);
  self->cursor = -1;
  G_OBJECT_CLASS (sales_chart_canvas_parent_class)->dispose (object);
}

static void
sales_chart_canvas_class_init (SalesChartCanvasClass *klass)
{
  GtkWidgetClass *widget = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget->get_request_mode = get_request_mode;
  widget->measure = measure;
  widget->snapshot = snapshot_canvas;
  widget->css_changed = css_changed;
  widget->system_setting_changed = system_setting_changed;
  widget->direction_changed = direction_changed;
  gtk_widget_class_set_css_name (widget, "chart");
  gtk_widget_class_set_accessible_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
  signals[ACTIVATED] = g_signal_new ("activated", SALES_TYPE_CHART_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MOVED] = g_signal_new ("moved", SALES_TYPE_CHART_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sales_chart_canvas_init (SalesChartCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->cursor = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_add_css_class (widget, "caption");
  g_signal_connect (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, 0);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, 0);
}

/* ---- Public functions ---- */

/**
 * sales_chart_canvas_new:
 *
 * Returns: (transfer floating): a picture without a chart
 */
GtkWidget *
sales_chart_canvas_new (void)
{
  return g_object_new (SALES_TYPE_CHART_CANVAS, NULL);
}

void
sales_chart_canvas_set_chart (SalesChartCanvas *self, SalesChart *chart)
{
  move_cursor (self, -1, FALSE);
  g_set_object (&self->chart, chart);
  redraw (self);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sales_chart_canvas_get_cursor:
 * @self: a picture
 *
 * Returns: the mark under the cursor, or −1
 */
int
sales_chart_canvas_get_cursor (SalesChartCanvas *self)
{
  return self->cursor;
}

void
sales_chart_canvas_set_can_activate (SalesChartCanvas *self, gboolean can_activate)
{
  self->can_activate = can_activate;
}

/**
 * sales_chart_canvas_set_cursor:
 * @self: a picture
 * @mark: a mark of the chart as it is laid out, −1 for none
 */
void
sales_chart_canvas_set_cursor (SalesChartCanvas *self, int mark)
{
  ensure_node (self);
  if (self->node != NULL && mark < (int) sales_chart_get_n_marks (self->chart))
    move_cursor (self, mark, TRUE);
}
