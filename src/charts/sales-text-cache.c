/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-text-private.h"

#include <string.h>

/* Fonts that are kept: the window's, a document's, and both of them in a second size. */
#define MAX_CACHES 8
/* Texts that are kept for a font; beyond it all are dropped, because a chart has a tenth of it. */
#define MAX_TEXTS 4096
#define SMALL_SIZE 0.85

/* Signs whose shapes are kept for each font, so that numbers need no layout. */
static const gunichar table_signs[] = {
  '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ',', '%', '-', '+', ' ', 0xa0, 0x202f, 0x2212, 0x20ac, '$',
};

/* The signs of a difference are drawn on a screen, because few text fonts have them. Their size and
 * the space after them, in ems. */
#define TRIANGLE_SIZE 0.66
#define TRIANGLE_SPACE 0.3

typedef struct
{
  PangoFontDescription *font;
  double                height, ascent;
  gboolean              asked_table;
  gboolean              has_table; /* sums of the table's widths are Pango's own widths */
  SalesTextRun          table[G_N_ELEMENTS (table_signs)];
  double                table_width[G_N_ELEMENTS (table_signs)];
  GHashTable           *texts; /* string → SalesText */
} Face;

struct _SalesTextCache
{
  PangoContext         *context;
  PangoContext         *borrowed; /* the style's, which @context copies */
  guint                 serial;   /* of @borrowed */
  cairo_font_options_t *options;  /* where there is no @borrowed */
  char                 *family;
  double                size;
  Face                  faces[SALES_N_TEXT_STYLES];
  guint                 n_misses;
  guint64               used;
};

static GPtrArray *caches = NULL;
static guint64 now = 0;

/* A text in one of the cache's fonts. */
static SalesText *
text_new (SalesTextCache *self, SalesTextStyle style, const char *string)
{
  return sales_text_new (self->context, self->faces[style].font, string, FALSE);
}

/* ---- The table of digits ---- */

static int
sign_index (gunichar c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  for (gsize i = 10; i < G_N_ELEMENTS (table_signs); i++)
    if (table_signs[i] == c)
      return i;
  return -1;
}

static void
append_sign (const Face *face, gsize sign, GString *string, GArray *expected, double *x)
{
  if (face->table[sign].font == NULL)
    return;
  g_string_append_unichar (string, table_signs[sign]);
  if (face->table[sign].n_glyphs > 0)
    {
      double where = *x + face->table[sign].glyphs[0].x;

      g_array_append_val (expected, where);
    }
  *x += face->table_width[sign];
}

/* Whether every pair of signs lies where the table would put it. Fonts may kern their numbers;
 * then sums are wrong. One long text has all pairs, because a layout each would cost too much. */
static gboolean
pairs_are_additive (SalesTextCache *self, SalesTextStyle style)
{
  Face *face = &self->faces[style];
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (SalesText) text = text_new (self, style, "");
  double x = 0;
  guint at = 0;

  /* i, and then i and j for each j after it: every two signs are neighbours once. */
  for (gsize i = 0; i < G_N_ELEMENTS (table_signs); i++)
    {
      append_sign (face, i, string, expected, &x);
      for (gsize j = i + 1; j < G_N_ELEMENTS (table_signs); j++)
        {
          append_sign (face, i, string, expected, &x);
          append_sign (face, j, string, expected, &x);
        }
    }
  append_sign (face, 0, string, expected, &x);
  g_free (text->string);
  text->string = g_string_free (g_steal_pointer (&string), FALSE);
  sales_text_lay_out (text);
  if (text->layout != NULL || text->ascent != face->ascent || text->height != face->height)
    return FALSE;
  for (int run = 0; run < text->n_runs; run++)
    for (int glyph = 0; glyph < text->runs[run].n_glyphs; glyph++)
      {
        if (at == expected->len || text->runs[run].font != face->table[0].font ||
            text->runs[run].glyphs[glyph].x != g_array_index (expected, double, at++))
          return FALSE;
      }
  return at == expected->len && text->width == x;
}

static gboolean
fill_table (SalesTextCache *self, SalesTextStyle style)
{
  Face *face = &self->faces[style];

  for (gsize i = 0; i < G_N_ELEMENTS (table_signs); i++)
    {
      char string[7] = { 0 };
      g_autoptr (SalesText) text = NULL;

      /* Looking for it in every other font takes longer than the chart, which may not need it. */
      if (i >= 10 && !pango_font_has_char (face->table[0].owner, table_signs[i]))
        continue;
      g_unichar_to_utf8 (table_signs[i], string);
      text = text_new (self, style, string);
      sales_text_lay_out (text);
      /* A sign of another font is laid out by Pango. */
      if (text->layout != NULL || text->n_runs != 1 || (i > 0 && text->runs[0].font != face->table[0].font))
        {
          if (i < 10)
            return FALSE;
          continue;
        }
      face->table_width[i] = text->width;
      face->table[i] = text->runs[0];
      memset (&text->runs[0], 0, sizeof (SalesTextRun));
    }
  return pairs_are_additive (self, style);
}

/* A number from the table, or %NULL if it has other signs. */
static SalesText *
text_from_table (SalesTextCache *self, SalesTextStyle style, const char *string)
{
  Face *face = &self->faces[style];
  SalesText *text;
  SalesTextRun run = { NULL };
  int signs[32];
  int n = 0;
  double x = 0;

  if (string[0] == '\0' || sign_index (g_utf8_get_char (string)) < 0)
    return NULL;
  if (!face->asked_table)
    {
      face->asked_table = TRUE;
      face->has_table = fill_table (self, style);
    }
  if (!face->has_table)
    return NULL;
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      int sign = sign_index (g_utf8_get_char (p));

      if (sign < 0 || n == G_N_ELEMENTS (signs) || face->table[sign].font == NULL)
        return NULL;
      signs[n++] = sign;
    }
  run.glyphs = g_new (cairo_glyph_t, n);
  run.clusters = g_new (cairo_text_cluster_t, n);
  run.n_clusters = n;
  run.length = (int) strlen (string);
  for (int i = 0; i < n; i++)
    {
      const SalesTextRun *sign = &face->table[signs[i]];

      run.clusters[i] = (cairo_text_cluster_t){ g_unichar_to_utf8 (table_signs[signs[i]], NULL), MIN (sign->n_glyphs, 1) };

      if (sign->n_glyphs > 0)
        {
          run.glyphs[run.n_glyphs] = sign->glyphs[0];
          run.glyphs[run.n_glyphs++].x += x;
        }
      x += face->table_width[signs[i]];
    }
  run.owner = g_object_ref (face->table[0].owner);
  run.font = face->table[0].font;
  text = text_new (self, style, string);
  text->width = x;
  text->height = face->height;
  text->ascent = face->ascent;
  text->n_runs = 1;
  text->runs = g_memdup2 (&run, sizeof run);
  return text;
}

/* ---- Differences ---- */

/* ▲ or ▼ and a number, or %NULL if it is something else or goes to a file, where it is found and
 * copied by its letters. */
static SalesText *
text_with_triangle (SalesTextCache *self, SalesTextStyle style, const char *string)
{
  gboolean up = g_str_has_prefix (string, "▲\u00a0");
  gsize skipped = strlen ("▲\u00a0");
  g_autoptr (SalesText) number = NULL;
  SalesText *text;
  double shift = self->size * (TRIANGLE_SIZE + TRIANGLE_SPACE);

  if (self->borrowed == NULL || (!up && !g_str_has_prefix (string, "▼\u00a0")))
    return NULL;
  number = sales_text_cache_lookup (self, style, string + skipped, -1);
  if (number->layout != NULL)
    return NULL;
  text = text_new (self, style, string);
  text->triangle = up ? 1 : -1;
  text->triangle_size = self->size * TRIANGLE_SIZE;
  text->width = number->width + shift;
  text->height = number->height;
  text->ascent = number->ascent;
  text->n_runs = number->n_runs;
  text->runs = g_new0 (SalesTextRun, number->n_runs);
  for (int i = 0; i < number->n_runs; i++)
    {
      SalesTextRun *run = &text->runs[i];

      *run = number->runs[i];
      g_object_ref (run->owner);
      run->clusters = NULL;
      run->n_clusters = 0;
      run->glyphs = g_memdup2 (run->glyphs, sizeof (cairo_glyph_t) * run->n_glyphs);
      for (int glyph = 0; glyph < run->n_glyphs; glyph++)
        run->glyphs[glyph].x += shift;
    }
  return text;
}

/* ---- The cache ---- */

static void
cache_free (SalesTextCache *self)
{
  for (int i = 0; i < SALES_N_TEXT_STYLES; i++)
    {
      Face *face = &self->faces[i];

      g_clear_pointer (&face->texts, g_hash_table_unref);
      g_clear_pointer (&face->font, pango_font_description_free);
      for (gsize sign = 0; sign < G_N_ELEMENTS (table_signs); sign++)
        sales_text_run_clear (&face->table[sign]);
    }
  g_clear_object (&self->context);
  g_clear_object (&self->borrowed);
  g_clear_pointer (&self->options, cairo_font_options_destroy);
  g_free (self->family);
  g_free (self);
}

static gboolean
options_match (const cairo_font_options_t *a, const cairo_font_options_t *b)
{
  return a == NULL || b == NULL ? a == b : cairo_font_options_equal (a, b);
}

static SalesTextCache *
cache_new (const SalesChartStyle *style, const char *family, cairo_font_options_t *options)
{
  static const double sizes[] = { 1.0, 1.0, SMALL_SIZE };
  SalesTextCache *self = g_new0 (SalesTextCache, 1);

  self->family = g_strdup (family);
  self->size = style->font_size;
  self->options = options;
  self->context = pango_font_map_create_context (style->pango != NULL ? pango_context_get_font_map (style->pango)
                                                                      : pango_cairo_font_map_get_default ());
  if (style->pango != NULL)
    {
      self->borrowed = g_object_ref (style->pango);
      self->serial = pango_context_get_serial (style->pango);
      pango_context_set_language (self->context, pango_context_get_language (style->pango));
      pango_context_set_round_glyph_positions (self->context, pango_context_get_round_glyph_positions (style->pango));
      pango_cairo_context_set_font_options (self->context, pango_cairo_context_get_font_options (style->pango));
      pango_cairo_context_set_resolution (self->context, pango_cairo_context_get_resolution (style->pango));
    }
  else if (options != NULL)
    {
      pango_cairo_context_set_font_options (self->context, options);
      /* On paper a position is not a pixel: whole ones would set the letters unevenly. */
      if (cairo_font_options_get_hint_metrics (options) == CAIRO_HINT_METRICS_OFF)
        pango_context_set_round_glyph_positions (self->context, FALSE);
    }
  /* Letters decide for themselves; a number without any keeps its sign before it. */
  pango_context_set_base_dir (self->context, PANGO_DIRECTION_LTR);

  for (int i = 0; i < SALES_N_TEXT_STYLES; i++)
    {
      Face *face = &self->faces[i];
      g_autoptr (SalesText) probe = NULL;

      face->font = pango_font_description_new ();
      pango_font_description_set_family (face->font, self->family);
      pango_font_description_set_absolute_size (face->font, self->size * sizes[i] * PANGO_SCALE);
      if (i == SALES_TEXT_BOLD)
        pango_font_description_set_weight (face->font, PANGO_WEIGHT_BOLD);
      face->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sales_text_unref);
      probe = text_new (self, i, "0");
      sales_text_lay_out (probe);
      face->height = probe->height;
      face->ascent = probe->ascent;
    }
  return self;
}

/**
 * sales_text_cache_get:
 * @style: the font: its family, size, direction and Pango context
 * @cr: (nullable): what is drawn on, whose font options count where @style has no context
 *
 * Main thread only.
 *
 * Returns: (transfer none): the texts of that font, valid until the next call
 */
SalesTextCache *
sales_text_cache_get (const SalesChartStyle *style, cairo_t *cr)
{
  const char *family = style->font_family != NULL ? style->font_family : "Sans";
  cairo_font_options_t *options = NULL;
  SalesTextCache *oldest = NULL, *result = NULL;

  if (caches == NULL)
    caches = g_ptr_array_new_with_free_func ((GDestroyNotify) cache_free);
  if (style->pango == NULL && cr != NULL)
    {
      options = cairo_font_options_create ();
      cairo_surface_get_font_options (cairo_get_target (cr), options);
    }
  for (guint i = 0; i < caches->len; i++)
    {
      SalesTextCache *cache = g_ptr_array_index (caches, i);

      if (oldest == NULL || cache->used < oldest->used)
        oldest = cache;
      if (cache->borrowed == style->pango && cache->size == style->font_size && g_str_equal (cache->family, family) && options_match (cache->options, options) &&
          (style->pango == NULL || cache->serial == pango_context_get_serial (style->pango)))
        {
          cache->used = ++now;
          g_clear_pointer (&options, cairo_font_options_destroy);
          return cache;
        }
    }
  if (caches->len >= MAX_CACHES)
    g_ptr_array_remove_fast (caches, oldest);
  result = cache_new (style, family, options);
  result->used = ++now;
  g_ptr_array_add (caches, result);
  return result;
}

/**
 * sales_text_cache_clear:
 *
 * Drops every cache: for tests, and for measuring without them.
 */
void
sales_text_cache_clear (void)
{
  g_clear_pointer (&caches, g_ptr_array_unref);
}

static SalesText *
lookup (SalesTextCache *self, SalesTextStyle style, const char *key)
{
  Face *face = &self->faces[style];
  SalesText *text = g_hash_table_lookup (face->texts, key);

  if (text == NULL && g_hash_table_size (face->texts) >= MAX_TEXTS)
    g_hash_table_remove_all (face->texts);
  return text;
}

/**
 * sales_text_cache_lookup:
 * @self: a cache
 * @style: regular, bold or small
 * @string: any text; line ends are shown as signs
 * @max_width: the room it has, or less than 0
 *
 * Returns: (transfer full): the text, not wider than @max_width
 */
SalesText *
sales_text_cache_lookup (SalesTextCache *self, SalesTextStyle style, const char *string, double max_width)
{
  Face *face = &self->faces[style];
  SalesText *text = lookup (self, style, string);
  g_autofree char *key = NULL;
  int width = MAX (1, (int) max_width);

  if (text == NULL)
    {
      self->n_misses++;
      text = text_from_table (self, style, string);
      if (text == NULL)
        text = text_with_triangle (self, style, string);
      if (text == NULL)
        {
          text = text_new (self, style, string);
          sales_text_lay_out (text);
        }
      g_hash_table_insert (face->texts, g_strdup (string), text);
    }
  if (max_width < 0 || text->width <= max_width + 0.5)
    return sales_text_ref (text);

  key = g_strdup_printf ("%d\001%s", width, string);
  text = lookup (self, style, key);
  if (text == NULL)
    {
      self->n_misses++;
      text = text_new (self, style, string);
      text->layout_width = width * PANGO_SCALE;
      sales_text_lay_out (text);
      g_hash_table_insert (face->texts, g_steal_pointer (&key), text);
    }
  return sales_text_ref (text);
}

static SalesText *
wrap (SalesTextCache *self, SalesTextStyle style, const char *string, gboolean whole, double width, PangoAlignment alignment)
{
  Face *face = &self->faces[style];
  SalesText *text = lookup (self, style, string);
  g_autofree char *key = NULL;
  int room = MAX (1, (int) width);

  if (text == NULL)
    {
      text = text_from_table (self, style, string);
      if (text != NULL)
        g_hash_table_insert (face->texts, g_strdup (string), text);
    }
  if (text != NULL && text->width <= room && !text->shortened && strchr (string, '\n') == NULL)
    return sales_text_ref (text);

  key = g_strdup_printf ("%d\002%d\001%s", room, whole ? -1 - (int) alignment : (int) alignment, string);
  text = lookup (self, style, key);
  if (text != NULL)
    return sales_text_ref (text);
  self->n_misses++;
  text = sales_text_new (self->context, face->font, string, whole);
  text->layout_width = room * PANGO_SCALE;
  text->wraps = TRUE;
  text->alignment = alignment;
  sales_text_lay_out (text);
  if (text->wraps)
    text->width = room;
  /* One layout does for both questions: how wide the line is, and what it looks like. */
  if (!text->wraps && strchr (string, '\n') == NULL)
    g_hash_table_insert (face->texts, g_strdup (string), text);
  else
    g_hash_table_insert (face->texts, g_steal_pointer (&key), text);
  return sales_text_ref (text);
}

/**
 * sales_text_cache_wrap:
 * @self: a cache
 * @style: regular, bold or small
 * @string: a name, a sentence or several; an endless one is cut
 * @width: how wide a line may be
 * @alignment: of its lines
 *
 * Returns: (transfer full): the text as wide as @width; one that fits a line is that line, as wide
 *   as it is
 */
SalesText *
sales_text_cache_wrap (SalesTextCache *self, SalesTextStyle style, const char *string, double width, PangoAlignment alignment)
{
  return wrap (self, style, string, FALSE, width, alignment);
}

/**
 * sales_text_cache_wrap_whole:
 * @self: a cache
 * @style: regular, bold or small
 * @string: what somebody wrote and wants to read again to its last word
 * @width: how wide a line may be
 * @alignment: of its lines
 *
 * Returns: (transfer full): as sales_text_cache_wrap(), but nothing is cut
 */
SalesText *
sales_text_cache_wrap_whole (SalesTextCache *self, SalesTextStyle style, const char *string, double width, PangoAlignment alignment)
{
  return wrap (self, style, string, TRUE, width, alignment);
}

/**
 * sales_text_cache_get_line_height:
 * @self: a cache
 * @style: regular, bold or small
 *
 * Returns: the height of a line of digits
 */
double
sales_text_cache_get_line_height (SalesTextCache *self, SalesTextStyle style)
{
  return self->faces[style].height;
}

/**
 * sales_text_cache_get_n_misses:
 * @self: a cache
 *
 * Returns: how many texts were made anew
 */
guint
sales_text_cache_get_n_misses (SalesTextCache *self)
{
  return self->n_misses;
}
