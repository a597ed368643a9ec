/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* An .xlsx file part by part, as a program writes it or as nobody should. */
typedef struct
{
  GPtrArray *names;
  GPtrArray *contents; /* GBytes */
} XlsxParts;

void    xlsx_parts_init  (XlsxParts *self);
void    xlsx_parts_clear (XlsxParts *self);
/* Adds a part, or replaces it; %NULL takes it away. */
void    xlsx_parts_set   (XlsxParts *self, const char *name, const char *content);
void    xlsx_parts_set_bytes (XlsxParts *self, const char *name, const char *content, gsize length);
/* A book of one sheet "Sheet1" with these rows, texts and styles, the last two of which may be %NULL. */
void    xlsx_parts_book  (XlsxParts *self, const char *rows, const char *strings, const char *styles);
/* The file. */
GBytes *xlsx_parts_pack  (XlsxParts *self);
/* A sheet's part around rows. */
char   *xlsx_sheet       (const char *rows, const char *behind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XlsxParts, xlsx_parts_clear)
