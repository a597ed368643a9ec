/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-request.h"

G_BEGIN_DECLS

/* Taking an import back as one action, at any later time, as long as nothing of it was changed
 * since and nothing else uses it. There is no redo: the files are imported again. */
typedef enum
{
  SALES_IMPORT_UNDO_DONE,
  SALES_IMPORT_UNDO_NONE,       /* there is no such import */
  SALES_IMPORT_UNDO_UNRECORDED, /* by a version that kept nothing to take back */
  SALES_IMPORT_UNDO_BLOCKED,    /* the obstacles say by what */
} SalesImportUndoOutcome;

typedef enum
{
  SALES_OBSTACLE_ORDERS,
  SALES_OBSTACLE_CUSTOMERS,
  SALES_OBSTACLE_PRODUCTS,
  SALES_OBSTACLE_CATEGORIES,
  SALES_OBSTACLE_PEOPLE,
  SALES_OBSTACLE_UNITS,
  SALES_OBSTACLE_TERRITORIES,
  SALES_OBSTACLE_GOALS,     /* named by whom they are for */
  SALES_OBSTACLE_SUMMARIES, /* named by their person */
  SALES_OBSTACLE_AWARDS,    /* named by whom they are for */
  SALES_OBSTACLE_OTHER,
  SALES_N_OBSTACLES,
} SalesObstacleKind;

/* What was changed since the import, or uses what it brought. */
typedef struct
{
  SalesObstacleKind kind;
  gint64            count;
  GPtrArray        *names; /* char*: the first ones, as they are now */
} SalesImportObstacle;

typedef struct
{
  SalesImportUndoOutcome outcome;
  char                  *files;     /* of the import; %NULL if there is none */
  GPtrArray             *obstacles; /* SalesImportObstacle by kind; empty unless blocked */
} SalesImportUndo;

/* An action. @import: its number, 0 for the newest. Result: SalesImportUndo, freed with
 * sales_import_undo_free(). The document is changed only if the outcome is SALES_IMPORT_UNDO_DONE. */
SalesRequest *sales_import_undo_new      (gint64 import);
void          sales_import_undo_free     (SalesImportUndo *self);
/* What came of it in the user's language: a sentence, and a line for each obstacle. */
char         *sales_import_undo_describe (const SalesImportUndo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesImportUndo, sales_import_undo_free)

G_END_DECLS
