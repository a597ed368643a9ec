/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-roster.h"
#include "pages/sales-organisation-page.h"
#include "widgets/sales-chart-canvas.h"

G_BEGIN_DECLS

/* The page's parts: what it shows in sales-organisation-page.c, what one does with it in
 * sales-organisation-actions.c. */

struct _SalesOrganisationPage
{
  SalesPage parent_instance;

  /* Template */
  GtkSearchEntry  *search;
  GtkWidget       *zoom_box;
  GtkToggleButton *chart_button;
  GtkToggleButton *list_button;
  GtkStack        *stack;
  GtkWidget       *chart_scrolled;
  GtkWidget       *list_scrolled;
  GtkListView     *list;
  GMenu           *duties_menu;

  /* Borrowed */
  SalesChartCanvas *canvas;

  /* Owned */
  SalesRoster *roster; /* %NULL until the first answer */
  SalesChart  *chart;
  GArray      *scopes; /* SalesScope by row of the chart's table */
  GListStore  *all;
  GtkWidget   *menu;
  char        *folded;
  double       zoom;
  SalesScope   last;   /* what was chosen, to come back to after a change */
  gboolean     has_last;
};

gboolean            sales_organisation_page_shows_chart    (SalesOrganisationPage *self);
void                sales_organisation_page_zoom           (SalesOrganisationPage *self, int steps);

void                sales_organisation_page_install_actions (GtkWidgetClass *widget_class);
void                sales_organisation_page_update_actions (SalesOrganisationPage *self);
gboolean            sales_organisation_page_is_writable    (SalesOrganisationPage *self);
/* At @area of @widget, for what the cursor stands on. */
void                sales_organisation_page_show_menu      (SalesOrganisationPage *self, GtkWidget *widget, const cairo_rectangle_t *area);
void                sales_organisation_page_show_menu_at_focus (SalesOrganisationPage *self);
/* What is dragged, (transfer full), and what is dropped on @target. */
GdkContentProvider *sales_organisation_page_create_content (const SalesScope *scope);
gboolean            sales_organisation_page_take_drop      (SalesOrganisationPage *self, const char *text, const SalesScope *target);

G_END_DECLS
