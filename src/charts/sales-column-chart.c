/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-column-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "charts/sales-axis.h"
#include "charts/sales-chart-events.h"
#include "charts/sales-chart-private.h"

#define COLUMN_SHARE 0.46 /* of a month's width */
#define GOAL_SHARE 0.62
#define MAX_COLUMN 4.5 /* font sizes */

typedef struct
{
  gint64   actual, goal;
  gboolean has_share;
  gint64   share;
} Month;

struct _SalesColumnChart
{
  SalesChart        parent_instance;
  SalesChartUnit    unit;
  SalesMonth        first_month;
  GArray           *months;
  SalesDay          today;
  SalesChartEvents *events;

  /* While laying out. */
  cairo_rectangle_t plot;
  SalesScale        scale;
  double            slot; /* a month's width */
};

G_DEFINE_FINAL_TYPE (SalesColumnChart, sales_column_chart, SALES_TYPE_CHART)

static const Month *
get_month (SalesColumnChart *self, guint month)
{
  return &g_array_index (self->months, Month, month);
}

static gboolean
is_running (SalesColumnChart *self, guint month)
{
  return self->today != SALES_DAY_NONE && self->first_month + (SalesMonth) month == sales_month_from_day (self->today);
}

static SalesDay
get_first_day (SalesColumnChart *self)
{
  return sales_month_first_day (self->first_month);
}

static SalesDay
get_last_day (SalesColumnChart *self)
{
  return sales_month_last_day (self->first_month + (SalesMonth) self->months->len - 1);
}

static gboolean
has_events (SalesColumnChart *self)
{
  return self->months->len > 0 && sales_chart_events_has_any (self->events, get_first_day (self), get_last_day (self));
}

/* What happened in a month. */
static char *
dup_events (SalesColumnChart *self, guint month)
{
  SalesMonth at = self->first_month + (SalesMonth) month;

  return sales_chart_events_dup_text (self->events, sales_month_first_day (at), sales_month_last_day (at));
}

static void
get_range (SalesColumnChart *self, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < self->months->len; i++)
    {
      gint64 values[] = { get_month (self, i)->actual, get_month (self, i)->goal };

      for (gsize value = 0; value < G_N_ELEMENTS (values); value++)
        if (values[value] != SALES_CHART_NONE)
          {
            *low = MIN (*low, sales_chart_unit_to_double (&self->unit, values[value]));
            *high = MAX (*high, sales_chart_unit_to_double (&self->unit, values[value]));
          }
    }
}

static double
place (SalesColumnChart *self, gint64 value)
{
  return sales_scale_place (&self->scale, sales_chart_unit_to_double (&self->unit, value));
}

static char *
word_figure (SalesColumnChart *self, gint64 value)
{
  int power = sales_column_chart_get_power (self);
  double low, high;

  get_range (self, &low, &high);
  return sales_chart_unit_format_scaled (&self->unit, value, power, sales_chart_unit_choose_decimals (&self->unit, MAX (high, -low), power, 2));
}

/* ---- Layout ---- */

static char *
word_month (SalesColumnChart *self, guint month, gboolean whole)
{
  SalesLocale *locale = sales_chart_unit_get_locale (&self->unit);

  return whole ? sales_locale_format_month (locale, self->first_month + month)
               : sales_locale_format_month_short (locale, self->first_month + month);
}

static double
widest_month (SalesColumnChart *self, SalesPicture *picture, gboolean whole)
{
  double widest = 0;

  for (guint i = 0; i < self->months->len; i++)
    {
      g_autofree char *name = word_month (self, i, whole);

      widest = MAX (widest, sales_picture_measure (picture, SALES_TEXT_REGULAR, name));
    }
  return widest;
}

/* Whole names if all fit, short ones otherwise, and of these every second or third if they would
 * touch. */
static void
add_months (SalesColumnChart *self, SalesPicture *picture, double y)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double em = sales_picture_get_em (picture);
  gboolean whole = widest_month (self, picture, TRUE) + em <= self->slot;
  guint every = whole ? 1 : MAX (1, (guint) ceil ((widest_month (self, picture, FALSE) + 0.4 * em) / self->slot));

  for (guint i = 0; i < self->months->len; i += every)
    {
      g_autofree char *name = word_month (self, i, whole);
      double width = sales_picture_measure (picture, SALES_TEXT_REGULAR, name);
      double x = self->plot.x + (i + 0.5) * self->slot - width / 2;

      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, name, CLAMP (x, 0, sales_picture_get_width (picture) - width), y,
                              SALES_ALIGN_START, -1);
    }
}

/* Whether a text in the middle of which @y is keeps clear of the month's goal line. */
static gboolean
clears_goal (SalesColumnChart *self, const Month *month, double y, double line)
{
  return month->goal == SALES_CHART_NONE || fabs (place (self, month->goal) - y) >= 0.55 * line;
}

/* Inside the column's end where it fits, else below the goal line that crosses it, else beyond its
 * end; left out rather than overlapping. */
static void
add_value (SalesColumnChart *self, SalesPicture *picture, guint at, double x, double width, const SalesColor *color)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Month *month = get_month (self, at);
  double line = sales_picture_get_line_height (picture), zero = place (self, 0), end = place (self, month->actual);
  double inward = month->actual < 0 ? -1 : 1, needs, y;
  g_autofree char *text = word_figure (self, month->actual);
  cairo_rectangle_t area;

  needs = sales_picture_measure (picture, SALES_TEXT_BOLD, text);
  y = end + inward * 0.75 * line;
  if (!clears_goal (self, month, y, line))
    y = place (self, month->goal) + inward * 0.7 * line;
  if ((zero - y) * inward >= 0.5 * line && needs + 4 <= width)
    {
      sales_picture_add_text (picture, SALES_TEXT_BOLD, color, text, x + width / 2, y, SALES_ALIGN_CENTER, -1);
      return;
    }
  y = end - inward * 0.6 * line;
  area = (cairo_rectangle_t){ x + width / 2 - needs / 2 - 1, y - line / 2, needs + 2, line };
  if (clears_goal (self, month, y, line) && sales_picture_is_free (picture, &area) && needs <= self->slot)
    sales_picture_add_text (picture, SALES_TEXT_BOLD, &palette->text, text, x + width / 2, y, SALES_ALIGN_CENTER, -1);
}

static void
add_goal (SalesColumnChart *self, SalesPicture *picture, guint at, double x, double width)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double em = sales_picture_get_em (picture), line = sales_picture_get_line_height (picture), needs;
  double y = place (self, get_month (self, at)->goal);
  g_autofree char *text = word_figure (self, get_month (self, at)->goal);
  cairo_rectangle_t area;

  /* A seam keeps the line apart from a column that it crosses. */
  sales_picture_add_line (picture, &palette->card, sales_picture_get_stroke (picture, 4), SALES_LINE_SOLID, x, y, x + width, y);
  sales_picture_add_line (picture, &palette->goal, sales_picture_get_stroke (picture, 2), SALES_LINE_SOLID, x, y, x + width, y);
  needs = sales_picture_measure (picture, SALES_TEXT_REGULAR, text);
  area = (cairo_rectangle_t){ x + width + 0.3 * em, y - line / 2, needs + 2, line };
  if (area.x + needs <= self->plot.x + (at + 1) * self->slot && sales_picture_is_free (picture, &area))
    sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, text, area.x, y, SALES_ALIGN_START, -1);
}

static void
add_month (SalesColumnChart *self, SalesPicture *picture, guint at)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Month *month = get_month (self, at);
  double em = sales_picture_get_em (picture), zero = place (self, 0);
  double left = self->plot.x + at * self->slot, center = left + self->slot / 2;
  double width = sales_picture_snap (picture, MIN (self->slot * COLUMN_SHARE, MAX_COLUMN * em));
  double goal_width = MIN (self->slot * GOAL_SHARE, width + 1.4 * em), x = sales_picture_snap (picture, center - width / 2);
  const SalesColor *color = !month->has_share ? &palette->neutral : month->share >= SALES_SHARE_WHOLE ? &palette->met : &palette->missed;
  const SalesColor *text = &palette->on_bar;
  SalesChartMark mark = { { left, self->plot.y, self->slot, self->plot.height }, center, zero, at };

  if (month->actual == SALES_CHART_NONE && month->goal == SALES_CHART_NONE)
    return;
  if (month->goal != SALES_CHART_NONE)
    mark.y = place (self, month->goal);
  if (month->actual != SALES_CHART_NONE)
    {
      double end = place (self, month->actual), top = MIN (zero, end), height = fabs (end - zero);

      /* What still grows has neither met nor missed: an outline. */
      if (is_running (self, at))
        {
          sales_picture_add_frame (picture, &palette->neutral, sales_picture_get_stroke (picture, 2), x, top, width, height, 0);
          text = &palette->text;
        }
      else
        sales_picture_add_rect (picture, color, x, top, width, height, 0);
      mark.y = end;
    }
  if (month->goal != SALES_CHART_NONE)
    add_goal (self, picture, at, center - goal_width / 2, goal_width);
  if (month->actual != SALES_CHART_NONE)
    add_value (self, picture, at, x, width, text);
  sales_chart_add_mark (SALES_CHART (self), &mark);
}

/* In its month's room, however long the month is. */
static double
place_day (gpointer user_data, SalesDay day)
{
  SalesColumnChart *self = user_data;
  SalesMonth month = sales_month_from_day (day);
  SalesDay first = sales_month_first_day (month);
  double share = (day - first + 0.5) / (sales_month_last_day (month) - first + 1);

  return self->plot.x + (month - self->first_month + share) * self->slot;
}

static void
add_events (SalesColumnChart *self, SalesPicture *picture)
{
  SalesChartEventPlace place = {
    .plot = self->plot,
    .first = get_first_day (self),
    .last = get_last_day (self),
    .place_day = place_day,
    .data = self,
    .y = self->plot.y - 1.1 * sales_picture_get_line_height (picture),
  };

  sales_chart_events_add_to (self->events, picture, &place);
}

static void
layout (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  SalesColumnChart *self = SALES_COLUMN_CHART (chart);
  SalesPicture *picture = sales_chart_get_picture (chart);
  double line = sales_picture_get_line_height (picture), low, high;
  g_auto (SalesAxis) axis = { 0 };

  get_range (self, &low, &high);
  self->plot.y = has_events (self) ? 2 * line : 1.2 * line;
  self->plot.height = MAX (height - self->plot.y - 1.4 * line, style->font_size);
  sales_axis_init (&axis, picture, &self->unit, low, high, self->plot.y, self->plot.y + self->plot.height);
  self->scale = axis.scale;
  self->plot.x = axis.width;
  self->plot.width = MAX (width - self->plot.x, style->font_size);
  self->slot = self->plot.width / self->months->len;
  sales_axis_add (&axis, picture, self->plot.x + self->plot.width);
  add_months (self, picture, self->plot.y + self->plot.height + 0.8 * line);
  if (has_events (self))
    add_events (self, picture);
  for (guint i = 0; i < self->months->len; i++)
    add_month (self, picture, i);
}

static double
get_height (SalesChart *chart, const SalesChartStyle *style, double width)
{
  return CLAMP (0.36 * width, 13 * style->font_size, 20 * style->font_size);
}

/* ---- Words ---- */

static char *
dup_month_label (SalesColumnChart *self, guint at)
{
  const Month *month = get_month (self, at);
  g_autofree char *when = sales_locale_format_month (sales_chart_unit_get_locale (&self->unit), self->first_month + at);
  g_autofree char *actual = month->actual != SALES_CHART_NONE ? sales_chart_unit_format (&self->unit, month->actual) : NULL;
  g_autofree char *goal = month->goal != SALES_CHART_NONE ? sales_chart_unit_format (&self->unit, month->goal) : NULL;
  g_autofree char *share = month->has_share ? sales_chart_unit_format_attainment (&self->unit, month->share) : NULL;

  if (actual == NULL)
    return g_strdup_printf (_("%1$s: goal %2$s"), when, goal);
  if (goal == NULL)
    return g_strdup_printf (_("%1$s: %2$s, no goal"), when, actual);
  if (share == NULL)
    return g_strdup_printf (_("%1$s: %2$s, goal %3$s"), when, actual, goal);
  return g_strdup_printf (_("%1$s: %2$s, goal %3$s, %4$s"), when, actual, goal, share);
}

static char *
dup_label (SalesChart *chart, guint mark)
{
  SalesColumnChart *self = SALES_COLUMN_CHART (chart);
  guint at = sales_chart_get_mark (chart, mark)->row;
  g_autofree char *label = dup_month_label (self, at);
  g_autofree char *events = dup_events (self, at);

  return events != NULL ? g_strdup_printf (_("%1$s · %2$s"), label, events) : g_steal_pointer (&label);
}

static char *
describe_months (SalesColumnChart *self)
{
  SalesLocale *locale = sales_chart_unit_get_locale (&self->unit);
  guint n = 0, met = 0, worst = 0;
  g_autofree char *first = NULL;
  g_autofree char *when = NULL;
  g_autofree char *share = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < self->months->len; i++)
    {
      const Month *month = get_month (self, i);

      if (!month->has_share || is_running (self, i))
        continue;
      if (n == 0 || month->share < get_month (self, worst)->share)
        worst = i;
      n++;
      met += month->share >= SALES_SHARE_WHOLE;
    }
  if (n == 0)
    return g_strdup (_("No finished month has a goal."));
  /* TRANSLATORS: a chart in a sentence: how many months met their goal, and how many had one */
  first = g_strdup_printf (ngettext ("The goal was met in %1$u of %2$u month.", "The goal was met in %1$u of %2$u months.", n), met, n);
  if (met == n)
    return g_steal_pointer (&first);
  when = sales_locale_format_month (locale, self->first_month + worst);
  share = sales_chart_unit_format_attainment (&self->unit, get_month (self, worst)->share);
  /* TRANSLATORS: the second sentence about a chart: a month and a percentage: The weakest was August 2026 with 79 %. */
  second = g_strdup_printf (_("The weakest was %1$s with %2$s."), when, share);
  return g_strjoin (" ", first, second, NULL);
}

static char *
dup_description (SalesChart *chart)
{
  SalesColumnChart *self = SALES_COLUMN_CHART (chart);
  g_autofree char *months = describe_months (self);
  g_autofree char *events = NULL;

  if (has_events (self))
    events = sales_chart_events_describe (self->events, sales_chart_unit_get_locale (&self->unit), get_first_day (self), get_last_day (self));
  return events != NULL ? g_strjoin (" ", months, events, NULL) : g_steal_pointer (&months);
}

static guint
get_n_columns (SalesChart *chart)
{
  return has_events (SALES_COLUMN_CHART (chart)) ? 5 : 4;
}

static char *
dup_column (SalesChart *chart, guint column)
{
  const char *names[] = {
    /* TRANSLATORS: heading of a column of months */
    C_("column", "Month"),
    C_("column", "Actual"),
    C_("column", "Goal"),
    C_("column", "Attainment"),
    C_("column", "Market Events"),
  };

  return g_strdup (names[column]);
}

static guint
get_n_rows (SalesChart *chart)
{
  return SALES_COLUMN_CHART (chart)->months->len;
}

static char *
dup_cell (SalesChart *chart, guint row, guint column)
{
  SalesColumnChart *self = SALES_COLUMN_CHART (chart);
  const Month *month = get_month (self, row);

  if (column == 0)
    return sales_locale_format_month (sales_chart_unit_get_locale (&self->unit), self->first_month + row);
  if (column < 3)
    return sales_chart_unit_format_exact (&self->unit, column == 1 ? month->actual : month->goal);
  if (column == 4)
    {
      g_autofree char *events = dup_events (self, row);

      return g_strdup (events != NULL ? events : "");
    }
  return month->has_share ? sales_chart_unit_format_attainment (&self->unit, month->share) : g_strdup ("");
}

static void
finalize (GObject *object)
{
  g_array_unref (SALES_COLUMN_CHART (object)->months);
  sales_chart_events_free (SALES_COLUMN_CHART (object)->events);
  G_OBJECT_CLASS (sales_column_chart_parent_class)->finalize (object);
}

static void
sales_column_chart_class_init (SalesColumnChartClass *klass)
{
  SalesChartClass *chart = SALES_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  chart->layout = layout;
  chart->get_height = get_height;
  chart->dup_label = dup_label;
  chart->dup_description = dup_description;
  chart->get_n_columns = get_n_columns;
  chart->dup_column = dup_column;
  chart->get_n_rows = get_n_rows;
  chart->dup_cell = dup_cell;
}

static void
sales_column_chart_init (SalesColumnChart *self)
{
  self->months = g_array_new (FALSE, TRUE, sizeof (Month));
  self->events = sales_chart_events_new ();
  self->today = SALES_DAY_NONE;
}

/* ---- Public functions ---- */

/**
 * sales_column_chart_new:
 * @unit: what the figures are
 * @first_month: the first month
 * @n_months: how many
 * @actual: (array length=n_months): copied
 * @goal: (array length=n_months) (nullable): copied
 *
 * Returns: (transfer full): a chart of months against their goals
 */
SalesChart *
sales_column_chart_new (const SalesChartUnit *unit, SalesMonth first_month, guint n_months, const gint64 *actual, const gint64 *goal)
{
  SalesColumnChart *self = g_object_new (SALES_TYPE_COLUMN_CHART, NULL);

  self->unit = *unit;
  self->first_month = first_month;
  for (guint i = 0; i < n_months; i++)
    {
      Month month = { actual[i], goal != NULL ? goal[i] : SALES_CHART_NONE };

      month.has_share = sales_chart_attainment (month.actual, month.goal, &month.share);
      g_array_append_val (self->months, month);
    }
  return SALES_CHART (self);
}

void
sales_column_chart_set_today (SalesColumnChart *self, SalesDay today)
{
  self->today = today;
}

/**
 * sales_column_chart_add_event:
 * @self: a chart
 * @day: when; outside the months it is not shown
 * @text: what happened in the market; copied
 */
void
sales_column_chart_add_event (SalesColumnChart *self, SalesDay day, const char *text)
{
  sales_chart_events_add (self->events, day, text);
}

/**
 * sales_column_chart_get_power:
 * @self: a chart
 *
 * Returns: 0, 3, 6 or 9: the figures along the axis are divided by 10 to this power
 */
int
sales_column_chart_get_power (SalesColumnChart *self)
{
  double low, high;

  get_range (self, &low, &high);
  return sales_chart_unit_choose_power (&self->unit, MAX (high, -low));
}
