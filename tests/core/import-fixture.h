/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import.h"
#include "model/sales-check.h"

/* A document in a folder of its own, and files beside it. */
typedef struct
{
  char          *folder;
  char          *path;
  SalesDocument *document;
} Fixture;

void               fixture_set_up     (Fixture *self, gconstpointer data);
void               fixture_tear_down  (Fixture *self, gconstpointer data);
/* The path of a file of this name, written anew. */
char              *fixture_write      (Fixture *self, const char *name, const char *text, gssize length);
/* Imports one file and expects an answer. */
SalesImportResult *fixture_import     (Fixture *self, const char *name, const char *text);
SalesImportResult *fixture_run        (Fixture *self, SalesImport *import);
/* One number out of the document, read past the program by the system's own reader of requests. */
gint64             fixture_ask        (Fixture *self, const char *sql);
/* Every total recomputed from the lines, references, log: all sound. */
void               fixture_check      (Fixture *self);
/* The first problem's code, line and column. */
void               assert_problem     (const SalesImportResult *result, guint index, SalesImportProblemCode code, gint64 line, const char *column);
