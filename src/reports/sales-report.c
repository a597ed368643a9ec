/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-report.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"

/* Points. */
#define MARGIN_X 39.0
#define MARGIN_TOP 34.0
#define MARGIN_BOTTOM 30.0
#define HEADER_GAP 14.0
#define FOOTER_GAP 10.0
/* A long company name leaves at least this share of the header to the report's. */
#define HEADER_SHARE 0.62

static const struct { const char *name; double width, height; } papers[] = {
  [SALES_PAPER_A4] = { "a4", 595.276, 841.89 },
  [SALES_PAPER_LETTER] = { "letter", 612, 792 },
};

/* A run of a block's pieces on a page. */
typedef struct
{
  SalesBlock *block;
  guint       first, end;
  int         page;
  double      y;
} Placed;

struct _SalesReport
{
  SalesLocale *locale;
  double       width, height;
  char        *title;
  char        *header_left, *header_right;
  char        *footer[2];
  GPtrArray   *blocks;  /* SalesBlock */

  gboolean     laid_out;
  GArray      *placed;  /* Placed, in reading order */
  int          n_pages;
  SalesText   *left_text, *right_text, *footer_text[2];
  double       top, bottom;
};

/**
 * sales_paper_from_string:
 * @text: a name
 * @paper: (out): the paper of that name
 *
 * Returns: %FALSE if there is none
 */
gboolean
sales_paper_from_string (const char *text, SalesPaper *paper)
{
  for (guint i = SALES_PAPER_A4; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (text, papers[i].name) == 0)
      {
        *paper = (SalesPaper) i;
        return TRUE;
      }
  return FALSE;
}

/* Laying out ----------------------------------------------------------------------------------- */

static double
content_width (SalesReport *self)
{
  return self->width - 2 * MARGIN_X;
}

/* What the footer leaves to the page number. */
#define PAGE_NUMBER_ROOM 56.0

static void
lay_out_frame (SalesReport *self)
{
  double width = content_width (self);
  double line;

  g_clear_pointer (&self->left_text, sales_text_unref);
  g_clear_pointer (&self->right_text, sales_text_unref);
  self->right_text = sales_report_text_line (SALES_REPORT_SMALL, self->header_right, width * HEADER_SHARE);
  self->left_text = sales_report_text_line (SALES_REPORT_SMALL, self->header_left,
                                            width - sales_text_get_width (self->right_text) - 12);
  line = MAX (sales_text_get_height (self->left_text), sales_text_get_height (self->right_text));
  self->top = MARGIN_TOP + line + 4 + HEADER_GAP;
  self->bottom = self->height - MARGIN_BOTTOM - 4 - FOOTER_GAP;
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->footer_text[i], sales_text_unref);
      self->footer_text[i] = sales_report_text_wrap (SALES_REPORT_SMALL, self->footer[i],
                                                     i == 0 ? width - PAGE_NUMBER_ROOM : width, PANGO_ALIGN_LEFT);
      if (self->footer[i][0] != '\0')
        self->bottom -= sales_text_get_height (self->footer_text[i]);
    }
}

static void
place (SalesReport *self, SalesBlock *block, guint first, guint end, double y)
{
  Placed placed = { block, first, end, self->n_pages - 1, y };

  g_array_append_val (self->placed, placed);
}

static SalesBlock *
block_at (SalesReport *self, guint index)
{
  return index < self->blocks->len ? self->blocks->pdata[index] : NULL;
}

/* A table of a few rows is not worth breaking: its sum would stand alone on the next page. */
#define SHORT_TABLE 5

static guint
least_pieces (const SalesBlock *block)
{
  guint len = block->pieces->len;

  return block->n_repeated > 0 && len <= block->n_repeated + SHORT_TABLE ? len : MIN (len, MAX (1, block->n_repeated + 1));
}

/* What has to stand on the same page from @index on: headings, and the beginning of what follows.
 * All of it where signatures come next and it is short. */
static double
height_that_stays (SalesReport *self, guint index)
{
  double some = 0, all = 0;

  for (guint i = index; i < self->blocks->len; i++)
    {
      SalesBlock *block = block_at (self, i), *next = block_at (self, i + 1);
      guint least = least_pieces (block);
      double gap = i > index ? block->gap : 0;

      some = all + gap + sales_block_get_height (block, 0, least);
      all += gap + sales_block_get_height (block, 0, block->pieces->len);
      if (block->keep_with_next)
        continue;
      if (next == NULL || !next->keep_with_previous)
        return some;
      all += next->gap + sales_block_get_height (next, 0, next->pieces->len);
      /* A long table would leave half a page empty: it gives its last rows instead. */
      return all <= (self->bottom - self->top) * 0.4 || least == block->pieces->len ? all : some;
    }
  return some;
}

/* So many rows go with the signatures, where a table breaks for them. */
#define KEPT_ROWS 3

/* What has to stand below @index on the same page. */
static double
height_below (SalesReport *self, guint index)
{
  SalesBlock *next = block_at (self, index + 1);

  return next != NULL && next->keep_with_previous ? next->gap + sales_block_get_height (next, 0, next->pieces->len) : 0;
}

/* How many pieces from @first on fit above the foot; the first ones always do, so that a piece
 * higher than a page cannot stop everything. */
static guint
count_fitting (SalesReport *self, guint index, guint first, double y)
{
  SalesBlock *block = block_at (self, index);
  guint least = MIN (first == 0 ? block->n_repeated + 1 : first + 1, block->pieces->len);
  guint end = least;

  while (end < block->pieces->len && y + sales_block_get_height (block, first, end + 1) <= self->bottom)
    end++;
  /* No last row alone on the next page, and no signatures. */
  if (block->pieces->len - end == 1 && end - first > block->n_repeated + 2)
    end--;
  else if (end == block->pieces->len && y + sales_block_get_height (block, first, end) + height_below (self, index) > self->bottom)
    end = end > least + KEPT_ROWS ? end - KEPT_ROWS : least;
  return end;
}

static void
lay_out (SalesReport *self)
{
  double y;

  if (self->laid_out)
    return;
  lay_out_frame (self);
  self->laid_out = TRUE;
  self->n_pages = 1;
  y = self->top;
  g_array_set_size (self->placed, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      SalesBlock *block = self->blocks->pdata[i];

      g_array_set_size (block->pieces, 0);
      block->width = content_width (self);
      block->klass->layout (block, block->width);
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      SalesBlock *block = self->blocks->pdata[i];
      guint first = 0;

      y += y > self->top ? block->gap : 0;
      if (y > self->top && y + height_that_stays (self, i) > self->bottom)
        {
          self->n_pages++;
          y = self->top;
        }
      while (first < block->pieces->len)
        {
          guint end = count_fitting (self, i, first, y);

          place (self, block, first, end, y);
          y += sales_block_get_height (block, first, end);
          first = end;
          if (first < block->pieces->len)
            {
              self->n_pages++;
              y = self->top;
            }
        }
    }
}

/* Drawing -------------------------------------------------------------------------------------- */

static void
draw_line (cairo_t *cr, double x, double y, double width, SalesReportColor color, double thickness)
{
  sales_report_set_color (cr, color);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, width, 0);
  cairo_stroke (cr);
}

/* White paper, which the print palette is made for. It also spares cairo the sum of the areas of all
 * that follows, which it forms shape by shape to find what it cannot write as such. Not up to the
 * edge: cairo takes that for a paint, and drops what was recorded before, tags as well. */
static void
draw_ground (SalesReport *self, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 1, 1, self->width - 2, self->height - 2);
  cairo_fill (cr);
}

static void
draw_frame (SalesReport *self, cairo_t *cr, int page)
{
  g_autofree char *number = sales_locale_format_integer (self->locale, page + 1);
  g_autofree char *count = sales_locale_format_integer (self->locale, self->n_pages);
  /* TRANSLATORS: page 1 of 2: both are numbers */
  g_autofree char *label = g_strdup_printf (C_("page", "%1$s of %2$s"), number, count);
  g_autoptr (SalesText) label_text = sales_report_text_line (SALES_REPORT_SMALL, label, -1);
  double right = self->width - MARGIN_X;
  double foot = self->bottom + FOOTER_GAP;

  sales_report_set_color (cr, SALES_REPORT_MUTED);
  sales_report_text_show (self->left_text, cr, MARGIN_X, MARGIN_TOP);
  sales_report_text_show (self->right_text, cr, right - sales_text_get_width (self->right_text), MARGIN_TOP);
  sales_report_text_show (self->footer_text[0], cr, MARGIN_X, foot + 4);
  sales_report_text_show (self->footer_text[1], cr, MARGIN_X, foot + 4 + sales_text_get_height (self->footer_text[0]));
  sales_report_text_show (label_text, cr, right - sales_text_get_width (label_text), foot + 4);
  draw_line (cr, MARGIN_X, self->top - HEADER_GAP, content_width (self), SALES_REPORT_BLACK, 0.75);
  draw_line (cr, MARGIN_X, foot, content_width (self), SALES_REPORT_HAIR, 0.5);
}

/**
 * sales_report_draw_page:
 * @self: a report
 * @cr: where to draw, in points
 * @page: from 0
 *
 * Draws one page. Tags say what is what in a PDF; other surfaces pass them over.
 */
void
sales_report_draw_page (SalesReport *self, cairo_t *cr, int page)
{
  lay_out (self);
  draw_ground (self, cr);
  draw_frame (self, cr, page);
  for (guint i = 0; i < self->placed->len; i++)
    {
      Placed *placed = &g_array_index (self->placed, Placed, i);

      if (placed->page == page)
        placed->block->klass->draw (placed->block, cr, placed->first, placed->end, MARGIN_X, placed->y);
    }
}

/**
 * sales_report_get_n_pages:
 * @self: a report
 *
 * Returns: the number of its pages
 */
int
sales_report_get_n_pages (SalesReport *self)
{
  lay_out (self);
  return self->n_pages;
}

/**
 * sales_report_foreach_heading:
 * @self: a report
 * @func: is told each heading, its level from 1, its page from 0 and its place on it in points
 * @user_data: for @func
 */
void
sales_report_foreach_heading (SalesReport *self, SalesReportHeadingFunc func, gpointer user_data)
{
  lay_out (self);
  for (guint i = 0; i < self->placed->len; i++)
    {
      Placed *placed = &g_array_index (self->placed, Placed, i);

      if (placed->block->level > 0 && placed->first == 0)
        func (placed->block->outline, placed->block->level, placed->page, placed->y, user_data);
    }
}

/* Filling ------------------------------------------------------------------------------------- */

/**
 * sales_report_new:
 * @paper: which paper
 * @locale: how page numbers are written, and which paper its country has
 *
 * Returns: (transfer full): an empty report
 */
SalesReport *
sales_report_new (SalesPaper paper, SalesLocale *locale)
{
  SalesReport *self = g_new0 (SalesReport, 1);

  if (paper == SALES_PAPER_LOCALE)
    paper = sales_locale_uses_letter_paper (locale) ? SALES_PAPER_LETTER : SALES_PAPER_A4;
  self->locale = locale;
  self->width = papers[paper].width;
  self->height = papers[paper].height;
  self->title = g_strdup ("");
  self->header_left = g_strdup ("");
  self->header_right = g_strdup ("");
  self->footer[0] = g_strdup ("");
  self->footer[1] = g_strdup ("");
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_block_free);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  return self;
}

void
sales_report_free (SalesReport *self)
{
  g_clear_pointer (&self->left_text, sales_text_unref);
  g_clear_pointer (&self->right_text, sales_text_unref);
  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->footer_text[i], sales_text_unref);
      g_free (self->footer[i]);
    }
  g_array_unref (self->placed);
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->header_left);
  g_free (self->header_right);
  g_free (self);
}

static void
set_string (SalesReport *self, char **field, const char *text)
{
  g_free (*field);
  *field = sales_text_clean_line (text);
  self->laid_out = FALSE;
}

void
sales_report_set_title (SalesReport *self, const char *title)
{
  set_string (self, &self->title, title);
}

void
sales_report_set_header (SalesReport *self, const char *left, const char *right)
{
  set_string (self, &self->header_left, left);
  set_string (self, &self->header_right, right);
}

void
sales_report_set_footer (SalesReport *self, const char *first, const char *second)
{
  set_string (self, &self->footer[0], first);
  set_string (self, &self->footer[1], second);
}

const char *
sales_report_get_title (SalesReport *self)
{
  return self->title;
}

const char *
sales_report_get_language (SalesReport *self)
{
  return sales_locale_get_language (self->locale);
}

void
sales_report_get_page_size (SalesReport *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

static void
add (SalesReport *self, SalesBlock *block)
{
  g_ptr_array_add (self->blocks, block);
  self->laid_out = FALSE;
}

void
sales_report_add_title (SalesReport *self, const char *title, const char *detail)
{
  add (self, sales_block_title_new (title, detail));
}

void
sales_report_add_heading (SalesReport *self, const char *text, const char *note)
{
  add (self, sales_block_heading_new (text, note));
}

void
sales_report_add_text (SalesReport *self, SalesReportFont font, const char *text)
{
  add (self, sales_block_text_new (font, text));
}

void
sales_report_add_tiles (SalesReport *self, GPtrArray *tiles)
{
  if (tiles->len == 0)
    g_ptr_array_unref (tiles);
  else
    add (self, sales_block_tiles_new (tiles));
}

void
sales_report_add_charts (SalesReport *self, SalesChart *left, SalesChart *right)
{
  add (self, sales_block_charts_new (left, right));
}

void
sales_report_add_large_chart (SalesReport *self, SalesChart *chart)
{
  add (self, sales_block_large_chart_new (chart));
}

void
sales_report_add_lines (SalesReport *self, const char *label, guint n_lines)
{
  add (self, sales_block_lines_new (label, n_lines));
}

void
sales_report_add_signatures (SalesReport *self, const char *const *names, guint n_names)
{
  add (self, sales_block_signatures_new (names, n_names));
}

SalesReportTable *
sales_report_add_table (SalesReport *self)
{
  SalesReportTable *table = sales_report_table_new ();

  add (self, (SalesBlock *) table);
  return table;
}
