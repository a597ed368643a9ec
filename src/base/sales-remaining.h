/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long work will still take, judged by how long it has taken so far. Plain and without a
 * clock of its own: times are those of g_get_monotonic_time(), in microseconds. */
gint64 sales_remaining_estimate (gint64 began, gint64 now, double share);
char  *sales_remaining_describe (gint64 seconds);

G_END_DECLS
