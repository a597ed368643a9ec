/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-import-date.h"
#include "exchange/sales-import-reading.h"

G_BEGIN_DECLS

/* Which readings all cells of a column fit, and the rows that decide. A reading is a bit. */
#define SALES_EVIDENCE_READINGS 8

typedef struct
{
  gint64 line;
  char  *text;
} SalesEvidenceRow;

typedef struct
{
  guint            all;    /* the readings that every cell fits which fits any */
  gint64           n;      /* such cells */
  gint64           n_bad;  /* cells that fit none */
  guint            differ; /* the readings between which some cell makes a difference */
  SalesEvidenceRow against[SALES_EVIDENCE_READINGS]; /* the first cell that does not fit a reading */
  SalesEvidenceRow unlike; /* the first cell that is not the same in all readings it fits */
  gint64           low[SALES_EVIDENCE_READINGS];     /* the least and the largest value under each */
  gint64           high[SALES_EVIDENCE_READINGS];
} SalesEvidence;

typedef enum
{
  SALES_EVIDENCE_NONE,         /* no cell, or none that makes a difference */
  SALES_EVIDENCE_CLEAR,        /* one reading is left, or those that are left say the same */
  SALES_EVIDENCE_AMBIGUOUS,    /* several are left that say different things */
  SALES_EVIDENCE_CONTRADICTED, /* no reading fits all */
} SalesEvidenceVerdict;

void                 sales_evidence_init   (SalesEvidence *self);
void                 sales_evidence_clear  (SalesEvidence *self);
/* @fits: the readings that the cell fits; @values: what it is under each, or %NULL with @differs. */
void                 sales_evidence_add    (SalesEvidence *self, SalesCell cell, gint64 line, guint fits, const gint64 *values, gboolean differs);
/* @reading: (out): the reading, one bit, where it is clear; the first one that is left otherwise. */
SalesEvidenceVerdict sales_evidence_judge  (const SalesEvidence *self, guint *reading);

G_END_DECLS
