/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "charts/sales-chart.h"

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha;
} SalesColor;

#define SALES_N_RANGES 5

/* Blue is met, orange is missed; never the colour alone. Tests compute every contrast. */
typedef struct
{
  SalesColor background;   /* the least favourable one that the palette is made for */
  SalesColor card;         /* the usual one */
  SalesColor text;
  SalesColor muted;        /* text of second rank: axes, month names */
  SalesColor axis;
  SalesColor grid;
  SalesColor goal;         /* markers and goal lines */
  SalesColor met;          /* areas and lines */
  SalesColor missed;
  SalesColor neutral;      /* neither: no goal, less important */
  SalesColor met_text;
  SalesColor missed_text;
  SalesColor on_bar;       /* text on met, missed and neutral areas */
  SalesColor band;         /* of a projection */
  SalesColor event;
  SalesColor ranges[SALES_N_RANGES]; /* of a bullet graph, darkest first, one hue */
  SalesColor heat_middle;
  SalesColor heat_met;
  SalesColor heat_missed;
  SalesColor heat_empty;   /* frame of a cell without a figure */
} SalesPalette;

const SalesPalette *sales_palette_get       (SalesPaletteKind kind, gboolean high_contrast);
void                sales_palette_heat      (const SalesPalette *self, gint64 share, SalesColor *cell, SalesColor *text);

void                sales_color_mix         (const SalesColor *from, const SalesColor *to, double share, SalesColor *result);
double              sales_color_contrast    (const SalesColor *a, const SalesColor *b);

G_END_DECLS
