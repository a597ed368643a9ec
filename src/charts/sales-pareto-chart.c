/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-pareto-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/sales-text.h"
#include "charts/sales-chart-private.h"
#include "charts/sales-scale.h"

#define VITAL 8000 /* basis points that the vital few make up */
#define ROW_HEIGHT 1.9 /* font sizes */
#define BAR_HEIGHT 1.2
#define MAX_ROWS 12 /* the rest is summed up in one line */

typedef struct
{
  char  *name;
  gint64 value;
  gint64 share;      /* of all positive values, basis points */
  gint64 cumulative; /* this one included */
  guint  index;      /* as given */
} Row;

struct _SalesParetoChart
{
  SalesChart     parent_instance;
  SalesChartUnit unit;
  GArray        *rows;
  guint         *places; /* of each row as given: where it is among the sorted ones */
  guint          n_vital;
  gboolean       has_total; /* anything is positive */

  /* While laying out. */
  double         left, total_width;
  SalesScale     scale;
};

G_DEFINE_FINAL_TYPE (SalesParetoChart, sales_pareto_chart, SALES_TYPE_CHART)

static void
row_clear (gpointer row)
{
  g_free (((Row *) row)->name);
}

static const Row *
get_row (SalesParetoChart *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

/* The row that was given as number @index. */
static const Row *
find_row (SalesParetoChart *self, guint index)
{
  return get_row (self, self->places[index]);
}

static char *
word_percent (SalesParetoChart *self, gint64 share)
{
  /* What is sold at all is not nothing. */
  int decimals = share != 0 && ABS (share) < 50 ? 1 : 0;

  return sales_locale_format_percent (sales_chart_unit_get_locale (&self->unit), share, decimals);
}

/* Beside its bar: the share, or the figure itself where there is no whole to share. */
static char *
word_row (SalesParetoChart *self, const Row *row)
{
  return self->has_total && row->value >= 0 ? word_percent (self, row->share) : sales_chart_unit_format (&self->unit, row->value);
}

/* ---- Layout ---- */

/* On a screen a row is something to point at. */
static double
get_row_height (const SalesChartStyle *style)
{
  return style->palette == SALES_PALETTE_PRINT ? ROW_HEIGHT * style->font_size : MAX (24, ceil (ROW_HEIGHT * style->font_size));
}

/* Names take what they need, up to a third; the cumulative share stands at the far end. */
static void
choose_columns (SalesParetoChart *self, SalesPicture *picture, double width, guint n)
{
  double em = sales_picture_get_em (picture), names = 0, labels = 0, end;
  gint64 low = 0, high = 0;

  for (guint i = 0; i < n; i++)
    {
      const Row *row = get_row (self, i);
      g_autofree char *label = word_row (self, row);

      names = MAX (names, sales_picture_measure (picture, SALES_TEXT_REGULAR, row->name));
      labels = MAX (labels, sales_picture_measure (picture, SALES_TEXT_REGULAR, label));
      low = MIN (low, row->value);
      high = MAX (high, row->value);
    }
  self->left = MIN (names, width * 0.34) + 0.7 * em;
  self->total_width = 0;
  if (self->has_total)
    {
      g_autofree char *whole = word_percent (self, SALES_SHARE_WHOLE);

      self->total_width = sales_picture_measure (picture, SALES_TEXT_BOLD, whole) + 0.8 * em;
    }
  end = MAX (width - self->total_width - labels - 0.5 * em, self->left + em);
  self->scale = (SalesScale){ low, low == 0 && high == 0 ? 1 : high, self->left, end };
}

static void
add_row (SalesParetoChart *self, SalesPicture *picture, guint at, double y, double height)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  const Row *row = get_row (self, at);
  double em = sales_picture_get_em (picture), width = sales_picture_get_width (picture), middle = y + height / 2;
  double bar = MIN (BAR_HEIGHT * em, height - 2), top = sales_picture_snap (picture, middle - bar / 2);
  double zero = sales_scale_place (&self->scale, 0), end = sales_scale_place (&self->scale, row->value);
  const SalesColor *color = row->value < 0 ? &palette->missed : at < self->n_vital ? &palette->met : &palette->neutral;
  g_autofree char *label = word_row (self, row);
  SalesChartMark mark = { { 0, y, width, height }, end, middle, row->index };

  sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->text, row->name, self->left - 0.7 * em, middle,
                          SALES_ALIGN_END, self->left - 0.7 * em);
  sales_picture_add_rect (picture, color, MIN (zero, end), top, fabs (end - zero), bar, 0);
  sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, label, MAX (zero, end) + 0.5 * em, middle, SALES_ALIGN_START,
                          width - self->total_width - MAX (zero, end) - 0.5 * em);
  if (self->has_total && row->value >= 0)
    {
      g_autofree char *cumulative = word_percent (self, row->cumulative);

      /* The row with which 80 % is reached. */
      sales_picture_add_text (picture, at + 1 == self->n_vital ? SALES_TEXT_BOLD : SALES_TEXT_REGULAR, &palette->text, cumulative, width, middle, SALES_ALIGN_END, -1);
    }
  sales_chart_add_mark (SALES_CHART (self), &mark);
}

static void
layout (SalesChart *chart, const SalesChartStyle *style, cairo_t *cr, double width, double height)
{
  SalesParetoChart *self = SALES_PARETO_CHART (chart);
  SalesPicture *picture = sales_chart_get_picture (chart);
  double line = sales_picture_get_line_height (picture), row_height;
  guint wanted = self->rows->len > MAX_ROWS ? MAX_ROWS + 1 : self->rows->len;
  gboolean has_rest;
  guint n = sales_chart_fit_rows (wanted, height, line, &has_rest);

  has_rest = has_rest || wanted < self->rows->len;
  row_height = MAX (MIN (get_row_height (style), height / n), MIN (line, height));
  if (style->palette != SALES_PALETTE_PRINT)
    row_height = floor (row_height);
  choose_columns (self, picture, width, has_rest ? n - 1 : n);
  for (guint i = 0; i < n; i++)
    if (has_rest && i == n - 1)
      sales_chart_add_rest (chart, self->rows->len - i, i * row_height, row_height);
    else
      add_row (self, picture, i, i * row_height, row_height);
  if (self->has_total && self->n_vital < n)
    sales_picture_add_line (picture, &sales_picture_get_palette (picture)->axis, sales_picture_get_stroke (picture, 1), SALES_LINE_DASHED,
                            self->left, self->n_vital * row_height, width, self->n_vital * row_height);
}

static double
get_height (SalesChart *chart, const SalesChartStyle *style, double width)
{
  SalesParetoChart *self = SALES_PARETO_CHART (chart);
  guint rows = MIN (self->rows->len, MAX_ROWS + 1);

  return rows == 0 ? 6 * style->font_size : rows * get_row_height (style);
}

/* ---- Words ---- */

static char *
dup_label (SalesChart *chart, guint mark)
{
  SalesParetoChart *self = SALES_PARETO_CHART (chart);
  guint index = sales_chart_get_mark (chart, mark)->row;
  const Row *row = find_row (self, index);
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *share = NULL;
  g_autofree char *cumulative = NULL;

  name = sales_text_isolate (row->name);
  value = sales_chart_unit_format (&self->unit, row->value);
  if (!self->has_total || row->value < 0)
    return g_strdup_printf (_("%1$s: %2$s"), name, value);
  share = word_percent (self, row->share);
  cumulative = word_percent (self, row->cumulative);
  /* TRANSLATORS: a row of a chart: a product, its amount, its share, and the share of it and all larger ones together: Pumps: €1.2M, 31 %, together 48 % */
  return g_strdup_printf (_("%1$s: %2$s, %3$s, together %4$s"), name, value, share, cumulative);
}

static char *
dup_description (SalesChart *chart)
{
  SalesParetoChart *self = SALES_PARETO_CHART (chart);
  const Row *largest = get_row (self, 0);
  g_autofree char *vital = NULL;
  g_autofree char *few = NULL;
  g_autofree char *name = NULL;
  g_autofree char *share = NULL;
  g_autofree char *first = NULL;

  if (!self->has_total)
    return g_strdup (_("Nothing was sold."));
  name = sales_text_isolate (largest->name);
  share = word_percent (self, largest->share);
  vital = word_percent (self, VITAL);
  /* TRANSLATORS: a chart in a sentence: how many products, of how many, make up a percentage (80 %) */
  few = g_strdup_printf (ngettext ("%1$u of %2$u makes up %3$s.", "%1$u of %2$u make up %3$s.", self->n_vital), self->n_vital, self->rows->len, vital);
  /* TRANSLATORS: the second sentence about a chart: a product and its percentage */
  first = g_strdup_printf (_("The largest is %1$s with %2$s."), name, share);
  return g_strjoin (" ", few, first, NULL);
}

static guint
get_n_columns (SalesChart *chart)
{
  return 4;
}

static char *
dup_column (SalesChart *chart, guint column)
{
  const char *names[] = {
    C_("column", "Name"),
    C_("column", "Actual"),
    /* TRANSLATORS: heading of a column: a part of the whole in percent */
    C_("column", "Share"),
    /* TRANSLATORS: heading of a column: the shares of this row and all above it, added up */
    C_("column", "Cumulative share"),
  };

  return g_strdup (names[column]);
}

static guint
get_n_rows (SalesChart *chart)
{
  return SALES_PARETO_CHART (chart)->rows->len;
}

static char *
dup_cell (SalesChart *chart, guint index, guint column)
{
  SalesParetoChart *self = SALES_PARETO_CHART (chart);
  const Row *row = find_row (self, index);

  if (column == 0)
    return g_strdup (row->name);
  if (column == 1)
    return sales_chart_unit_format_exact (&self->unit, row->value);
  if (!self->has_total || row->value < 0)
    return g_strdup ("");
  return sales_locale_format_percent (sales_chart_unit_get_locale (&self->unit), column == 2 ? row->share : row->cumulative, 1);
}

static void
finalize (GObject *object)
{
  g_array_unref (SALES_PARETO_CHART (object)->rows);
  g_free (SALES_PARETO_CHART (object)->places);
  G_OBJECT_CLASS (sales_pareto_chart_parent_class)->finalize (object);
}

static void
sales_pareto_chart_class_init (SalesParetoChartClass *klass)
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
sales_pareto_chart_init (SalesParetoChart *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
}

/* ---- Public functions ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *one = a, *other = b;

  if (one->value != other->value)
    return one->value > other->value ? -1 : 1;
  return one->index < other->index ? -1 : 1;
}

static void
add_up (SalesParetoChart *self)
{
  __int128 total = 0, sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    total += MAX (get_row (self, i)->value, 0);
  self->has_total = total > 0;
  for (guint i = 0; i < self->rows->len && total > 0; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);
      gint64 value = MAX (row->value, 0);

      sum += value;
      row->share = (gint64) (((__int128) value * SALES_SHARE_WHOLE + total / 2) / total);
      row->cumulative = (gint64) ((sum * SALES_SHARE_WHOLE + total / 2) / total);
      /* The row that crosses the line belongs to those above it. */
      if (self->n_vital == 0 && sum * SALES_SHARE_WHOLE >= total * VITAL)
        self->n_vital = i + 1;
    }
}

/**
 * sales_pareto_chart_new:
 * @unit: what the figures are
 * @rows: (array length=n_rows): all of them, largest first; copied
 * @n_rows: how many
 *
 * Returns: (transfer full): a chart of what makes up most of the whole
 */
SalesChart *
sales_pareto_chart_new (const SalesChartUnit *unit, const SalesParetoRow *rows, guint n_rows)
{
  SalesParetoChart *self = g_object_new (SALES_TYPE_PARETO_CHART, NULL);

  self->unit = *unit;
  for (guint i = 0; i < n_rows; i++)
    {
      Row row = { .name = g_strdup (rows[i].name), .value = rows[i].value, .index = i };

      if (row.value == SALES_CHART_NONE)
        row.value = 0;
      g_array_append_val (self->rows, row);
    }
  g_array_sort (self->rows, compare_rows);
  self->places = g_new (guint, MAX (n_rows, 1));
  for (guint i = 0; i < n_rows; i++)
    self->places[get_row (self, i)->index] = i;
  add_up (self);
  return SALES_CHART (self);
}

/**
 * sales_pareto_chart_get_n_vital:
 * @self: a chart
 *
 * Returns: how many of the largest rows make up 80 % of the whole; 0 if nothing is positive
 */
guint
sales_pareto_chart_get_n_vital (SalesParetoChart *self)
{
  return self->n_vital;
}
