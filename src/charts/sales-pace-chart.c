/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-pace-chart.h"

#include <glib/gi18n.h>

#include "charts/sales-axis.h"
#include "charts/sales-chart-events.h"
#include "charts/sales-chart-private.h"

/* The share of the width that labels at the lines' ends may take; beyond it they stand above. */
#define MAX_END_SHARE 0.34
#define MAX_LABELS 3

/* A line's name and figure. */
typedef struct
{
  char           *text;
  SalesTextStyle  style;
  SalesColor      color;
  SalesColor      line_color;
  SalesLineKind   line;
  double          y; /* where the line ends: first the figure, then the position */
} LineLabel;

struct _SalesPaceChart
{
  SalesChart         parent_instance;
  SalesChartUnit     unit;
  SalesPacePosition *positions;
  guint              n_positions;
  SalesDay           first, last, today;
  gint64             projection, low, high;
  SalesChartEvents  *events;

  /* While laying out. */
  cairo_rectangle_t plot;
  SalesScale        x, y;
  guint             first_line, end_lines; /* of the picture's shapes */
  guint            *mark_position; /* of each mark: which position */
};

G_DEFINE_FINAL_TYPE (SalesPaceChart, sales_pace_chart, SALES_TYPE_CHART)

/* The last position with an actual, or −1. */
static int
last_actual (SalesPaceChart *self)
{
  for (int i = (int) self->n_positions - 1; i >= 0; i--)
    if (self->positions[i].actual != SALES_CHART_NONE)
      return i;
  return -1;
}

static int
last_goal (SalesPaceChart *self)
{
  for (int i = (int) self->n_positions - 1; i >= 0; i--)
    if (self->positions[i].goal != SALES_CHART_NONE)
      return i;
  return -1;
}

static void
widen (SalesPaceChart *self, gint64 value, double *low, double *high)
{
  double number;

  if (value == SALES_CHART_NONE)
    return;
  number = sales_chart_unit_to_double (&self->unit, value);
  *low = MIN (*low, number);
  *high = MAX (*high, number);
}

static void
get_range (SalesPaceChart *self, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < self->n_positions; i++)
    {
      widen (self, self->positions[i].actual, low, high);
      widen (self, self->positions[i].goal, low, high);
    }
  if (self->projection == SALES_CHART_NONE)
    return;
  widen (self, self->projection, low, high);
  widen (self, self->low, low, high);
  widen (self, self->high, low, high);
}

static double
place_day (SalesPaceChart *self, SalesDay day)
{
  return sales_scale_place (&self->x, day);
}

static double
place_event (gpointer self, SalesDay day)
{
  return place_day (self, day);
}

static double
place_value (SalesPaceChart *self, gint64 value)
{
  return sales_scale_place (&self->y, sales_chart_unit_to_double (&self->unit, value));
}

/* ---- The labels at the lines' ends ---- */

static char *
name_figure (SalesPaceChart *self, const char *pattern, gint64 value)
{
  int power = sales_pace_chart_get_power (self);
  double low, high;
  g_autofree char *figure = NULL;

  get_range (self, &low, &high);
  figure = sales_chart_unit_format_scaled (&self->unit, value, power, sales_chart_unit_choose_decimals (&self->unit, MAX (high, -low), power, 3));

  return g_strdup_printf (pattern, figure);
}

static int
collect_labels (SalesPaceChart *self, const SalesPalette *palette, LineLabel *labels)
{
  int actual = last_actual (self), goal = last_goal (self), n = 0;

  if (goal >= 0)
    labels[n++] = (LineLabel){
      /* TRANSLATORS: beside the line of the goal in a chart; %s is a figure in the axis's unit: Goal 5.15 */
      name_figure (self, _("Goal %s"), self->positions[goal].goal), SALES_TEXT_REGULAR, palette->text,
      palette->goal, SALES_LINE_DASHED, sales_chart_unit_to_double (&self->unit, self->positions[goal].goal),
    };
  if (self->projection != SALES_CHART_NONE)
    labels[n++] = (LineLabel){
      /* TRANSLATORS: beside the line of the projection in a chart; %s is a figure in the axis's unit: Projection 4.95 */
      name_figure (self, _("Projection %s"), self->projection), SALES_TEXT_REGULAR, palette->met_text,
      palette->met, SALES_LINE_DOTTED, sales_chart_unit_to_double (&self->unit, self->projection),
    };
  if (actual >= 0)
    labels[n++] = (LineLabel){
      /* TRANSLATORS: beside the line of what was sold in a chart; %s is a figure in the axis's unit: Actual 4.74 */
      name_figure (self, _("Actual %s"), self->positions[actual].actual), SALES_TEXT_BOLD, palette->met_text,
      palette->met, SALES_LINE_SOLID, sales_chart_unit_to_double (&self->unit, self->positions[actual].actual),
    };
  return n;
}

/* Whether the actual ends so far from the right that its label belongs beside its end. */
static gboolean
actual_ends_early (SalesPaceChart *self)
{
  int actual = last_actual (self);

  return actual >= 0 && self->positions[actual].day < self->last &&
         (self->projection != SALES_CHART_NONE || last_goal (self) > actual);
}

static int
compare_height (gconstpointer a, gconstpointer b)
{
  double one = ((const LineLabel *) a)->y, other = ((const LineLabel *) b)->y;

  return one < other ? -1 : one > other;
}

/* Moves labels apart that are sorted by height, keeping them inside the plot's height. */
static void
spread (LineLabel *labels, int n, double top, double bottom, double height)
{
  for (int i = 0; i < n; i++)
    labels[i].y = CLAMP (labels[i].y, top + height / 2, bottom - height / 2);
  for (int i = 1; i < n; i++)
    labels[i].y = MAX (labels[i].y, labels[i - 1].y + height);
  for (int i = n - 1; i >= 0; i--)
    {
      double limit = i == n - 1 ? bottom - height / 2 : labels[i + 1].y - height;

      labels[i].y = MIN (labels[i].y, limit);
    }
}

static void
add_end_labels (SalesPaceChart *self, SalesPicture *picture, LineLabel *labels, int n)
{
  double height = sales_picture_get_line_height (picture);
  double x = self->plot.x + self->plot.width + 0.6 * sales_picture_get_em (picture);

  for (int i = 0; i < n; i++)
    labels[i].y = sales_scale_place (&self->y, labels[i].y);
  qsort (labels, n, sizeof *labels, compare_height);
  spread (labels, n, MAX (0, self->plot.y - height), self->plot.y + self->plot.height, height);
  for (int i = 0; i < n; i++)
    sales_picture_add_text (picture, labels[i].style, &labels[i].color, labels[i].text, x, labels[i].y, SALES_ALIGN_START,
                            sales_picture_get_width (picture) - x);
}

/* Where there is no room beside the lines: a short line and its name, each in a row above. */
static double
add_legend (SalesPaceChart *self, SalesPicture *picture, LineLabel *labels, int n)
{
  double em = sales_picture_get_em (picture), height = sales_picture_get_line_height (picture);
  double width = sales_picture_get_width (picture), x = 0, y = height / 2;

  for (int i = 0; i < n; i++)
    {
      double needs = 2.5 * em + sales_picture_measure (picture, labels[i].style, labels[i].text);

      if (x > 0 && x + needs > width)
        {
          x = 0;
          y += height;
        }
      sales_picture_add_line (picture, &labels[i].line_color, sales_picture_get_stroke (picture, 2), labels[i].line, x, y, x + 2 * em, y);
      sales_picture_add_text (picture, labels[i].style, &labels[i].color, labels[i].text, x + 2.5 * em, y, SALES_ALIGN_START,
                              width - x - 2.5 * em);
      x += needs + em;
    }
  return y + height / 2;
}

/* ---- The lines ---- */

static void
add_actual (SalesPaceChart *self, SalesPicture *picture)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  gboolean open = FALSE;
  double before = place_value (self, 0);

  for (guint i = 0; i < self->n_positions; i++)
    {
      const SalesPacePosition *position = &self->positions[i];
      double x = place_day (self, position->day), y;

      if (position->actual == SALES_CHART_NONE)
        {
          /* A gap: what is missing is not drawn through. */
          open = FALSE;
          continue;
        }
      y = place_value (self, position->actual);
      if (!open)
        {
          sales_picture_begin_line (picture, &palette->met, sales_picture_get_stroke (picture, 2.4), SALES_LINE_SOLID);
          if (i == 0)
            sales_picture_add_point (picture, self->plot.x, before);
          else
            before = y;
        }
      open = TRUE;
      if (before != y)
        sales_picture_add_point (picture, x, before);
      sales_picture_add_point (picture, x, y);
      before = y;
    }
}

static void
add_goal (SalesPaceChart *self, SalesPicture *picture)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  gboolean open = FALSE;

  for (guint i = 0; i < self->n_positions; i++)
    {
      const SalesPacePosition *position = &self->positions[i];

      if (position->goal == SALES_CHART_NONE)
        {
          open = FALSE;
          continue;
        }
      if (!open)
        sales_picture_begin_line (picture, &palette->goal, sales_picture_get_stroke (picture, 1.5), SALES_LINE_DASHED);
      if (!open && i == 0 && place_day (self, position->day) > self->plot.x)
        sales_picture_add_point (picture, self->plot.x, place_value (self, 0));
      open = TRUE;
      sales_picture_add_point (picture, place_day (self, position->day), place_value (self, position->goal));
    }
}

static void
add_projection (SalesPaceChart *self, SalesPicture *picture)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  int actual = last_actual (self);
  double x1, y1, x2 = self->plot.x + self->plot.width;

  if (self->projection == SALES_CHART_NONE)
    return;
  x1 = actual < 0 ? self->plot.x : place_day (self, self->positions[actual].day);
  y1 = place_value (self, actual < 0 ? 0 : self->positions[actual].actual);
  if (self->low != SALES_CHART_NONE && self->high != SALES_CHART_NONE && x2 > x1)
    {
      sales_picture_begin_area (picture, &palette->band);
      sales_picture_add_point (picture, x1, y1);
      sales_picture_add_point (picture, x2, place_value (self, self->high));
      sales_picture_add_point (picture, x2, place_value (self, self->low));
    }
  sales_picture_begin_line (picture, &palette->met, sales_picture_get_stroke (picture, 2), SALES_LINE_DOTTED);
  sales_picture_add_point (picture, x1, y1);
  sales_picture_add_point (picture, x2, place_value (self, self->projection));
}

/* ---- Axes ---- */

static char *
word_tick (SalesPaceChart *self, SalesTimeStep step, SalesDay day, gboolean whole)
{
  SalesLocale *locale = sales_chart_unit_get_locale (&self->unit);
  int year, month, mday;

  if (step < SALES_TIME_MONTHS)
    return sales_locale_format_day_month (locale, day);
  if (step == SALES_TIME_MONTHS)
    return whole ? sales_locale_format_month (locale, sales_month_from_day (day))
                 : sales_locale_format_month_short (locale, sales_month_from_day (day));
  sales_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%d", year);
}

static double
widest_tick (SalesPaceChart *self, SalesPicture *picture, SalesTimeStep step, gboolean whole)
{
  double widest = 0;

  /* A year's months, or the longest day: any other is about as wide. */
  for (int month = 0; month < 12; month++)
    {
      SalesDay day = sales_month_first_day (sales_month_from_day (self->first) + month) + 27;
      g_autofree char *text = word_tick (self, step, day, whole);

      widest = MAX (widest, sales_picture_measure (picture, SALES_TEXT_REGULAR, text));
    }
  return widest;
}

static void
add_x_axis (SalesPaceChart *self, SalesPicture *picture)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double em = sales_picture_get_em (picture), height = sales_picture_get_line_height (picture);
  double axis = self->plot.y + self->plot.height, free_from = -1;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SalesDay));
  int room[SALES_N_TIME_STEPS];
  SalesTimeStep step;
  gboolean whole;

  for (int i = 0; i < SALES_N_TIME_STEPS; i++)
    room[i] = MAX (1, (int) (self->plot.width / (widest_tick (self, picture, i, FALSE) + 0.8 * em)));
  step = sales_time_ticks (self->first, self->last, room, days);
  whole = step == SALES_TIME_MONTHS && days->len <= 3 &&
          widest_tick (self, picture, step, TRUE) + em < self->plot.width / MAX (1, days->len);
  for (guint i = 0; i < days->len; i++)
    {
      SalesDay day = g_array_index (days, SalesDay, i);
      double x = place_day (self, day), width, at;
      g_autofree char *text = word_tick (self, step, day, whole);

      width = sales_picture_measure (picture, SALES_TEXT_REGULAR, text);
      at = MIN (x, sales_picture_get_width (picture) - width);
      sales_picture_add_line (picture, &palette->axis, 1, SALES_LINE_SOLID, x, axis, x, axis + 0.35 * em);
      if (at < free_from || x > self->plot.x + self->plot.width)
        continue;
      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, text, at, axis + 0.4 * em + height / 2, SALES_ALIGN_START, -1);
      free_from = at + width + 0.6 * em;
    }
}

/* ---- What stands in the plot ---- */

static gboolean
has_today (SalesPaceChart *self)
{
  return self->today != SALES_DAY_NONE && self->today >= self->first && self->today <= self->last;
}

static void
add_today (SalesPaceChart *self, SalesPicture *picture, double top)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double height = sales_picture_get_line_height (picture), width, left, x;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (!has_today (self))
    return;
  x = place_day (self, self->today);
  if (self->plot.y < top + height)
    {
      sales_picture_add_line (picture, &palette->axis, sales_picture_get_stroke (picture, 1), SALES_LINE_SOLID, x, self->plot.y, x,
                              self->plot.y + self->plot.height);
      return;
    }
  day = sales_locale_format_day_month (sales_chart_unit_get_locale (&self->unit), self->today);
  /* TRANSLATORS: at a vertical line in a chart; %s is a day without its year: today, 25 Sep */
  text = g_strdup_printf (_("today, %s"), day);
  width = sales_picture_measure (picture, SALES_TEXT_REGULAR, text);
  left = CLAMP (x - width / 2, self->plot.x, MAX (self->plot.x, self->plot.x + self->plot.width - width));
  sales_picture_add_line (picture, &palette->axis, sales_picture_get_stroke (picture, 1), SALES_LINE_SOLID, x,
                          top + height, x, self->plot.y + self->plot.height);
  sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, text, left, top + height / 2, SALES_ALIGN_START, -1);
}

/* Beside its end, where neither a line nor another label is. */
static gboolean
add_actual_label (SalesPaceChart *self, SalesPicture *picture, const LineLabel *label)
{
  const SalesPacePosition *end = &self->positions[last_actual (self)];
  double em = sales_picture_get_em (picture), height = sales_picture_get_line_height (picture);
  double width = sales_picture_measure (picture, label->style, label->text);
  double x = place_day (self, end->day), y = place_value (self, end->actual);
  double right = self->plot.x + self->plot.width, bottom = self->plot.y + self->plot.height;
  const double sides[] = { x - 0.6 * em - width, x + 0.6 * em };

  for (double away = 0.5; away < 8; away += 0.5)
    for (int below = 0; below <= 1; below++)
      for (gsize side = 0; side < G_N_ELEMENTS (sides); side++)
        {
          double top = below ? y + away * em : y - away * em - height;
          cairo_rectangle_t area = { sides[side] - 2, top, width + 4, height };

          if (area.x < self->plot.x || area.x + area.width > right || top < 0 || top + height > bottom ||
              sales_picture_crosses (picture, self->first_line, self->end_lines, &area) || !sales_picture_is_free (picture, &area))
            continue;
          sales_picture_add_text (picture, label->style, &label->color, label->text, sides[side], top + height / 2, SALES_ALIGN_START, -1);
          return TRUE;
        }
  return FALSE;
}

static void
add_events (SalesPaceChart *self, SalesPicture *picture)
{
  double height = sales_picture_get_line_height (picture);
  SalesChartEventPlace place = {
    .plot = self->plot,
    .first = self->first,
    .last = self->last,
    .place_day = place_event,
    .data = self,
    .y = self->plot.y + self->plot.height - 0.7 * height,
    .step = -1.2 * height,
    .first_line = self->first_line,
    .end_lines = self->end_lines,
  };

  sales_chart_events_add_to (self->events, picture, &place);
}

static void
add_marks (SalesPaceChart *self)
{
  guint n = 0;

  g_free (self->mark_position);
  self->mark_position = g_new (guint, self->n_positions);
  for (guint i = 0; i < self->n_positions; i++)
    {
      const SalesPacePosition *position = &self->positions[i];
      double x = place_day (self, position->day);
      double left = i == 0 ? self->plot.x : (x + place_day (self, self->positions[i - 1].day)) / 2;
      double right = i + 1 == self->n_positions ? self->plot.x + self->plot.width : (x + place_day (self, self->positions[i + 1].day)) / 2;
      gint64 value = position->actual != SALES_CHART_NONE ? position->actual : position->goal;
      SalesChartMark mark = { { left, self->plot.y, MAX (right - left, 0.01), self->plot.height }, x, 0, i };

      if (value == SALES_CHART_NONE)
        continue;
      mark.y = place_value (self, value);
      self->mark_position[n++] = i;
      sales_chart_add_mark (SALES_CHART (self), &mark);
    }
}

/* ---- SalesChart ---- */

static void
layout (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  SalesPaceChart *self = SALES_PACE_CHART (chart);
  SalesPicture *picture = sales_chart_get_picture (chart);
  double em = style->font_size, line = sales_picture_get_line_height (picture);
  double low, high, ends = 0, top = 0, today_top;
  LineLabel labels[MAX_LABELS];
  int n = collect_labels (self, sales_picture_get_palette (picture), labels);
  gboolean legend;
  g_auto (SalesAxis) axis = { 0 };

  for (int i = 0; i < n; i++)
    ends = MAX (ends, sales_picture_measure (picture, labels[i].style, labels[i].text) + 0.8 * em);
  legend = ends > MAX_END_SHARE * width;
  /* In a very low chart the lines matter more than their names. */
  if (legend && height > (n + 4) * line)
    top = add_legend (self, picture, labels, n);
  today_top = top;
  top += has_today (self) && height - top > 5 * line ? 1.2 * line : line / 2;

  get_range (self, &low, &high);
  self->plot.y = top;
  self->plot.height = MAX (height - top - 1.5 * line, em);
  sales_axis_init (&axis, picture, &self->unit, low, high, self->plot.y, self->plot.y + self->plot.height);
  self->y = axis.scale;
  self->plot.x = axis.width;
  self->plot.width = MAX (width - self->plot.x - (legend ? 0.3 * em : ends), em);
  self->x = (SalesScale){ self->first, MAX (self->last, self->first + 1), self->plot.x, self->plot.x + self->plot.width };

  sales_axis_add (&axis, picture, self->plot.x + self->plot.width);
  add_x_axis (self, picture);
  self->first_line = sales_picture_get_n_shapes (picture);
  add_projection (self, picture);
  add_goal (self, picture);
  add_actual (self, picture);
  add_today (self, picture, today_top);
  self->end_lines = sales_picture_get_n_shapes (picture);
  if (!legend)
    {
      /* Without a place in the plot it stands with the others. */
      if (actual_ends_early (self) && add_actual_label (self, picture, &labels[n - 1]))
        g_clear_pointer (&labels[--n].text, g_free);
      add_end_labels (self, picture, labels, n);
    }
  add_events (self, picture);
  add_marks (self);
  for (int i = 0; i < n; i++)
    g_free (labels[i].text);
}

static double
get_height (SalesChart *chart, const SalesChartStyle *style, double width)
{
  return CLAMP (0.33 * width, 15 * style->font_size, 24 * style->font_size);
}

/* What happened on the days that a position stands for. */
static char *
dup_events (SalesPaceChart *self, guint position)
{
  SalesDay first = position > 0 ? self->positions[position - 1].day + 1 : self->first;

  return sales_chart_events_dup_text (self->events, first, self->positions[position].day);
}

static char *
dup_position_label (SalesPaceChart *self, const SalesPacePosition *position)
{
  g_autofree char *day = sales_locale_format_day_month (sales_chart_unit_get_locale (&self->unit), position->day);
  g_autofree char *actual = NULL;
  g_autofree char *goal = NULL;

  if (position->actual != SALES_CHART_NONE)
    actual = sales_chart_unit_format (&self->unit, position->actual);
  if (position->goal != SALES_CHART_NONE)
    goal = sales_chart_unit_format (&self->unit, position->goal);
  if (actual == NULL)
    /* TRANSLATORS: a point of a chart: a day and the goal up to it: 14 Aug: goal €2.40M */
    return g_strdup_printf (_("%1$s: goal %2$s"), day, goal);
  if (goal == NULL)
    /* TRANSLATORS: a point of a chart: a day or a name and a figure: 14 Aug: €2.31M */
    return g_strdup_printf (_("%1$s: %2$s"), day, actual);
  /* TRANSLATORS: a point of a chart: a day or a name, the actual figure and its goal: 14 Aug: €2.31M, goal €2.40M */
  return g_strdup_printf (_("%1$s: %2$s, goal %3$s"), day, actual, goal);
}

static char *
dup_label (SalesChart *chart, guint mark)
{
  SalesPaceChart *self = SALES_PACE_CHART (chart);
  const SalesPacePosition *position = &self->positions[self->mark_position[mark]];
  g_autofree char *label = dup_position_label (self, position);
  g_autofree char *events = dup_events (self, self->mark_position[mark]);

  /* TRANSLATORS: a point of a chart: its figures, and what happened in the market on that day */
  return events != NULL ? g_strdup_printf (_("%1$s · %2$s"), label, events) : g_steal_pointer (&label);
}

static char *
dup_description (SalesChart *chart)
{
  SalesPaceChart *self = SALES_PACE_CHART (chart);
  SalesLocale *locale = sales_chart_unit_get_locale (&self->unit);
  int at = last_actual (self), goal_at = last_goal (self);
  gint64 goal = goal_at >= 0 ? self->positions[goal_at].goal : SALES_CHART_NONE;
  gint64 actual = at >= 0 ? self->positions[at].actual : SALES_CHART_NONE;
  g_autofree char *goal_text = goal != SALES_CHART_NONE ? sales_chart_unit_format (&self->unit, goal) : NULL;
  g_autofree char *actual_text = at >= 0 ? sales_chart_unit_format (&self->unit, actual) : NULL;
  g_autofree char *day = at >= 0 ? sales_locale_format_day (locale, self->positions[at].day) : NULL;
  g_autofree char *events = sales_chart_events_describe (self->events, locale, self->first, self->last);
  g_autoptr (GString) result = g_string_new (NULL);
  gint64 share;

  if (at < 0 && goal_text == NULL)
    g_string_append (result, _("There are no figures here yet."));
  else if (at < 0)
    /* TRANSLATORS: a chart in a sentence; %s is an amount */
    g_string_append_printf (result, _("The goal is %s; nothing is known yet."), goal_text);
  else if (sales_chart_attainment (actual, goal, &share))
    {
      g_autofree char *percent = sales_chart_unit_format_attainment (&self->unit, share);

      /* TRANSLATORS: a chart in a sentence: a day, an amount, a percentage and the goal's amount */
      g_string_append_printf (result, _("By %1$s the actual is %2$s, %3$s of the goal of %4$s."), day, actual_text, percent, goal_text);
    }
  else
    /* TRANSLATORS: a chart in a sentence: a day and an amount */
    g_string_append_printf (result, _("By %1$s the actual is %2$s; there is no goal."), day, actual_text);
  if (self->projection != SALES_CHART_NONE)
    {
      g_autofree char *end = sales_chart_unit_format (&self->unit, self->projection);

      g_string_append_c (result, ' ');
      if (self->low != SALES_CHART_NONE && self->high != SALES_CHART_NONE)
        {
          g_autofree char *low = sales_chart_unit_format (&self->unit, self->low);
          g_autofree char *high = sales_chart_unit_format (&self->unit, self->high);

          /* TRANSLATORS: the second sentence about a chart: three amounts, the likely one, the lowest, the highest */
          g_string_append_printf (result, _("At this pace it ends at %1$s, between %2$s and %3$s."), end, low, high);
        }
      else
        /* TRANSLATORS: the second sentence about a chart; %s is an amount */
        g_string_append_printf (result, _("At this pace it ends at %s."), end);
    }
  if (events != NULL)
    g_string_append_printf (result, " %s", events);
  return g_string_free (g_steal_pointer (&result), FALSE);
}

static guint
get_n_columns (SalesChart *chart)
{
  SalesPaceChart *self = SALES_PACE_CHART (chart);

  return sales_chart_events_has_any (self->events, self->first, self->last) ? 4 : 3;
}

static char *
dup_column (SalesChart *chart, guint column)
{
  const char *names[] = {
    /* TRANSLATORS: heading of a column of dates */
    C_("column", "Day"),
    /* TRANSLATORS: heading of a column: what was sold, as against the goal */
    C_("column", "Actual"),
    /* TRANSLATORS: heading of a column: the goal */
    C_("column", "Goal"),
    /* TRANSLATORS: heading of a column: what happened in the market */
    C_("column", "Market Events"),
  };

  return g_strdup (names[column]);
}

static guint
get_n_rows (SalesChart *chart)
{
  return SALES_PACE_CHART (chart)->n_positions;
}

static char *
dup_cell (SalesChart *chart, guint row, guint column)
{
  SalesPaceChart *self = SALES_PACE_CHART (chart);
  const SalesPacePosition *position = &self->positions[row];

  if (column == 0)
    return sales_locale_format_day_short (sales_chart_unit_get_locale (&self->unit), position->day);
  if (column == 3)
    {
      g_autofree char *events = dup_events (self, row);

      return g_strdup (events != NULL ? events : "");
    }
  return sales_chart_unit_format_exact (&self->unit, column == 1 ? position->actual : position->goal);
}

static void
finalize (GObject *object)
{
  SalesPaceChart *self = SALES_PACE_CHART (object);

  g_free (self->positions);
  g_free (self->mark_position);
  sales_chart_events_free (self->events);
  G_OBJECT_CLASS (sales_pace_chart_parent_class)->finalize (object);
}

static void
sales_pace_chart_class_init (SalesPaceChartClass *klass)
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
sales_pace_chart_init (SalesPaceChart *self)
{
  self->events = sales_chart_events_new ();
  self->today = SALES_DAY_NONE;
  self->projection = self->low = self->high = SALES_CHART_NONE;
}

/* ---- Public functions ---- */

/**
 * sales_pace_chart_new:
 * @unit: what the figures are
 * @positions: (array length=n_positions): cumulative figures by day, ascending; copied
 * @n_positions: how many, 0 for an empty chart
 *
 * Returns: (transfer full): a chart of the way to the goal
 */
SalesChart *
sales_pace_chart_new (const SalesChartUnit *unit, const SalesPacePosition *positions, guint n_positions)
{
  SalesPaceChart *self = g_object_new (SALES_TYPE_PACE_CHART, NULL);

  self->unit = *unit;
  self->positions = g_memdup2 (positions, n_positions * sizeof *positions);
  self->n_positions = n_positions;
  if (n_positions > 0)
    sales_pace_chart_set_period (self, positions[0].day, positions[n_positions - 1].day);
  return SALES_CHART (self);
}

void
sales_pace_chart_set_period (SalesPaceChart *self, SalesDay first, SalesDay last)
{
  g_return_if_fail (first <= last);
  self->first = first;
  self->last = last;
}

void
sales_pace_chart_set_today (SalesPaceChart *self, SalesDay today)
{
  self->today = today;
}

/**
 * sales_pace_chart_set_projection:
 * @self: a chart
 * @end: what the period ends at, or %SALES_CHART_NONE
 * @low: the lower end of its band, or %SALES_CHART_NONE
 * @high: the upper end of its band, or %SALES_CHART_NONE
 */
void
sales_pace_chart_set_projection (SalesPaceChart *self, gint64 end, gint64 low, gint64 high)
{
  self->projection = end;
  self->low = low;
  self->high = high;
}

void
sales_pace_chart_add_event (SalesPaceChart *self, SalesDay day, const char *text)
{
  sales_chart_events_add (self->events, day, text);
}

/**
 * sales_pace_chart_get_power:
 * @self: a chart
 *
 * Returns: 0, 3, 6 or 9: the figures along the axis are divided by 10 to this power
 */
int
sales_pace_chart_get_power (SalesPaceChart *self)
{
  double low, high;

  get_range (self, &low, &high);
  return sales_chart_unit_choose_power (&self->unit, MAX (high, -low));
}
