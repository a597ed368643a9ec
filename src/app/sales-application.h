/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program with its window: one process for each user, one window, one document in it. */
#define SALES_TYPE_APPLICATION (sales_application_get_type ())
G_DECLARE_FINAL_TYPE (SalesApplication, sales_application, SALES, APPLICATION, AdwApplication)

SalesApplication *sales_application_new (void);

G_END_DECLS
