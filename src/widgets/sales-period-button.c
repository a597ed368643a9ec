/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-period-button.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "widgets/sales-period-chooser.h"

struct _SalesPeriodButton
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *before;
  GtkWidget *button;
  GtkWidget *after;
  GtkWidget *popover;
  GtkWidget *chooser; /* made when the popover is first opened */

  /* Owned */
  SalesContext *context;
};

G_DEFINE_FINAL_TYPE (SalesPeriodButton, sales_period_button, GTK_TYPE_WIDGET)

static int
get_year_start (SalesPeriodButton *self)
{
  SalesDocument *document = sales_context_get_document (self->context);

  return document != NULL ? sales_document_get_info (document)->year_start : 1;
}

static void
update (SalesPeriodButton *self)
{
  SalesLocale *locale = sales_locale_get_default ();
  const SalesPeriod *period = sales_context_get_period (self->context);
  g_autofree char *text = sales_locale_format_period (locale, period, get_year_start (self));
  g_autofree char *range = sales_locale_format_day_range (locale, period);
  g_autofree char *label = NULL;

  /* TRANSLATORS: the button that chooses the period, for readers of the screen; %s: "Q3 2026" */
  label = g_strdup_printf (_ ("Period: %s"), text);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), text);
  gtk_widget_set_tooltip_text (self->button, range);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
context_changed_cb (SalesPeriodButton *self, guint what, guint tables)
{
  if ((what & (SALES_CONTEXT_PERIOD | SALES_CONTEXT_DOCUMENT)) != 0
      || ((what & SALES_CONTEXT_DATA) != 0 && (tables & SALES_CHANGED_SETTINGS) != 0))
    update (self);
}

static void
before_clicked_cb (SalesPeriodButton *self)
{
  sales_period_button_step (self, -1);
}

static void
after_clicked_cb (SalesPeriodButton *self)
{
  sales_period_button_step (self, 1);
}

static void
period_chosen_cb (SalesPeriodButton *self)
{
  const SalesPeriod *period
      = sales_period_chooser_get_period (SALES_PERIOD_CHOOSER (self->chooser));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  sales_context_set_period (self->context, period);
}

/* The chooser, and below it the way to an earlier day. */
static GtkWidget *
make_content (SalesPeriodButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("As of an _Earlier Day…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Show goals, teams and closed periods as they stood"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.as-of");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), self->popover);
  gtk_box_append (GTK_BOX (box), self->chooser);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
popover_shown_cb (SalesPeriodButton *self)
{
  if (self->chooser == NULL)
    {
      self->chooser = sales_period_chooser_new ();
      g_signal_connect_swapped (self->chooser, "chosen", G_CALLBACK (period_chosen_cb), self);
      gtk_popover_set_child (GTK_POPOVER (self->popover), make_content (self));
    }
  sales_period_chooser_set_period (SALES_PERIOD_CHOOSER (self->chooser),
                                   sales_context_get_period (self->context),
                                   get_year_start (self));
}

static GtkWidget *
make_step (SalesPeriodButton *self, const char *icon, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
sales_period_button_dispose (GObject *object)
{
  SalesPeriodButton *self = SALES_PERIOD_BUTTON (object);
  GtkWidget *child;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sales_period_button_parent_class)->dispose (object);
}

static void
sales_period_button_class_init (SalesPeriodButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_period_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sales_period_button_init (SalesPeriodButton *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->before = make_step (self, "go-previous-symbolic", _ ("Previous Period"),
                            G_CALLBACK (before_clicked_cb));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->after = make_step (self, "go-next-symbolic", _ ("Next Period"),
                           G_CALLBACK (after_clicked_cb));
  self->popover = gtk_popover_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
}

/**
 * sales_period_button_new:
 *
 * Returns: (transfer floating): a button without a context
 */
GtkWidget *
sales_period_button_new (void)
{
  return g_object_new (SALES_TYPE_PERIOD_BUTTON, NULL);
}

/**
 * sales_period_button_set_context:
 * @context: where the window stands
 *
 * Shows and changes the period of @context. To be called once.
 */
void
sales_period_button_set_context (SalesPeriodButton *self, SalesContext *context)
{
  g_return_if_fail (SALES_IS_PERIOD_BUTTON (self));
  g_return_if_fail (SALES_IS_CONTEXT (context) && self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

/**
 * sales_period_button_step:
 * @steps: −1 for the period before, 1 for the next
 */
void
sales_period_button_step (SalesPeriodButton *self, int steps)
{
  SalesPeriod period;

  g_return_if_fail (SALES_IS_PERIOD_BUTTON (self));

  period = sales_period_shift (sales_context_get_period (self->context), steps,
                               get_year_start (self));
  if (period.first >= SALES_DAY_MIN && period.last <= SALES_DAY_MAX)
    sales_context_set_period (self->context, &period);
}

/**
 * sales_period_button_go_today:
 *
 * Goes to the period of the same kind that today lies in; from a run of days to the quarter.
 */
void
sales_period_button_go_today (SalesPeriodButton *self)
{
  SalesPeriodKind kind;
  SalesPeriod period;

  g_return_if_fail (SALES_IS_PERIOD_BUTTON (self));

  kind = sales_context_get_period (self->context)->kind;
  period = sales_period_containing (kind == SALES_PERIOD_DAYS ? SALES_PERIOD_QUARTER : kind,
                                    sales_today (), get_year_start (self));
  sales_context_set_period (self->context, &period);
}

/**
 * sales_period_button_popup:
 *
 * Opens the popover, for the keyboard.
 */
void
sales_period_button_popup (SalesPeriodButton *self)
{
  g_return_if_fail (SALES_IS_PERIOD_BUTTON (self));
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/**
 * sales_period_button_set_narrow:
 * @narrow: whether to leave out ‹ and ›
 */
void
sales_period_button_set_narrow (SalesPeriodButton *self, gboolean narrow)
{
  g_return_if_fail (SALES_IS_PERIOD_BUTTON (self));
  gtk_widget_set_visible (self->before, !narrow);
  gtk_widget_set_visible (self->after, !narrow);
}
