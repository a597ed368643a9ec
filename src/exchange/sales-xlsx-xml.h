/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-xlsx-package.h"

G_BEGIN_DECLS

/* One part of a package as XML, element by element. A document type is refused, so that there are
 * no entities but the five of XML itself. Names come without their prefix. */
typedef struct _SalesXlsxXml SalesXlsxXml;

typedef struct
{
  void (*start) (SalesXlsxXml *xml, const char *name, const char **attributes, gpointer user_data);
  void (*end)   (SalesXlsxXml *xml, const char *name, gpointer user_data);
  void (*text)  (SalesXlsxXml *xml, const char *text, gsize length, gpointer user_data);
} SalesXlsxXmlHandlers;

typedef enum
{
  SALES_XLSX_XML_PAUSED,
  SALES_XLSX_XML_END,
  SALES_XLSX_XML_FAULT, /* @code says which */
} SalesXlsxXmlResult;

SalesXlsxXml       *sales_xlsx_xml_new      (SalesXlsxPackage *package, const char *name, const SalesXlsxXmlHandlers *handlers,
                                             gpointer user_data, SalesImportProblemCode *code);
void                sales_xlsx_xml_free     (SalesXlsxXml *self);
/* Reads on until a handler pauses, to the end, or to a fault. */
SalesXlsxXmlResult  sales_xlsx_xml_run      (SalesXlsxXml *self, SalesImportProblemCode *code);
gint64              sales_xlsx_xml_get_size (SalesXlsxXml *self);
gint64              sales_xlsx_xml_get_position (SalesXlsxXml *self);

/* For handlers. */
void                sales_xlsx_xml_pause    (SalesXlsxXml *self);
void                sales_xlsx_xml_fail     (SalesXlsxXml *self, SalesImportProblemCode code);
const char         *sales_xlsx_xml_attribute (const char **attributes, const char *name);

/* A whole part at once. */
gboolean            sales_xlsx_xml_read     (SalesXlsxPackage *package, const char *name, const SalesXlsxXmlHandlers *handlers,
                                             gpointer user_data, SalesImportProblemCode *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesXlsxXml, sales_xlsx_xml_free)

G_END_DECLS
