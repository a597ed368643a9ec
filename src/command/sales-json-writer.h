/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON by RFC 8259 into memory, two spaces deep. Numbers are written from integers, exactly. A
 * name is given inside an object and %NULL inside an array. */
typedef struct _SalesJsonWriter SalesJsonWriter;

SalesJsonWriter *sales_json_writer_new         (void);
void             sales_json_writer_free        (SalesJsonWriter *self);
void             sales_json_writer_begin       (SalesJsonWriter *self, const char *name, char bracket); /* '{' or '[' */
void             sales_json_writer_end         (SalesJsonWriter *self);
void             sales_json_writer_add_text    (SalesJsonWriter *self, const char *name, const char *text); /* %NULL: null */
void             sales_json_writer_add_boolean (SalesJsonWriter *self, const char *name, gboolean value);
void             sales_json_writer_add_null    (SalesJsonWriter *self, const char *name);
/* @value × 10^-scale with at least @min_decimals decimals. */
void             sales_json_writer_add_decimal (SalesJsonWriter *self, const char *name, gint64 value, int scale, int min_decimals);
GBytes          *sales_json_writer_steal       (SalesJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesJsonWriter, sales_json_writer_free)

G_END_DECLS
