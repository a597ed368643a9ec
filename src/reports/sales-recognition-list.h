/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-table-writer.h"
#include "model/sales-recognition.h"
#include "reports/sales-report.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* What HR reads: who is recognised, for what, with which reward, and how far that is. Below, or
 * in rows of the status "Not proposed", what deserves it and nobody has proposed yet. */

/* (transfer full); copies what it needs. Main thread only. */
SalesReport *sales_recognition_list_new         (const SalesWording *wording, const SalesRecognition *recognition, SalesPaper paper);
/* (transfer full); %NULL: @error is set. */
GBytes      *sales_recognition_list_to_table    (const SalesWording *wording, const SalesRecognition *recognition, SalesTableFormat format, GError **error);
/* "Recognition list North 2026-Q3", without an ending. */
char        *sales_recognition_list_dup_filename (const SalesWording *wording, const SalesRecognition *recognition);

G_END_DECLS
