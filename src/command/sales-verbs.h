/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "command/sales-command-line.h"

G_BEGIN_DECLS

/* What stands after "sales-manager", one file each. */
extern const SalesVerb sales_verb_agreement;
extern const SalesVerb sales_verb_chart;
extern const SalesVerb sales_verb_check;
extern const SalesVerb sales_verb_copy;
extern const SalesVerb sales_verb_import;
extern const SalesVerb sales_verb_new;
extern const SalesVerb sales_verb_recognition;
extern const SalesVerb sales_verb_report;
extern const SalesVerb sales_verb_show;

G_END_DECLS
