/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "widgets/sales-context.h"
#include "widgets/sales-pane.h"

G_BEGIN_DECLS

/* One page of the window. The base class follows the context: while the page is on screen, every
 * change of document, scope, period or content leads to one reload; off screen it waits until it
 * is shown. A page says what it asks the document and shows the answer; what it showed before
 * stays until then, answers overtaken by a later question never arrive, and errors go to the
 * error presenter with Retry.
 *
 * Whether there is room for one column only it asks as a SalesPane.
 *
 * A page is created by the window on its first visit with g_object_new (type, "context", …).
 * Add it to the table in app/sales-page-list.c. */
#define SALES_TYPE_PAGE (sales_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SalesPage, sales_page, SALES, PAGE, SalesPane)

struct _SalesPageClass
{
  SalesPaneClass parent_class;

  /* SalesChanged flags of the content that the page shows; all unless set in class_init. */
  guint tables;

  /* The question, (transfer full); %NULL when there is nothing to ask. */
  SalesRequest *(*create_request) (SalesPage *self);
  /* The answer to it, (transfer full): the page frees it. */
  void          (*take_result)    (SalesPage *self, gpointer result);
  /* A page that asks in its own way (a list model) overrides this instead of the two above. */
  void          (*reload)         (SalesPage *self);

  /* The window's actions; %NULL where the page does not have it. */
  void          (*focus_search)   (SalesPage *self); /* Ctrl+F */
  void          (*save_report)    (SalesPage *self); /* the page's figures as PDF */
  void          (*print)          (SalesPage *self);
  void          (*export_table)   (SalesPage *self); /* the page's list to CSV or a spreadsheet */
};

SalesContext  *sales_page_get_context  (SalesPage *self);
SalesDocument *sales_page_get_document (SalesPage *self);
gboolean       sales_page_is_loading   (SalesPage *self);
void           sales_page_reload       (SalesPage *self);

G_END_DECLS
