/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-measures-card.h"

#include <glib/gi18n.h>

#include "base/sales-date.h"
#include "base/sales-locale.h"
#include "model/sales-measures.h"
#include "reports/sales-wording-measures.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-variance-label.h"

struct _SalesMeasuresCard
{
  AdwBin parent_instance;

  GtkWidget *grid;
  GtkWidget *formulas; /* in the popover */

  SalesDocument *document;
  GCancellable  *cancellable;
  SalesScope     scope;
  SalesPeriod    period;
};

G_DEFINE_FINAL_TYPE (SalesMeasuresCard, sales_measures_card, ADW_TYPE_BIN)

/* Showing ------------------------------------------------------------------------------------- */

static void
clear (GtkWidget *widget)
{
  for (GtkWidget *child; (child = gtk_widget_get_first_child (widget)) != NULL;)
    gtk_widget_unparent (child);
}

static GtkWidget *
make_label (const char *text, gboolean figure, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), figure ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !figure);
  if (figure)
    gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
show_head (SalesMeasuresCard *self)
{
  const char *titles[] = { "", C_("column", "Actual"), C_("column", "Goal"), C_("column", "Attainment"), "" };

  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = make_label (titles[i], i > 0, "dim-label");

      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (GTK_GRID (self->grid), label, i, 0, 1, 1);
    }
}

static void
show_figure (SalesMeasuresCard *self, const SalesWording *wording, const SalesMeasureFigure *figure, int row)
{
  int sign;
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *result = sales_variance_label_new ();
  g_autofree char *actual = sales_wording_measure_actual (wording, figure);
  g_autofree char *goal = sales_wording_measure_goal (wording, figure);
  g_autofree char *attainment = sales_wording_measure_attainment (wording, figure);
  g_autofree char *detail = sales_wording_measure_detail (wording, figure);
  const char *word = sales_wording_measure_result (figure, self->period.last >= sales_today (), &sign);
  const char *figures[] = { actual, goal, attainment };

  gtk_box_append (GTK_BOX (names), make_label (sales_wording_measure (figure->measure), FALSE, NULL));
  if (detail != NULL)
    {
      GtkWidget *label = make_label (detail, FALSE, "dim-label");

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (names), label);
    }
  gtk_grid_attach (GTK_GRID (self->grid), names, 0, row, 1, 1);
  for (int i = 0; i < (int) G_N_ELEMENTS (figures); i++)
    {
      GtkWidget *label = make_label (figures[i], TRUE, NULL);

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (self->grid), label, i + 1, row, 1, 1);
    }
  sales_variance_label_set (SALES_VARIANCE_LABEL (result), word != NULL ? word : "", sign);
  gtk_widget_set_halign (result, GTK_ALIGN_START);
  gtk_widget_set_valign (result, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (self->grid), result, 4, row, 1, 1);
}

static void
show_formulas (SalesMeasuresCard *self, const GArray *figures)
{
  g_auto (GStrv) pairs = sales_wording_measure_formulas (figures);

  clear (self->formulas);
  for (int i = 0; pairs[i] != NULL; i++)
    {
      GtkWidget *label = make_label (pairs[i], FALSE, i % 2 == 0 ? "heading" : NULL);

      gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
      gtk_widget_set_margin_top (label, i % 2 == 0 && i > 0 ? 8 : 0);
      gtk_box_append (GTK_BOX (self->formulas), label);
    }
}

static void
show (SalesMeasuresCard *self, const GArray *figures)
{
  SalesWording wording = { sales_document_get_info (self->document), sales_locale_get_default () };

  clear (self->grid);
  show_head (self);
  for (guint i = 0; i < figures->len; i++)
    show_figure (self, &wording, &g_array_index (figures, SalesMeasureFigure, i), (int) i + 1);
  show_formulas (self, figures);
  gtk_widget_set_visible (GTK_WIDGET (self), figures->len > 0);
}

/* Reading ------------------------------------------------------------------------------------- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesMeasuresCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) figures = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (self->document != SALES_DOCUMENT (source))
    return;
  if (figures == NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else
    show (self, figures);
}

static void
load (SalesMeasuresCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sales_document_call_async (self->document, sales_measures_request_new (&self->scope, &self->period), self->cancellable, answered_cb,
                             g_object_ref (self));
}

/* The widget ---------------------------------------------------------------------------------- */

static void
sales_measures_card_dispose (GObject *object)
{
  SalesMeasuresCard *self = SALES_MEASURES_CARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sales_measures_card_parent_class)->dispose (object);
}

static void
sales_measures_card_class_init (SalesMeasuresCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_measures_card_dispose;
}

static GtkWidget *
make_explanation (SalesMeasuresCard *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();

  self->formulas = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_margin_top (self->formulas, 6);
  gtk_widget_set_margin_bottom (self->formulas, 6);
  gtk_widget_set_margin_start (self->formulas, 6);
  gtk_widget_set_margin_end (self->formulas, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), self->formulas);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("How Is This Computed?"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
sales_measures_card_init (SalesMeasuresCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *label = gtk_label_new (_("Beyond Money"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  /* Figures stay near what they are of, however wide the card is. */
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_box_append (GTK_BOX (box), make_explanation (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "sales-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sales_measures_card_new:
 *
 * Returns: (transfer floating): a card without figures
 */
GtkWidget *
sales_measures_card_new (void)
{
  return g_object_new (SALES_TYPE_MEASURES_CARD, NULL);
}

/**
 * sales_measures_card_set:
 * @self: the card
 * @document: where the figures are
 * @scope: of whom
 * @period: and when
 *
 * Asks for the figures; what was shown before stays until they come, unless it was of somebody else.
 */
void
sales_measures_card_set (SalesMeasuresCard *self, SalesDocument *document, const SalesScope *scope, const SalesPeriod *period)
{
  if (document != self->document || !sales_scope_equal (scope, &self->scope))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_set_object (&self->document, document);
  self->scope = *scope;
  self->period = *period;
  load (self);
}
