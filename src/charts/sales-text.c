/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-text-private.h"

#include <string.h>

/* A text that is longer has more letters than a window can show. */
#define MAX_CHARS 400

struct _SalesTextBatch
{
  cairo_t             *cr;
  gboolean             wants_letters;
  cairo_scaled_font_t *font;
  GArray              *glyphs;
};

SalesText *
sales_text_ref (SalesText *self)
{
  self->ref_count++;
  return self;
}

void
sales_text_run_clear (SalesTextRun *run)
{
  g_clear_pointer (&run->glyphs, g_free);
  g_clear_pointer (&run->clusters, g_free);
  g_clear_object (&run->owner);
  run->font = NULL;
}

void
sales_text_unref (SalesText *self)
{
  if (--self->ref_count > 0)
    return;
  for (int i = 0; i < self->n_runs; i++)
    sales_text_run_clear (&self->runs[i]);
  g_free (self->runs);
  g_clear_object (&self->layout);
  g_clear_object (&self->context);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_free (self->string);
  g_free (self);
}

double
sales_text_get_width (const SalesText *self)
{
  return self->width;
}

double
sales_text_get_height (const SalesText *self)
{
  return self->height;
}

double
sales_text_get_ascent (const SalesText *self)
{
  return self->ascent;
}

gboolean
sales_text_is_shortened (const SalesText *self)
{
  return self->shortened;
}

/**
 * sales_text_get_fitting:
 * @self: a paragraph
 * @height: room for some of its lines
 *
 * Returns: how many bytes of it the lines take that fit, at least one line
 */
gsize
sales_text_get_fitting (const SalesText *self, double height)
{
  double last = 0, line = 0;
  gsize length = strlen (self->string);

  for (int i = 0; i < self->n_runs; i++)
    if (self->runs[i].n_glyphs > 0)
      last = MAX (last, self->runs[i].glyphs[0].y);
  for (int i = 0; i < self->n_runs; i++)
    {
      const SalesTextRun *run = &self->runs[i];

      if (run->n_glyphs == 0)
        continue;
      line = MAX (line, run->glyphs[0].y);
      /* Runs of one line come in the order in which they are seen; the line begins with the first
       * of its bytes. */
      if (line > 0.5 && self->height - last + line > height)
        length = MIN (length, (gsize) run->offset);
    }
  return length > 0 ? length : strlen (self->string);
}

static PangoLayout *
create_layout (SalesText *self)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_single_paragraph_mode (layout, !self->wraps);
  if (self->layout_width >= 0)
    {
      pango_layout_set_width (layout, self->layout_width);
      if (self->wraps)
        {
          pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
          pango_layout_set_alignment (layout, self->alignment);
        }
      else
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_text (layout, self->string, -1);
  return layout;
}

/* Tells cairo which bytes of the text each glyph stands for, so that a file's text can be found
 * and copied. Clusters go by the text's order; where letters run from right to left, glyphs do not. */
static void
take_clusters (SalesTextRun *run, const PangoGlyphItem *item)
{
  const PangoGlyphString *glyphs = item->glyphs;
  gboolean backward = item->item->analysis.level % 2 == 1;
  int n = glyphs->num_glyphs;
  int n_glyphs = 0, start = 0;

  run->offset = item->item->offset;
  run->length = item->item->length;
  run->flags = backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0;
  run->clusters = g_new0 (cairo_text_cluster_t, MAX (n, 1));
  for (int i = 0; i < n; i++)
    {
      int at = backward ? n - 1 - i : i;
      int next = backward ? at - 1 : at + 1;
      int end = i + 1 < n ? glyphs->log_clusters[next] : run->length;
      cairo_text_cluster_t *cluster = &run->clusters[run->n_clusters];

      if (glyphs->glyphs[at].glyph != PANGO_GLYPH_EMPTY)
        {
          cluster->num_glyphs++;
          n_glyphs++;
        }
      if (end == start)
        continue;
      cluster->num_bytes = end - start;
      run->n_clusters++;
      start = end;
    }
  for (int i = 0; i < run->n_clusters; i++)
    {
      n_glyphs -= run->clusters[i].num_glyphs;
      if (run->clusters[i].num_bytes < 0)
        start = -1;
    }
  if (start != run->length || n_glyphs != 0)
    run->n_clusters = 0;
}

/* One run of one font, at @x and @y (Pango units) from the text's first baseline. */
static gboolean
take_run (SalesTextRun *run, PangoGlyphItem *item, int x, int y)
{
  PangoGlyphString *glyphs = item->glyphs;
  PangoFont *font = item->item->analysis.font;

  if (font == NULL)
    return FALSE;
  run->owner = g_object_ref (font);
  run->font = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  run->glyphs = g_new (cairo_glyph_t, glyphs->num_glyphs);
  take_clusters (run, item);
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];

      if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
        return FALSE;
      if (info->glyph != PANGO_GLYPH_EMPTY)
        run->glyphs[run->n_glyphs++] = (cairo_glyph_t){
          .index = info->glyph,
          .x = (double) (x + info->geometry.x_offset) / PANGO_SCALE,
          .y = (double) (y + info->geometry.y_offset) / PANGO_SCALE,
        };
      x += info->geometry.width;
    }
  return run->font != NULL;
}

/* Keeps the layout's shapes, and the layout only where they are not enough. */
static void
take_layout (SalesText *self, PangoLayout *layout)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, TRUE, sizeof (SalesTextRun));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle extents;
  int first = pango_layout_get_baseline (layout);
  gboolean plain = TRUE;
  int left = 0;

  pango_layout_get_extents (layout, NULL, &extents);
  /* A paragraph that is one line is that line: it stands where it is put, not where it was aligned. */
  if (self->wraps && pango_layout_get_line_count (layout) == 1)
    {
      self->wraps = FALSE;
      self->layout_width = -1;
      left = extents.x;
    }
  self->width = (double) extents.width / PANGO_SCALE;
  self->height = (double) extents.height / PANGO_SCALE;
  self->ascent = (double) first / PANGO_SCALE;
  self->shortened = pango_layout_is_ellipsized (layout);
  do
    {
      PangoGlyphItem *item = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle where;
      SalesTextRun run = { NULL };

      if (item == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &where);
      plain = take_run (&run, item, where.x - left, pango_layout_iter_get_baseline (iter) - first) && plain;
      g_array_append_val (runs, run);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  self->n_runs = runs->len;
  self->runs = (SalesTextRun *) g_array_free (g_steal_pointer (&runs), FALSE);
  if (!plain)
    {
      pango_layout_set_width (layout, self->layout_width);
      self->layout = g_object_ref (layout);
    }
}

SalesText *
sales_text_new (PangoContext *context, const PangoFontDescription *font, const char *string, gboolean whole)
{
  SalesText *self = g_new0 (SalesText, 1);
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (string, -1, NULL))
    string = valid = g_utf8_make_valid (string, -1);
  self->ref_count = 1;
  self->context = g_object_ref (context);
  self->font = pango_font_description_copy_static (font);
  self->layout_width = -1;
  if (!whole && strlen (string) > MAX_CHARS && g_utf8_strlen (string, -1) > MAX_CHARS)
    {
      g_autofree char *head = g_utf8_substring (string, 0, MAX_CHARS);

      self->string = g_strconcat (head, "…", NULL);
      self->shortened = TRUE;
    }
  else
    self->string = g_strdup (string);
  return self;
}

void
sales_text_lay_out (SalesText *self)
{
  g_autoptr (PangoLayout) layout = create_layout (self);
  gboolean shortened = self->shortened;

  take_layout (self, layout);
  self->shortened = self->shortened || shortened;
}

/* ---- Drawing ---- */

/**
 * sales_text_batch_new:
 * @cr: where to draw
 *
 * Returns: (transfer full): a batch; it draws at the latest when it is freed
 */
SalesTextBatch *
sales_text_batch_new (cairo_t *cr)
{
  SalesTextBatch *self = g_new0 (SalesTextBatch, 1);
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  self->cr = cr;
  /* A text that shall be found and copied from a file needs its letters, not only its shapes. */
  self->wants_letters = type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS;
  self->glyphs = g_array_sized_new (FALSE, FALSE, sizeof (cairo_glyph_t), 256);
  return self;
}

/* A run with its letters. cairo stops for good at letters that do not add up. */
static void
show_run (cairo_t *cr, const SalesText *text, const SalesTextRun *run, double x, double baseline)
{
  cairo_glyph_t few[64];
  cairo_glyph_t *glyphs = run->n_glyphs <= (int) G_N_ELEMENTS (few) ? few : g_new (cairo_glyph_t, run->n_glyphs);

  for (int i = 0; i < run->n_glyphs; i++)
    glyphs[i] = (cairo_glyph_t){ run->glyphs[i].index, run->glyphs[i].x + x, run->glyphs[i].y + baseline };
  cairo_set_scaled_font (cr, run->font);
  if (run->n_clusters > 0)
    cairo_show_text_glyphs (cr, text->string + run->offset, run->length, glyphs, run->n_glyphs, run->clusters, run->n_clusters, run->flags);
  else
    cairo_show_glyphs (cr, glyphs, run->n_glyphs);
  if (glyphs != few)
    g_free (glyphs);
}

static void
show_triangle (cairo_t *cr, const SalesText *text, double x, double baseline)
{
  if (text->triangle != 0)
    sales_triangle_draw (cr, text->triangle > 0, x, baseline, text->triangle_size);
}

/**
 * sales_triangle_draw:
 * @cr: where to draw, in its current source
 * @up: ▲ rather than ▼
 * @x: its left end
 * @baseline: of the text that it stands before
 * @size: its width and height
 *
 * Draws the sign of a difference.
 */
void
sales_triangle_draw (cairo_t *cr, gboolean up, double x, double baseline, double size)
{
  double foot = up ? baseline : baseline - size, top = up ? baseline - size : baseline;

  cairo_new_path (cr);
  cairo_move_to (cr, x, foot);
  cairo_line_to (cr, x + size, foot);
  cairo_line_to (cr, x + size / 2, top);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/**
 * sales_text_show:
 * @self: a text
 * @cr: where to draw, in its current source
 * @x: the text's left end
 * @baseline: of its first line
 *
 * Draws one text at once, with its letters: for files.
 */
void
sales_text_show (SalesText *self, cairo_t *cr, double x, double baseline)
{
  if (self->layout != NULL)
    {
      cairo_move_to (cr, x, baseline - self->ascent);
      pango_cairo_show_layout (cr, self->layout);
      cairo_new_path (cr);
      return;
    }
  show_triangle (cr, self, x, baseline);
  for (int i = 0; i < self->n_runs; i++)
    show_run (cr, self, &self->runs[i], x, baseline);
}

/**
 * sales_text_batch_add:
 * @self: a batch
 * @text: a text
 * @x: its left end
 * @baseline: of its first line
 *
 * The colour is the cairo context's source when the batch is flushed.
 */
void
sales_text_batch_add (SalesTextBatch *self, SalesText *text, double x, double baseline)
{
  if (self->wants_letters || text->layout != NULL)
    {
      sales_text_show (text, self->cr, x, baseline);
      return;
    }
  show_triangle (self->cr, text, x, baseline);
  for (int i = 0; i < text->n_runs; i++)
    {
      const SalesTextRun *run = &text->runs[i];

      if (run->font != self->font)
        sales_text_batch_flush (self);
      self->font = run->font;
      for (int glyph = 0; glyph < run->n_glyphs; glyph++)
        {
          cairo_glyph_t placed = run->glyphs[glyph];

          placed.x += x;
          placed.y += baseline;
          g_array_append_val (self->glyphs, placed);
        }
    }
}

/**
 * sales_text_batch_flush:
 * @self: a batch
 *
 * Draws what was added, before the source changes.
 */
void
sales_text_batch_flush (SalesTextBatch *self)
{
  if (self->glyphs->len == 0)
    return;
  cairo_set_scaled_font (self->cr, self->font);
  cairo_show_glyphs (self->cr, (cairo_glyph_t *) self->glyphs->data, self->glyphs->len);
  g_array_set_size (self->glyphs, 0);
}

/**
 * sales_text_batch_free:
 * @self: (transfer full): a batch
 */
void
sales_text_batch_free (SalesTextBatch *self)
{
  sales_text_batch_flush (self);
  g_array_unref (self->glyphs);
  g_free (self);
}
