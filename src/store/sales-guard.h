/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sales-store-private.h"

G_BEGIN_DECLS

/* A document is treated as hostile until it has shown that it is one of ours: what SQLite may do
 * with it, and whether its header and its whole schema are those that this program writes. */
gboolean sales_guard_harden       (SalesStore *self, GError **error);
gboolean sales_guard_check_header (SalesStore *self, GError **error);
gboolean sales_guard_check_ids    (SalesStore *self, int *version, GError **error);
gboolean sales_guard_check_schema (SalesStore *self, const char *schema, GError **error);

G_END_DECLS
