/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-problem.h"

G_BEGIN_DECLS

/* The zip file that an .xlsx is, read part by part as streams. What it says of itself is judged
 * before anything is unpacked, and what is unpacked is counted: it may lie. */
typedef struct _SalesXlsxPackage SalesXlsxPackage;
typedef struct _SalesXlsxPart    SalesXlsxPart;

#define SALES_XLSX_MAX_UNPACKED (G_GINT64_CONSTANT (1) << 30)
#define SALES_XLSX_MAX_RATIO    200
#define SALES_XLSX_MAX_PARTS    100

/* Bytes that are enough for sales_xlsx_is_package(). */
#define SALES_XLSX_HEAD 8

/* A zip file, or the older kind that holds .xls and whatever is protected by a password. */
gboolean          sales_xlsx_is_package         (const char *head, gsize length);

SalesXlsxPackage *sales_xlsx_package_open       (const char *path, SalesImportProblemCode *code, GError **error);
SalesXlsxPackage *sales_xlsx_package_open_bytes (GBytes *bytes, SalesImportProblemCode *code);
void              sales_xlsx_package_free       (SalesXlsxPackage *self);
gboolean          sales_xlsx_package_has        (SalesXlsxPackage *self, const char *name);
/* Whether the file is still what it was when it was opened. */
gboolean          sales_xlsx_package_is_same    (SalesXlsxPackage *self);

SalesXlsxPart    *sales_xlsx_part_open          (SalesXlsxPackage *package, const char *name, SalesImportProblemCode *code);
void              sales_xlsx_part_free          (SalesXlsxPart *self);
/* Bytes read, 0 at the end, -1 with @code. */
gssize            sales_xlsx_part_read          (SalesXlsxPart *self, char *buffer, gsize size, SalesImportProblemCode *code);
/* Unpacked, as the file says. */
gint64            sales_xlsx_part_get_size      (SalesXlsxPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxPackage, sales_xlsx_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxPart, sales_xlsx_part_free)

G_END_DECLS
