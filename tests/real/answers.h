/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "import-fixture.h"
#include "model/sales-overview.h"

/* Answers that were computed apart from the program, see the data folder's README. */
typedef struct
{
  char     **headers;
  GPtrArray *rows; /* GStrv */
} Answers;

/* A file or folder of the real data, or %NULL after the test was marked as skipped. */
char          *real_path         (const char *name);
Answers       *answers_load      (const char *folder, const char *name);
void           answers_free      (Answers *self);
const char    *answers_get       (const Answers *self, guint row, const char *column);
/* A number with two decimals, in hundredths. */
gint64         answers_hundredths (const Answers *self, guint row, const char *column);
SalesDay       answers_day       (const Answers *self, guint row, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answers, answers_free)

/* Imports a whole folder, expects that everything goes in, and that a second time changes nothing. */
void           real_import       (Fixture *fixture, const char *path, gboolean teams_by_manager);
SalesOverview *real_overview     (Fixture *fixture, SalesScopeKind kind, gint64 id, SalesDay first, SalesDay last);
gint64         real_id           (Fixture *fixture, const char *table, const char *column, const char *value);
/* Cents of an amount in the document's unit. */
gint64         cents             (gint64 amount);
