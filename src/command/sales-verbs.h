/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "command/sales-command-line.h"

G_BEGIN_DECLS

/* What stands after "sales-manager", one file each. */
extern const SalesVerb sales_verb_new;

G_END_DECLS
