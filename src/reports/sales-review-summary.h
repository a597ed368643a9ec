/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-late-orders.h"
#include "model/sales-measures.h"
#include "reports/sales-report.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* What a review summary is made of, read in one go. */
typedef struct
{
  SalesOverview   *overview;
  SalesLateOrders *late;
  GPtrArray       *goals; /* SalesGoalEntry */
  GArray          *measures; /* SalesMeasureFigure */
} SalesReview;

/* Result: SalesReview. */
SalesRequest *sales_review_request_new (const SalesDocumentInfo *info, const SalesScope *scope, const SalesPeriod *period);
void          sales_review_free        (SalesReview *self);

/* (transfer full); copies what it needs of @review. Main thread only. */
SalesReport  *sales_review_summary_new (const SalesWording *wording, const SalesReview *review, SalesPaper paper);
/* A name for the file, "Review Summary Agnieszka Wójcik 2026-Q3.pdf". */
char         *sales_review_summary_dup_filename (const SalesWording *wording, const SalesOverview *overview);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesReview, sales_review_free)

G_END_DECLS
