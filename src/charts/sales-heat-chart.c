/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-heat-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/sales-text.h"
#include "charts/sales-chart-private.h"

#define ROW_HEIGHT 1.9 /* font sizes */
#define MAX_CELL 6.0
#define LARGEST 999 /* percent that a cell spells out */

typedef struct
{
  gint64   actual, goal;
  gboolean has_share;
  gint64   share;
} Cell;

typedef struct
{
  char *name;
  Cell *cells; /* n_months */
} Row;

struct _SalesHeatChart
{
  SalesChart     parent_instance;
  SalesChartUnit unit;
  SalesMonth     first_month;
  guint          n_months;
  SalesDay       today;
  GArray        *rows;
  GArray        *mark_months; /* of each mark */
  char          *words[2 * LARGEST + 2]; /* of −LARGEST to LARGEST percent, and of more */

  /* While laying out. */
  double         left, cell_width;
  SalesTextStyle number_style;
  gboolean       has_numbers;
};

G_DEFINE_FINAL_TYPE (SalesHeatChart, sales_heat_chart, SALES_TYPE_CHART)

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_free (row->cells);
}

static const Row *
get_row (SalesHeatChart *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

static gboolean
is_running (SalesHeatChart *self, guint month)
{
  return self->today != SALES_DAY_NONE && self->first_month + (SalesMonth) month == sales_month_from_day (self->today);
}

/* Whole percent without the sign, which the subtitle says; what is missed never reads 100. */
static gint64
get_percent (const Cell *cell)
{
  gint64 percent = sales_round_div (cell->share, SALES_SHARE_WHOLE / 100);

  if (cell->share < SALES_SHARE_WHOLE)
    percent = MIN (percent, 99);
  return CLAMP (percent, -LARGEST, LARGEST + 1);
}

/* Each number is worded once: a large chart has hundreds of cells, and few different numbers. */
static const char *
word_cell (SalesHeatChart *self, const Cell *cell)
{
  gint64 percent = get_percent (cell);
  char **word = &self->words[percent + LARGEST];
  g_autofree char *largest = NULL;

  if (*word == NULL && percent <= LARGEST)
    *word = sales_locale_format_integer (sales_chart_unit_get_locale (&self->unit), percent);
  else if (*word == NULL)
    {
      largest = sales_locale_format_integer (sales_chart_unit_get_locale (&self->unit), LARGEST);
      *word = g_strconcat (">", largest, NULL);
    }
  return *word;
}

/* ---- Layout ---- */

/* On a screen a cell is something to point at. */
static double
get_row_height (const SalesChartStyle *style)
{
  return style->palette == SALES_PALETTE_PRINT ? ROW_HEIGHT * style->font_size : MAX (24, ceil (ROW_HEIGHT * style->font_size));
}

static double
widest_number (SalesHeatChart *self, SalesPicture *picture, SalesTextStyle style)
{
  double widest = 0;

  for (guint i = 0; i < self->rows->len; i++)
    for (guint month = 0; month < self->n_months; month++)
      if (get_row (self, i)->cells[month].has_share)
        widest = MAX (widest, sales_picture_measure (picture, style, word_cell (self, &get_row (self, i)->cells[month])));
  return widest;
}

/* Names give way to the numbers before the numbers do: to a fifth of the width. */
static void
choose_columns (SalesHeatChart *self, SalesPicture *picture, double width)
{
  double em = sales_picture_get_em (picture), names = 0, numbers, needs;

  for (guint i = 0; i < self->rows->len; i++)
    names = MAX (names, sales_picture_measure (picture, SALES_TEXT_REGULAR, get_row (self, i)->name));
  names += 0.8 * em;
  numbers = widest_number (self, picture, SALES_TEXT_REGULAR);
  needs = self->n_months * (numbers + 0.7 * em);
  names = MIN (names, MAX (width * 0.2, width - needs));
  names = MIN (names, width * 0.45);
  self->left = names;
  self->cell_width = MIN ((width - names) / MAX (self->n_months, 1), MAX_CELL * em);
  self->number_style = SALES_TEXT_REGULAR;
  if (numbers + 4 > self->cell_width)
    {
      self->number_style = SALES_TEXT_SMALL;
      numbers = widest_number (self, picture, SALES_TEXT_SMALL);
    }
  self->has_numbers = numbers + 2 <= self->cell_width;
}

/* Short names, every second or third of them where they would touch. */
static void
add_months (SalesHeatChart *self, SalesPicture *picture, double height)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  SalesLocale *locale = sales_chart_unit_get_locale (&self->unit);
  SalesTextStyle style = SALES_TEXT_REGULAR;
  double widest = 0;
  guint every;

  for (guint i = 0; i < self->n_months; i++)
    {
      g_autofree char *name = sales_locale_format_month_short (locale, self->first_month + i);

      widest = MAX (widest, sales_picture_measure (picture, SALES_TEXT_REGULAR, name));
    }
  if (widest + 4 > self->cell_width)
    {
      style = SALES_TEXT_SMALL;
      widest *= 0.9;
    }
  every = MAX (1, (guint) ceil ((widest + 3) / self->cell_width));
  for (guint i = 0; i < self->n_months; i += every)
    {
      g_autofree char *name = sales_locale_format_month_short (locale, self->first_month + i);
      double width = sales_picture_measure (picture, style, name);
      double x = self->left + (i + 0.5) * self->cell_width - width / 2;

      sales_picture_add_text (picture, style, &palette->muted, name, CLAMP (x, 0, sales_picture_get_width (picture) - width), height / 2,
                              SALES_ALIGN_START, -1);
    }
}

static void
add_cell (SalesHeatChart *self, SalesPicture *picture, guint index, guint month, double y, double height)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Cell *cell = &get_row (self, index)->cells[month];
  double gap = MIN (2, height / 8), x = self->left + month * self->cell_width;
  double width = self->cell_width - gap, stroke = sales_picture_get_stroke (picture, 1);
  SalesChartMark mark = { { x, y, self->cell_width, height }, x + width / 2, y + height / 2, index };
  SalesMonth at = self->first_month + month;
  SalesColor color = palette->heat_empty, text = palette->text;

  if (cell->actual == SALES_CHART_NONE && cell->goal == SALES_CHART_NONE)
    return;
  if (cell->has_share)
    sales_palette_heat (palette, cell->share, &color, &text);
  if (cell->has_share && !is_running (self, month))
    sales_picture_add_rect (picture, &color, x, y, width, height - gap, 2);
  else
    {
      /* A month that still runs is no result yet. */
      sales_picture_add_frame (picture, &color, cell->has_share ? 2 * stroke : stroke, x, y, width, height - gap, 2);
      text = palette->text;
    }
  if (cell->has_share && self->has_numbers)
    sales_picture_add_text (picture, self->number_style, &text, word_cell (self, cell), x + width / 2, y + (height - gap) / 2, SALES_ALIGN_CENTER, -1);
  sales_chart_add_mark (SALES_CHART (self), &mark);
  g_array_append_val (self->mark_months, at);
}

static void
layout (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  SalesHeatChart *self = SALES_HEAT_CHART (chart);
  SalesPicture *picture = sales_chart_get_picture (chart);
  double line = sales_picture_get_line_height (picture), head = 1.3 * line, row_height;
  gboolean has_rest;
  guint n;

  g_array_set_size (self->mark_months, 0);
  choose_columns (self, picture, width);
  add_months (self, picture, line);
  n = sales_chart_fit_rows (self->rows->len, height - head, line, &has_rest);
  row_height = MAX (line, MIN (get_row_height (style), (height - head) / n));
  if (style->palette != SALES_PALETTE_PRINT)
    row_height = floor (row_height);
  for (guint i = 0; i < n; i++)
    {
      double y = head + i * row_height;

      if (has_rest && i == n - 1)
        {
          sales_chart_add_rest (chart, self->rows->len - i, y, row_height);
          break;
        }
      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &sales_picture_get_palette (picture)->text, get_row (self, i)->name, 0,
                              y + row_height / 2 - 1, SALES_ALIGN_START, self->left - 0.5 * style->font_size);
      for (guint month = 0; month < self->n_months; month++)
        add_cell (self, picture, i, month, y, row_height);
    }
}

static double
get_height (SalesChart *chart, const SalesChartStyle *style, double width)
{
  SalesHeatChart *self = SALES_HEAT_CHART (chart);

  if (self->rows->len == 0)
    return 6 * style->font_size;
  return self->rows->len * get_row_height (style) + 2 * style->font_size;
}

/* ---- Words ---- */

static void
count (SalesHeatChart *self, guint *n, guint *missed, guint *worst_row, guint *worst_missed)
{
  *n = *missed = *worst_row = *worst_missed = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint here = 0;

      for (guint month = 0; month < self->n_months; month++)
        {
          const Cell *cell = &get_row (self, i)->cells[month];

          if (!cell->has_share || is_running (self, month))
            continue;
          ++*n;
          here += cell->share < SALES_SHARE_WHOLE;
        }
      *missed += here;
      if (here > *worst_missed)
        {
          *worst_missed = here;
          *worst_row = i;
        }
    }
}

static char *
dup_description (SalesChart *chart)
{
  SalesHeatChart *self = SALES_HEAT_CHART (chart);
  guint n, missed, worst, worst_missed;
  g_autofree char *name = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  count (self, &n, &missed, &worst, &worst_missed);
  if (n == 0)
    return g_strdup (_("No finished month has a goal."));
  if (missed == 0)
    return g_strdup_printf (ngettext ("The one monthly goal was met.", "All %u monthly goals were met.", n), n);
  name = sales_text_isolate (get_row (self, worst)->name);
  /* TRANSLATORS: a chart of people's months in a sentence: how many monthly goals were missed, and how many there were */
  first = g_strdup_printf (ngettext ("%1$u of %2$u monthly goals was missed.", "%1$u of %2$u monthly goals were missed.", missed), missed, n);
  /* TRANSLATORS: the second sentence about a chart: a name, and how many of that person's monthly goals were missed */
  second = g_strdup_printf (ngettext ("Most often by %1$s: in %2$u month.", "Most often by %1$s: in %2$u months.", worst_missed), name, worst_missed);
  return g_strjoin (" ", first, second, NULL);
}

static char *
dup_label (SalesChart *chart, guint mark)
{
  SalesHeatChart *self = SALES_HEAT_CHART (chart);
  const Row *row = get_row (self, sales_chart_get_mark (chart, mark)->row);
  SalesMonth month = sales_heat_chart_get_month (self, mark);
  const Cell *cell = &row->cells[month - self->first_month];
  g_autofree char *name = sales_text_isolate (row->name);
  g_autofree char *when = sales_locale_format_month (sales_chart_unit_get_locale (&self->unit), month);
  g_autofree char *actual = cell->actual != SALES_CHART_NONE ? sales_chart_unit_format (&self->unit, cell->actual) : g_strdup (C_("attainment", "n/a"));
  g_autofree char *goal = cell->goal != SALES_CHART_NONE ? sales_chart_unit_format (&self->unit, cell->goal) : NULL;
  g_autofree char *share = cell->has_share ? sales_chart_unit_format_attainment (&self->unit, cell->share) : NULL;

  if (goal == NULL)
    /* TRANSLATORS: a cell of a chart: a name, a month, an amount: Jonas, August 2026: €12k, no goal */
    return g_strdup_printf (_("%1$s, %2$s: %3$s, no goal"), name, when, actual);
  if (share == NULL)
    /* TRANSLATORS: a cell of a chart: a name, a month, an amount, its goal */
    return g_strdup_printf (_("%1$s, %2$s: %3$s, goal %4$s"), name, when, actual, goal);
  /* TRANSLATORS: a cell of a chart: a name, a month, an amount, its goal, a percentage */
  return g_strdup_printf (_("%1$s, %2$s: %3$s, goal %4$s, %5$s"), name, when, actual, goal, share);
}

static guint
get_n_columns (SalesChart *chart)
{
  return SALES_HEAT_CHART (chart)->n_months + 1;
}

static char *
dup_column (SalesChart *chart, guint column)
{
  SalesHeatChart *self = SALES_HEAT_CHART (chart);

  if (column == 0)
    return g_strdup (C_("column", "Name"));
  return sales_locale_format_month (sales_chart_unit_get_locale (&self->unit), self->first_month + column - 1);
}

static guint
get_n_rows (SalesChart *chart)
{
  return SALES_HEAT_CHART (chart)->rows->len;
}

static char *
dup_cell (SalesChart *chart, guint row, guint column)
{
  SalesHeatChart *self = SALES_HEAT_CHART (chart);
  const Cell *cell;

  if (column == 0)
    return g_strdup (get_row (self, row)->name);
  cell = &get_row (self, row)->cells[column - 1];
  return cell->has_share ? sales_chart_unit_format_attainment (&self->unit, cell->share) : g_strdup ("");
}

static void
finalize (GObject *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SALES_HEAT_CHART (object)->words); i++)
    g_free (SALES_HEAT_CHART (object)->words[i]);
  g_array_unref (SALES_HEAT_CHART (object)->rows);
  g_array_unref (SALES_HEAT_CHART (object)->mark_months);
  G_OBJECT_CLASS (sales_heat_chart_parent_class)->finalize (object);
}

static void
sales_heat_chart_class_init (SalesHeatChartClass *klass)
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
sales_heat_chart_init (SalesHeatChart *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->mark_months = g_array_new (FALSE, FALSE, sizeof (SalesMonth));
  self->today = SALES_DAY_NONE;
}

/* ---- Public functions ---- */

/**
 * sales_heat_chart_new:
 * @unit: what the figures are
 * @first_month: the first column
 * @n_months: how many columns
 *
 * Returns: (transfer full): a heat map without rows
 */
SalesChart *
sales_heat_chart_new (const SalesChartUnit *unit, SalesMonth first_month, guint n_months)
{
  SalesHeatChart *self = g_object_new (SALES_TYPE_HEAT_CHART, NULL);

  self->unit = *unit;
  self->first_month = first_month;
  self->n_months = n_months;
  return SALES_CHART (self);
}

void
sales_heat_chart_add_row (SalesHeatChart *self, const char *name, const gint64 *actual, const gint64 *goal)
{
  Row row = { g_strdup (name), g_new0 (Cell, MAX (self->n_months, 1)) };

  for (guint i = 0; i < self->n_months; i++)
    {
      Cell *cell = &row.cells[i];

      cell->actual = actual[i];
      cell->goal = goal[i];
      cell->has_share = sales_chart_attainment (cell->actual, cell->goal, &cell->share);
    }
  g_array_append_val (self->rows, row);
}

/**
 * sales_heat_chart_get_month:
 * @self: a chart that is laid out
 * @mark: 0 to n_marks − 1
 *
 * Returns: the month of the cell
 */
SalesMonth
sales_heat_chart_get_month (SalesHeatChart *self, guint mark)
{
  g_return_val_if_fail (mark < self->mark_months->len, self->first_month);
  return g_array_index (self->mark_months, SalesMonth, mark);
}

void
sales_heat_chart_set_today (SalesHeatChart *self, SalesDay today)
{
  self->today = today;
}
