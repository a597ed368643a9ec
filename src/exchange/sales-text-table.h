/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers texts from 0 in the order in which they first come. Texts never move. */
typedef struct _SalesTextTable SalesTextTable;

SalesTextTable *sales_text_table_new      (void);
void            sales_text_table_free     (SalesTextTable *self);
guint           sales_text_table_get      (SalesTextTable *self, const char *text, gsize length);
const char     *sales_text_table_get_text (SalesTextTable *self, guint number, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesTextTable, sales_text_table_free)

G_END_DECLS
