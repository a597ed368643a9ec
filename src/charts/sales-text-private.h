/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-text-cache.h"

G_BEGIN_DECLS

/* What the cache and one text know of each other. */

/* Shapes of one font. */
typedef struct
{
  cairo_scaled_font_t *font; /* owned by the Pango font */
  PangoFont           *owner;
  cairo_glyph_t       *glyphs;
  int                  n_glyphs;
  /* Which letters the shapes stand for; no clusters where that cannot be told. */
  int                         offset, length; /* bytes of the text */
  cairo_text_cluster_t       *clusters;
  int                         n_clusters;
  cairo_text_cluster_flags_t  flags;
} SalesTextRun;

struct _SalesText
{
  int           ref_count;
  double        width, height, ascent;
  gboolean      shortened;
  SalesTextRun *runs;
  int           n_runs;
  int           triangle; /* +1 ▲, −1 ▼ before the runs, drawn as a shape */
  double        triangle_size;
  PangoLayout  *layout; /* where glyphs alone will not do: boxes for letters that no font has */
  /* For a layout made later, where a file wants letters and not only shapes. */
  PangoContext         *context;
  PangoFontDescription *font;
  char                 *string;
  int                   layout_width; /* Pango units, -1 */
  gboolean              wraps;
  PangoAlignment        alignment;
};

void       sales_text_run_clear (SalesTextRun *run);
/* (transfer full); not laid out yet. @whole: not cut, however long it is. */
SalesText *sales_text_new       (PangoContext *context, const PangoFontDescription *font, const char *string, gboolean whole);
void       sales_text_lay_out   (SalesText *self);

G_END_DECLS
