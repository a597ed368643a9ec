/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/sales-table-writer.h"
#include "model/sales-agreement.h"
#include "reports/sales-wording.h"

G_BEGIN_DECLS

/* (transfer full): goals and how far they are agreed (SalesAgreementRow), headers and words in the
 * user's language; %NULL with @error as for sales_table_writer_finish(). */
GBytes *sales_agreement_list_to_table     (const SalesWording *wording, GPtrArray *rows, SalesTableFormat format, GError **error);
/* (transfer full): "Goals and agreement Sales North 2026", without an ending. */
char   *sales_agreement_list_dup_filename (const SalesWording *wording, const char *name, const SalesPeriod *period);

G_END_DECLS
