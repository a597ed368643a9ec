/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-welcome-page.h"

#include <glib/gi18n.h>

struct _SalesWelcomePage
{
  AdwBin parent_instance;

  /* Template */
  AdwStatusPage *status;
  GtkWidget     *sample_button;
  GtkWidget     *import_button;
  GtkWidget     *empty_button;
  GtkSpinner    *spinner;
};

G_DEFINE_FINAL_TYPE (SalesWelcomePage, sales_welcome_page, ADW_TYPE_BIN)

static void
sales_welcome_page_dispose (GObject *object)
{
  /* The template's root is a template child too: the bin must let go of it first. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (sales_welcome_page_parent_class)->dispose (object);
}

static void
sales_welcome_page_class_init (SalesWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, SalesWelcomePage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWelcomePage, import_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWelcomePage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, SalesWelcomePage, spinner);
}

static void
sales_welcome_page_init (SalesWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sales_welcome_page_set_has_document (self, FALSE);
}

/**
 * sales_welcome_page_new:
 *
 * Returns: (transfer floating): the page for a window without a document
 */
GtkWidget *
sales_welcome_page_new (void)
{
  return g_object_new (SALES_TYPE_WELCOME_PAGE, NULL);
}

/**
 * sales_welcome_page_set_has_document:
 * @has_document: whether an empty document is open already
 *
 * Says what is missing: a document, or what belongs into it.
 */
void
sales_welcome_page_set_has_document (SalesWelcomePage *self, gboolean has_document)
{
  g_return_if_fail (SALES_IS_WELCOME_PAGE (self));

  adw_status_page_set_title (self->status, has_document ? _ ("This Document Is Empty")
                                                        : _ ("Welcome to Sales Manager"));
  adw_status_page_set_description (
      self->status, has_document
                        ? _ ("Import people, orders and goals from spreadsheets or CSV files, or drop the files here.")
                        : _ ("See where everybody stands against the goal, why, and what is next."));
  gtk_widget_set_visible (self->empty_button, !has_document);
}

/**
 * sales_welcome_page_set_busy:
 * @busy: whether something is being made
 *
 * Shows that it is being worked on; nothing else can be started meanwhile.
 */
void
sales_welcome_page_set_busy (SalesWelcomePage *self, gboolean busy)
{
  g_return_if_fail (SALES_IS_WELCOME_PAGE (self));

  gtk_widget_set_sensitive (self->sample_button, !busy);
  gtk_widget_set_sensitive (self->import_button, !busy);
  gtk_widget_set_sensitive (self->empty_button, !busy);
  /* It keeps its place, so that nothing moves. */
  gtk_widget_set_opacity (GTK_WIDGET (self->spinner), busy ? 1 : 0);
  gtk_spinner_set_spinning (self->spinner, busy);
}
