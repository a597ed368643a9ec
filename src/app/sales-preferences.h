/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/sales-document.h"

G_BEGIN_DECLS

void sales_preferences_present (GtkWindow *parent, SalesDocument *document);

G_END_DECLS
