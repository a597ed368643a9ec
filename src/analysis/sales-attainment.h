/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands in arrays of figures for "there is none": missing is not zero. */
#define SALES_NO_FIGURE G_MININT64

gboolean sales_attainment      (gint64 actual, gint64 goal, gint64 *share) G_GNUC_WARN_UNUSED_RESULT;
gboolean sales_attainment_lower (gint64 actual, gint64 goal, gint64 *share) G_GNUC_WARN_UNUSED_RESULT;
gboolean sales_change_share    (gint64 now, gint64 before, gint64 *share) G_GNUC_WARN_UNUSED_RESULT;
gboolean sales_weighted_mean   (const gint64 *values, const gint64 *weights, gsize n, gint64 *mean) G_GNUC_WARN_UNUSED_RESULT;

/* What an earlier year had reached by the same day, and what it came to. */
typedef struct
{
  gint64 elapsed;
  gint64 total;
} SalesCompletion;

gboolean sales_projection      (gint64 actual, gint64 weight_elapsed, gint64 weight_total, gint64 *projection) G_GNUC_WARN_UNUSED_RESULT;
gboolean sales_projection_band (gint64 actual, const SalesCompletion *years, gsize n_years, gint64 *low, gint64 *high) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
