/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-record.h"

G_BEGIN_DECLS

/* What a row holds, in 64 bits. The digest of many rows is the sum of theirs, so that it does not
 * depend on the order in which they come, and tells whether any of them has become another. */
guint64 sales_digest_order (const SalesOrderRecord *order);
guint64 sales_digest_line  (const SalesLineRecord *line);
/* Who answered for a step of an order. */
guint64 sales_digest_step  (gint64 order, const char *step, gint64 person);

G_END_DECLS
