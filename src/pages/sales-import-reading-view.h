/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "exchange/sales-import.h"

G_BEGIN_DECLS

/* Somebody gave an answer, see sales-import-reading.h; @value %NULL takes it back. */
typedef void (*SalesImportAnswerFunc) (const char *key, const char *value, gpointer user_data);

/* How a file was read and what each column was taken for, as rows that can be changed. */
void                 sales_import_reading_view_add (AdwExpanderRow *row, const SalesImportReading *reading, SalesImportAnswerFunc func, gpointer user_data);
/* A question with its choices and the rows that decide. @answer: the one given so far, or %NULL. */
AdwPreferencesGroup *sales_import_question_view_new (const SalesImportQuestion *question, const char *answer, SalesImportAnswerFunc func, gpointer user_data);

G_END_DECLS
