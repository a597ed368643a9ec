/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands in the window as long as there are no figures: explore the sample, import, start
 * empty. */
#define SALES_TYPE_WELCOME_PAGE (sales_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SalesWelcomePage, sales_welcome_page, SALES, WELCOME_PAGE, AdwBin)

GtkWidget *sales_welcome_page_new              (void);
void       sales_welcome_page_set_has_document (SalesWelcomePage *self, gboolean has_document);
void       sales_welcome_page_set_busy         (SalesWelcomePage *self, gboolean busy);

G_END_DECLS
