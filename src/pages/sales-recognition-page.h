/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-page.h"

G_BEGIN_DECLS

/* Who exceeded, met, kept it up, improved most, and what became of it: awards proposed from the
 * figures, confirmed and given by people. */
#define SALES_TYPE_RECOGNITION_PAGE (sales_recognition_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesRecognitionPage, sales_recognition_page, SALES, RECOGNITION_PAGE, SalesPage)

G_END_DECLS
