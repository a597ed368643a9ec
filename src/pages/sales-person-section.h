/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "base/sales-period.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

/* What is known of somebody beside the figures: place in the organisation, duties and expectations,
 * budgets, absences, each with the forms that change it. It reads them itself and follows the
 * document. */
#define SALES_TYPE_PERSON_SECTION (sales_person_section_get_type ())
G_DECLARE_FINAL_TYPE (SalesPersonSection, sales_person_section, SALES, PERSON_SECTION, AdwBin)

/* @person 0 or @document %NULL: nobody, and nothing is shown. */
void     sales_person_section_set       (SalesPersonSection *self, SalesDocument *document, gint64 person, const SalesPeriod *period);
gboolean sales_person_section_is_filled (SalesPersonSection *self);

G_END_DECLS
