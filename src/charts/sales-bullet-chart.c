/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-bullet-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/sales-text.h"
#include "charts/sales-chart-private.h"
#include "charts/sales-scale.h"

/* Few's proportions: a bar a third and a marker three fifths as high as the ranges. */
#define BAR_SHARE (1.0 / 3)
#define MARKER_SHARE 0.6
#define ROW_HEIGHT 2.25 /* font sizes */
#define BAND_HEIGHT 1.45
/* The scale reaches from 0 to 125 % and grows with the rows, but one odd row must not press all
 * others together: what lies beyond ends in an arrow. */
#define SCALE_MIN 12500
#define SCALE_MAX 25000
#define SCALE_LOW (-5000)

/* Where the grey ranges end, in basis points of the goal; the last reaches to the end. */
static const SalesShare range_ends[] = { 8000, SALES_SHARE_WHOLE };

typedef struct
{
  char    *name;
  gint64   actual, goal;
  gboolean has_share;
  gint64   share;
} Row;

struct _SalesBulletChart
{
  SalesChart     parent_instance;
  SalesChartUnit unit;
  GArray        *rows;
  gboolean       to_date;

  /* While laying out. */
  double         left, bar_width; /* of the bars */
  double         gap_width, share_width;
  SalesScale     scale;
};

G_DEFINE_FINAL_TYPE (SalesBulletChart, sales_bullet_chart, SALES_TYPE_CHART)

static void
row_clear (gpointer row)
{
  g_free (((Row *) row)->name);
}

static const Row *
get_row (SalesBulletChart *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

/* What stands at the end of a row that has no attainment. */
static char *
word_nothing (SalesBulletChart *self, const Row *row)
{
  if (row->actual == SALES_CHART_NONE)
    return g_strdup (C_("attainment", "n/a"));
  return sales_chart_unit_format (&self->unit, row->actual);
}

/* ---- Layout ---- */

static void
choose_scale (SalesBulletChart *self)
{
  gint64 low = 0, high = SCALE_MIN;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = get_row (self, i);

      if (!row->has_share)
        continue;
      low = MIN (low, row->share);
      high = MAX (high, row->share);
    }
  self->scale = (SalesScale){ MAX (low, SCALE_LOW), MIN (high, SCALE_MAX), self->left, self->left + self->bar_width };
}

/* Names take what they need, up to a third; figures as much as the widest; bars the rest. */
static void
choose_columns (SalesBulletChart *self, SalesPicture *picture, double width)
{
  double em = sales_picture_get_em (picture), names = 0, gaps = 0, shares = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = get_row (self, i);
      g_autofree char *gap = NULL;
      g_autofree char *share = NULL;

      names = MAX (names, sales_picture_measure (picture, SALES_TEXT_REGULAR, row->name));
      if (!row->has_share)
        continue;
      gap = sales_chart_unit_format_gap (&self->unit, row->share);
      share = sales_chart_unit_format_attainment (&self->unit, row->share);
      gaps = MAX (gaps, sales_picture_measure (picture, SALES_TEXT_BOLD, gap));
      shares = MAX (shares, sales_picture_measure (picture, SALES_TEXT_REGULAR, share));
    }
  names = MIN (names, width * 0.34);
  gaps = MIN (gaps, width * 0.34);
  self->left = names + 0.7 * em;
  self->gap_width = gaps;
  self->share_width = shares;
  /* The attainment beside the gap is a comfort for which a narrow chart has no room. */
  if (width - self->left - gaps - shares - 1.8 * em < 9 * em)
    self->share_width = 0;
  self->bar_width = width - self->left - gaps - 0.7 * em - (self->share_width > 0 ? self->share_width + 0.8 * em : 0);
  self->bar_width = MAX (self->bar_width, em);
}

static void
add_ranges (SalesBulletChart *self, SalesPicture *picture, double y, double height)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double from = sales_scale_place (&self->scale, 0), end = self->left + self->bar_width;

  for (guint i = 0; i <= G_N_ELEMENTS (range_ends); i++)
    {
      double to = i == G_N_ELEMENTS (range_ends) ? end : MIN (sales_scale_place (&self->scale, range_ends[i]), end);

      sales_picture_add_rect (picture, &palette->ranges[i], from, y, to - from, height, 0);
      from = to;
    }
}

static void
add_arrow (SalesPicture *picture, const SalesColor *color, double tip, double middle, double size)
{
  sales_picture_begin_area (picture, color);
  sales_picture_add_point (picture, tip, middle);
  sales_picture_add_point (picture, tip - size, middle - fabs (size));
  sales_picture_add_point (picture, tip - size, middle + fabs (size));
}

static void
add_bar (SalesBulletChart *self, SalesPicture *picture, const Row *row, double middle, double height)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const SalesColor *color = row->share >= SALES_SHARE_WHOLE ? &palette->met : &palette->missed;
  double zero = sales_scale_place (&self->scale, 0);
  gint64 shown = CLAMP (row->share, (gint64) self->scale.low, (gint64) self->scale.high);
  double end = sales_scale_place (&self->scale, shown);
  double thin = MAX (2, round (height * BAR_SHARE)), y = sales_picture_snap (picture, middle - thin / 2);

  if (shown != row->share)
    {
      double size = (row->share > 0 ? 1 : -1) * thin * 0.9;

      add_arrow (picture, color, end, y + thin / 2, size);
      end -= size;
    }
  sales_picture_add_rect (picture, color, MIN (zero, end), y, fabs (end - zero), thin, 0);
}

static void
add_row (SalesBulletChart *self, SalesPicture *picture, guint index, double y, double height)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Row *row = get_row (self, index);
  double em = sales_picture_get_em (picture), width = sales_picture_get_width (picture);
  double band = MIN (BAND_HEIGHT * em, height - 2), middle = y + height / 2;
  double top = sales_picture_snap (picture, middle - band / 2), x = width;
  SalesChartMark mark = { { 0, y, width, height }, self->left, middle, index };
  g_autofree char *text = row->has_share ? sales_chart_unit_format_gap (&self->unit, row->share) : word_nothing (self, row);

  sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->text, row->name, self->left - 0.7 * em, middle,
                          SALES_ALIGN_END, self->left - 0.7 * em);
  if (!row->has_share)
    {
      /* Without a bar there is room for it. */
      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, text, x, middle, SALES_ALIGN_END, MAX (width - self->left, 1));
      sales_chart_add_mark (SALES_CHART (self), &mark);
      return;
    }
  add_ranges (self, picture, top, band);
  add_bar (self, picture, row, middle, band);
  sales_picture_add_rect (picture, &palette->goal, sales_scale_place (&self->scale, SALES_SHARE_WHOLE) - 1,
                          middle - band * MARKER_SHARE / 2, sales_picture_get_stroke (picture, 2.4), band * MARKER_SHARE, 0);
  sales_picture_add_text (picture, SALES_TEXT_BOLD, row->share >= SALES_SHARE_WHOLE ? &palette->met_text : &palette->missed_text,
                          text, x, middle, SALES_ALIGN_END, self->gap_width);
  if (self->share_width > 0)
    {
      g_autofree char *share = sales_chart_unit_format_attainment (&self->unit, row->share);

      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->text, share, x - self->gap_width - 0.8 * em, middle,
                              SALES_ALIGN_END, self->share_width);
    }
  mark.x = sales_scale_place (&self->scale, CLAMP (row->share, (gint64) self->scale.low, (gint64) self->scale.high));
  sales_chart_add_mark (SALES_CHART (self), &mark);
}

static void
add_axis (SalesBulletChart *self, SalesPicture *picture, double y)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  g_autofree char *whole = sales_locale_format_percent (sales_chart_unit_get_locale (&self->unit), SALES_SHARE_WHOLE, 0);

  sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, whole, sales_scale_place (&self->scale, SALES_SHARE_WHOLE),
                          y + sales_picture_get_line_height (picture) / 2, SALES_ALIGN_CENTER, -1);
}

static gboolean
any_share (SalesBulletChart *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->has_share)
      return TRUE;
  return FALSE;
}

static void
layout (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  SalesBulletChart *self = SALES_BULLET_CHART (chart);
  SalesPicture *picture = sales_chart_get_picture (chart);
  double line = sales_picture_get_line_height (picture), room, row_height;
  gboolean has_rest, axis = any_share (self) && height >= 3 * line;
  guint n;

  choose_columns (self, picture, width);
  choose_scale (self);
  room = height - (axis ? line : 0);
  n = sales_chart_fit_rows (self->rows->len, room, line, &has_rest);
  row_height = sales_picture_snap (picture, floor (MIN (ROW_HEIGHT * style->font_size, room / n)));
  row_height = MAX (row_height, MIN (line, room));
  for (guint i = 0; i < n; i++)
    if (has_rest && i == n - 1)
      sales_chart_add_rest (chart, self->rows->len - i, i * row_height, row_height);
    else
      add_row (self, picture, i, i * row_height, row_height);
  if (axis)
    add_axis (self, picture, n * row_height);
}

static double
get_height (SalesChart *chart, const SalesChartStyle *style, double width)
{
  SalesBulletChart *self = SALES_BULLET_CHART (chart);

  if (self->rows->len == 0)
    return 6 * style->font_size;
  return self->rows->len * MAX (ceil (ROW_HEIGHT * style->font_size), style->palette == SALES_PALETTE_PRINT ? 0 : 24) + 1.6 * style->font_size;
}

/* ---- Words ---- */

static char *
dup_label (SalesChart *chart, guint mark)
{
  SalesBulletChart *self = SALES_BULLET_CHART (chart);
  const Row *row = get_row (self, sales_chart_get_mark (chart, mark)->row);
  g_autofree char *name = sales_text_isolate (row->name);
  g_autofree char *actual = row->actual != SALES_CHART_NONE ? sales_chart_unit_format (&self->unit, row->actual) : g_strdup (C_("attainment", "n/a"));
  g_autofree char *goal = row->goal != SALES_CHART_NONE ? sales_chart_unit_format (&self->unit, row->goal) : NULL;
  g_autofree char *share = row->has_share ? sales_chart_unit_format_attainment (&self->unit, row->share) : NULL;

  if (goal == NULL)
    /* TRANSLATORS: a row of a chart: a name and an amount: North: €1.2M, no goal */
    return g_strdup_printf (_("%1$s: %2$s, no goal"), name, actual);
  if (share == NULL)
    return g_strdup_printf (_("%1$s: %2$s, goal %3$s"), name, actual, goal);
  if (self->to_date)
    /* TRANSLATORS: a row of a chart: a name, an amount, the goal up to today, a percentage: North: €1.2M, goal to date €1.7M, 71 % */
    return g_strdup_printf (_("%1$s: %2$s, goal to date %3$s, %4$s"), name, actual, goal, share);
  /* TRANSLATORS: a row of a chart: a name, an amount, its goal, a percentage: North: €1.2M, goal €1.7M, 71 % */
  return g_strdup_printf (_("%1$s: %2$s, goal %3$s, %4$s"), name, actual, goal, share);
}

static char *
dup_description (SalesChart *chart)
{
  SalesBulletChart *self = SALES_BULLET_CHART (chart);
  const Row *worst = NULL;
  guint n = 0, missed = 0;
  g_autofree char *name = NULL;
  g_autofree char *share = NULL;
  g_autofree char *missed_text = NULL;
  g_autofree char *farthest = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = get_row (self, i);

      if (!row->has_share)
        continue;
      n++;
      missed += row->share < SALES_SHARE_WHOLE;
      if (worst == NULL || row->share < worst->share)
        worst = row;
    }
  if (n == 0)
    return g_strdup (_("None of them has a goal."));
  if (missed == 0)
    return g_strdup_printf (ngettext ("The one with a goal has met it.", "All %u with a goal have met it.", n), n);
  name = sales_text_isolate (worst->name);
  share = sales_chart_unit_format_attainment (&self->unit, worst->share);
  /* TRANSLATORS: a chart in a sentence: how many with a goal miss it, and how many have one: 4 of 7 are behind their goal. */
  missed_text = g_strdup_printf (ngettext ("%1$u of %2$u is behind its goal.", "%1$u of %2$u are behind their goals.", missed), missed, n);
  /* TRANSLATORS: the second sentence about a chart: a name and a percentage: Farthest behind is North with 71 %. */
  farthest = g_strdup_printf (_("Farthest behind is %1$s with %2$s."), name, share);
  return g_strjoin (" ", missed_text, farthest, NULL);
}

static guint
get_n_columns (SalesChart *chart)
{
  return 5;
}

static char *
dup_column (SalesChart *chart, guint column)
{
  const char *names[] = {
    /* TRANSLATORS: heading of a column of names */
    C_("column", "Name"),
    C_("column", "Actual"),
    SALES_BULLET_CHART (chart)->to_date
        /* TRANSLATORS: heading of a column: the goal up to today */
        ? C_("column", "Goal to date")
        : C_("column", "Goal"),
    /* TRANSLATORS: heading of a column: the actual in percent of the goal */
    C_("column", "Attainment"),
    /* TRANSLATORS: heading of a column: the actual minus the goal, not the statistical variance */
    C_("column", "Variance"),
  };

  return g_strdup (names[column]);
}

static guint
get_n_rows (SalesChart *chart)
{
  return SALES_BULLET_CHART (chart)->rows->len;
}

static char *
dup_cell (SalesChart *chart, guint index, guint column)
{
  SalesBulletChart *self = SALES_BULLET_CHART (chart);
  const Row *row = get_row (self, index);
  gint64 variance;

  switch (column)
    {
    case 0:
      return g_strdup (row->name);
    case 1:
      return sales_chart_unit_format_exact (&self->unit, row->actual);
    case 2:
      return sales_chart_unit_format_exact (&self->unit, row->goal);
    case 3:
      return row->has_share ? sales_chart_unit_format_attainment (&self->unit, row->share) : g_strdup ("");
    default:
      if (row->actual == SALES_CHART_NONE || row->goal == SALES_CHART_NONE || __builtin_sub_overflow (row->actual, row->goal, &variance))
        return g_strdup ("");
      return sales_chart_unit_format_exact (&self->unit, variance);
    }
}

static void
finalize (GObject *object)
{
  g_array_unref (SALES_BULLET_CHART (object)->rows);
  G_OBJECT_CLASS (sales_bullet_chart_parent_class)->finalize (object);
}

static void
sales_bullet_chart_class_init (SalesBulletChartClass *klass)
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
sales_bullet_chart_init (SalesBulletChart *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
}

/* ---- Public functions ---- */

/**
 * sales_bullet_chart_new:
 * @unit: what the figures are
 * @rows: (array length=n_rows): copied, in the order in which they are shown
 * @n_rows: how many
 *
 * Returns: (transfer full): a chart of figures against their goals
 */
SalesChart *
sales_bullet_chart_new (const SalesChartUnit *unit, const SalesBulletRow *rows, guint n_rows)
{
  SalesBulletChart *self = g_object_new (SALES_TYPE_BULLET_CHART, NULL);

  self->unit = *unit;
  for (guint i = 0; i < n_rows; i++)
    {
      Row row = { g_strdup (rows[i].name), rows[i].actual, rows[i].goal };

      row.has_share = sales_chart_attainment (row.actual, row.goal, &row.share);
      g_array_append_val (self->rows, row);
    }
  return SALES_CHART (self);
}

void
sales_bullet_chart_set_to_date (SalesBulletChart *self, gboolean to_date)
{
  self->to_date = to_date;
}
