/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-order-dialog.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-order-detail.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-step-editor.h"

/* More lines than that are told of by their number: rows of widgets are not for thousands. */
#define MAX_LINES 200

struct _SalesOrderDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle      *title;
  AdwPreferencesGroup *order_group;
  AdwPreferencesGroup *steps_group;
  AdwPreferencesGroup *lines_group;

  /* Owned */
  SalesDocument *document;
  GCancellable  *cancellable;
  GPtrArray     *rows; /* AdwActionRow, of all groups; borrowed */
  gint64         order;
};

static const char *const step_titles[SALES_N_STEPS] = {
  NC_("step", "Taken"),     NC_("step", "Promised"),    NC_("step", "Shipped"),
  NC_("step", "Delivered"), NC_("step", "Followed up"),
};

G_DEFINE_FINAL_TYPE (SalesOrderDialog, sales_order_dialog, ADW_TYPE_WINDOW)

static const SalesCurrency *
get_currency (SalesOrderDialog *self)
{
  return &sales_document_get_info (self->document)->currency;
}

/* Rows ---------------------------------------------------------------------------------------- */

/* Texts come from the document: nothing in them is markup. */
static AdwActionRow *
add_row (SalesOrderDialog *self, AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return ADW_ACTION_ROW (row);
}

static GtkWidget *
add_value (AdwActionRow *row, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
  return label;
}

/* Names may be of any length. */
static void
add_name (AdwActionRow *row, const char *name)
{
  GtkLabel *label = GTK_LABEL (add_value (row, name));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (label, 3);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, MIN (28, g_utf8_strlen (name, -1)));
}

static void
add_amount (SalesOrderDialog *self, AdwActionRow *row, SalesAmount amount)
{
  g_autofree char *text = sales_locale_format_amount (sales_locale_get_default (), amount,
                                                      get_currency (self), SALES_AMOUNT_FULL);

  add_value (row, text);
}

static void
show_order (SalesOrderDialog *self, const SalesOrderDetail *order)
{
  if (order->customer_name != NULL)
    add_name (add_row (self, self->order_group, C_("order", "Customer"), order->customer_place),
              order->customer_name);
  if (order->territory_name != NULL)
    add_name (add_row (self, self->order_group, C_("order", "Territory"), NULL),
              order->territory_name);
  for (guint i = 0; i < order->credits->len; i++)
    {
      const SalesOrderCredit *credit = order->credits->pdata[i];
      g_autofree char *share = sales_locale_format_percent (
          sales_locale_get_default (), credit->share, credit->share % 100 == 0 ? 0 : 2);
      g_autofree char *amount = sales_locale_format_amount (
          sales_locale_get_default (), credit->amount, get_currency (self), SALES_AMOUNT_FULL);
      g_autofree char *part = NULL;

      if (order->credits->len == 1)
        {
          add_name (add_row (self, self->order_group, C_("order", "Person"), NULL),
                    credit->person_name);
          break;
        }
      /* TRANSLATORS: a person's part of an order: the share in percent and the amount */
      part = g_strdup_printf (_("%s, %s"), share, amount);
      add_name (add_row (self, self->order_group, C_("order", "Person"), part),
                credit->person_name);
    }
  add_amount (self, add_row (self, self->order_group, C_("order", "Amount"), NULL), order->amount);
}

static char *
describe_lateness (const SalesOrderDetail *order)
{
  if (order->is_late)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", order->days_late),
                            order->days_late);
  if (order->is_overdue)
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", order->days_late),
                            order->days_late);
  return NULL;
}

static void
show_steps (SalesOrderDialog *self, const SalesOrderDetail *order)
{
  g_autofree char *lateness = describe_lateness (order);

  for (int i = 0; i < SALES_N_STEPS; i++)
    {
      const SalesOrderStep *step = &order->steps[i];
      const char *title = g_dpgettext2 (NULL, "step", step_titles[i]);
      g_autofree char *answered = NULL;
      g_autofree char *day = NULL;
      AdwActionRow *row;

      if (step->person_name != NULL)
        /* TRANSLATORS: under a step of an order; %s is the person who answered for it */
        answered = g_strdup_printf (_("Answered for by %s"), step->person_name);
      row = add_row (self, self->steps_group, title, answered);
      if (i == SALES_STEP_SHIPPED && lateness != NULL)
        gtk_widget_add_css_class (add_value (row, lateness), order->is_overdue ? "error" : "warning");
      day = step->day == SALES_DAY_NONE
                ? g_strdup (C_("step", "Not yet"))
                : sales_locale_format_day (sales_locale_get_default (), step->day);
      if (step->day == SALES_DAY_NONE)
        gtk_widget_add_css_class (add_value (row, day), "dim-label");
      else
        add_value (row, day);
      if (!sales_document_is_read_only (self->document))
        adw_action_row_add_suffix (
            row, sales_step_editor_new (self->document, self->order, i, title, step->day, step->person));
    }
}

static char *
describe_line (SalesOrderDialog *self, const SalesOrderLine *line)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *quantity = sales_locale_format_quantity (locale, line->quantity);
  g_autofree char *price = sales_locale_format_price (locale, line->price, get_currency (self));
  g_autofree char *discount = NULL;

  if (line->discount == 0)
    /* TRANSLATORS: a line of an order: quantity and price of one piece */
    return g_strdup_printf (_("%s × %s"), quantity, price);
  discount = sales_locale_format_percent (locale, line->discount, line->discount % 100 == 0 ? 0 : 2);
  /* TRANSLATORS: a line of an order: quantity, price of one piece, discount in percent */
  return g_strdup_printf (_("%s × %s, %s discount"), quantity, price, discount);
}

static void
show_lines (SalesOrderDialog *self, const SalesOrderDetail *order)
{
  for (guint i = 0; i < MIN (order->lines->len, MAX_LINES); i++)
    {
      const SalesOrderLine *line = order->lines->pdata[i];
      g_autofree char *text = describe_line (self, line);
      const char *name = line->product_name != NULL ? line->product_name : _("No product");

      add_amount (self, add_row (self, self->lines_group, name, text), line->amount);
    }
  if (order->lines->len > MAX_LINES)
    {
      guint more = order->lines->len - MAX_LINES;
      /* TRANSLATORS: below the first lines of an order; %u is how many are not shown */
      g_autofree char *text =
          g_strdup_printf (ngettext ("and %u more line", "and %u more lines", more), more);

      add_row (self, self->lines_group, text, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lines_group), order->lines->len > 0);
}

static void
clear_rows (SalesOrderDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show (SalesOrderDialog *self, const SalesOrderDetail *order)
{
  /* TRANSLATORS: title of a window; %s is an order's number */
  g_autofree char *title = g_strdup_printf (_("Order %s"), order->ref);

  clear_rows (self);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title,
                                 order->customer_name != NULL ? order->customer_name : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
  show_order (self, order);
  show_steps (self, order);
  show_lines (self, order);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesOrderDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesOrderDetail) order =
      sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (self->document == NULL)
    return;
  if (order != NULL)
    show (self, order);
  else
    sales_error_presenter_show (GTK_WIDGET (self), error);
}

static void
load (SalesOrderDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sales_document_call_async (self->document, sales_order_detail_new (self->order),
                             self->cancellable, answered_cb, g_object_ref (self));
}

static void
document_changed_cb (SalesOrderDialog *self, guint tables)
{
  if (tables & (SALES_CHANGED_ORDERS | SALES_CHANGED_PEOPLE | SALES_CHANGED_PRODUCTS))
    load (self);
}

static void
sales_order_dialog_dispose (GObject *object)
{
  SalesOrderDialog *self = SALES_ORDER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_ORDER_DIALOG);
  G_OBJECT_CLASS (sales_order_dialog_parent_class)->dispose (object);
}

static void
sales_order_dialog_class_init (SalesOrderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_order_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-order-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesOrderDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SalesOrderDialog, order_group);
  gtk_widget_class_bind_template_child (widget_class, SalesOrderDialog, steps_group);
  gtk_widget_class_bind_template_child (widget_class, SalesOrderDialog, lines_group);
}

static void
sales_order_dialog_init (SalesOrderDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sales_order_dialog_new:
 * @document: where the order is
 * @order: its id
 *
 * Returns: (transfer none): a window that fills itself and is not shown yet
 */
GtkWidget *
sales_order_dialog_new (SalesDocument *document, gint64 order)
{
  SalesOrderDialog *self = g_object_new (SALES_TYPE_ORDER_DIALOG, NULL);

  self->document = g_object_ref (document);
  self->order = order;
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
