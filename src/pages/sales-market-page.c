/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-market-page.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "model/sales-market-events.h"
#include "model/sales-names.h"
#include "pages/sales-market-form.h"
#include "pages/sales-table-saver.h"
#include "widgets/sales-error-presenter.h"

/* Rows of a year; the rest is told by its number. */
#define MAX_ROWS 150

struct _SalesMarketPage
{
  SalesPage parent_instance;

  /* Template */
  GtkWidget *add_button;
  GtkLabel  *summary;
  GtkStack  *stack;
  GtkBox    *box;

  /* Owned */
  GPtrArray *events; /* SalesMarketEvent; %NULL until the first answer */
};

G_DEFINE_FINAL_TYPE (SalesMarketPage, sales_market_page, SALES_TYPE_PAGE)

static gboolean
is_writable (SalesMarketPage *self)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));

  return document != NULL && !sales_document_is_read_only (document);
}

/* The form, once it is known whom an event can concern ----------------------------------------- */

typedef struct
{
  SalesMarketPage  *page;  /* owned */
  SalesMarketEvent *event; /* %NULL: a new one */
} Edit;

static void
scopes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Edit *edit = user_data;
  g_autoptr (SalesMarketPage) self = edit->page;
  g_autoptr (SalesMarketEvent) event = edit->event;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scopes = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);
  SalesContext *context = sales_page_get_context (SALES_PAGE (self));

  g_free (edit);
  if (self->box == NULL || sales_page_get_document (SALES_PAGE (self)) != SALES_DOCUMENT (source))
    return;
  if (scopes == NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else
    sales_form_present (sales_market_form_new (SALES_DOCUMENT (source), event, scopes, sales_context_get_scope (context)),
                        GTK_WIDGET (self), event != NULL ? _("Market event changed") : _("Market event added"));
}

static void
open_form (SalesMarketPage *self, const SalesMarketEvent *event)
{
  Edit *edit;

  if (!is_writable (self))
    return;
  edit = g_new0 (Edit, 1);
  edit->page = g_object_ref (self);
  edit->event = event != NULL ? sales_market_event_copy (event) : NULL;
  sales_document_call_async (sales_page_get_document (SALES_PAGE (self)), sales_scope_list_new (), NULL, scopes_read_cb, edit);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_form (SALES_MARKET_PAGE (widget), NULL);
}

/* Removing --------------------------------------------------------------------------------------- */

typedef struct
{
  SalesMarketPage *page; /* owned */
  char            *title;
} Removal;

static void
say_cited (SalesMarketPage *self, const char *title)
{
  /* TRANSLATORS: %s is what happened in the market, as “A competitor cut prices” */
  g_autofree char *text = g_strdup_printf (_("“%s” cannot be removed: a change of a goal names it as its reason."), title);

  sales_toast_show (GTK_WIDGET (self), text);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (SalesMarketPage) self = removal->page;
  g_autofree char *title = removal->title;
  g_autoptr (GError) error = NULL;

  g_free (removal);
  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (self->box == NULL)
    return;
  if (error == NULL)
    sales_toast_show_undo (GTK_WIDGET (self), _("Market event removed"));
  else if (g_error_matches (error, SALES_ERROR, SALES_ERROR_CONSTRAINT))
    say_cited (self, title);
  else
    sales_error_presenter_show (GTK_WIDGET (self), error);
}

static void
remove_event (SalesMarketPage *self, const SalesMarketEvent *event)
{
  Removal *removal;

  if (event->cited)
    {
      say_cited (self, event->title);
      return;
    }
  removal = g_new (Removal, 1);
  *removal = (Removal){ g_object_ref (self), g_strdup (event->title) };
  sales_document_perform_async (sales_page_get_document (SALES_PAGE (self)), sales_market_event_delete_new (event->id), NULL, removed_cb,
                                removal);
}

static SalesMarketPage *
find_page (GtkWidget *widget)
{
  return SALES_MARKET_PAGE (gtk_widget_get_ancestor (widget, SALES_TYPE_MARKET_PAGE));
}

static void
remove_clicked_cb (GtkWidget *button, gpointer user_data)
{
  remove_event (find_page (button), user_data);
}

static void
row_activated_cb (GtkWidget *row, gpointer user_data)
{
  open_form (find_page (row), user_data);
}

/* Showing ---------------------------------------------------------------------------------------- */

static char *
describe_days (const SalesMarketEvent *event)
{
  SalesLocale *locale = sales_locale_get_default ();
  SalesPeriod days = { SALES_PERIOD_DAYS, event->first_day, event->last_day };

  if (event->last_day == SALES_DAY_NONE || event->last_day == event->first_day)
    return sales_locale_format_day (locale, event->first_day);
  return sales_locale_format_day_range (locale, &days);
}

static const char *
get_scope_name (const SalesMarketEvent *event)
{
  return event->scope_name != NULL && event->scope_name[0] != '\0' ? event->scope_name : C_("scope", "Company");
}

static char *
describe (const SalesMarketEvent *event)
{
  g_autofree char *days = describe_days (event);
  g_autoptr (GString) text = g_string_new (NULL);

  /* TRANSLATORS: under the title of a market event: its kind, its day or days, whom it concerns */
  g_string_append_printf (text, _("%1$s · %2$s · %3$s"), sales_market_kind_get_name (event->kind), days, get_scope_name (event));
  if (event->source != NULL)
    {
      g_string_append_c (text, '\n');
      /* TRANSLATORS: %s says where it is known from, as “Trade press” */
      g_string_append_printf (text, _("Source: %s"), event->source);
    }
  if (event->note != NULL)
    g_string_append_printf (text, "\n%s", event->note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (SalesMarketPage *self, AdwPreferencesGroup *group, SalesMarketEvent *event)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (event);

  /* Names and notes come from the document: nothing in them is markup, in the subtitle neither. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 5);
  if (is_writable (self))
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      /* TRANSLATORS: tooltip of a button; %s is what happened in the market */
      g_autofree char *tooltip = g_strdup_printf (_("Remove “%s”"), event->title);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), event);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), event);
    }
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_year (SalesMarketPage *self, const SalesPeriod *year, int year_start)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = sales_locale_format_period (sales_locale_get_default (), year, year_start);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_more (AdwPreferencesGroup *group, guint more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_preferences_group_add (group, row);
}

/* The latest first, by fiscal year. */
static void
show (SalesMarketPage *self)
{
  int year_start = sales_document_get_info (sales_page_get_document (SALES_PAGE (self)))->year_start;
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), self->events->len);
  g_autofree char *text = NULL;
  SalesPeriod year = { SALES_PERIOD_YEAR, 0, -1 };
  AdwPreferencesGroup *group = NULL;
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = self->events->len; i > 0; i--)
    {
      SalesMarketEvent *event = self->events->pdata[i - 1];

      if (group == NULL || event->first_day < year.first)
        {
          if (n > MAX_ROWS)
            add_more (group, n - MAX_ROWS);
          year = sales_period_containing (SALES_PERIOD_YEAR, event->first_day, year_start);
          group = add_year (self, &year, year_start);
          n = 0;
        }
      if (n++ < MAX_ROWS)
        add_row (self, group, event);
    }
  if (n > MAX_ROWS)
    add_more (group, n - MAX_ROWS);
  /* TRANSLATORS: %s is a number */
  text = g_strdup_printf (ngettext ("%s market event", "%s market events", self->events->len), number);
  gtk_label_set_text (self->summary, self->events->len > 0 ? text : "");
  gtk_stack_set_visible_child_name (self->stack, self->events->len > 0 ? "list" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "market.add", is_writable (self));
}

static SalesRequest *
sales_market_page_create_request (SalesPage *page)
{
  SalesPeriod always = { SALES_PERIOD_DAYS, SALES_DAY_MIN, SALES_DAY_MAX };

  return sales_market_events_new (sales_context_get_scope (sales_page_get_context (page)), &always);
}

static void
sales_market_page_take_result (SalesPage *page, gpointer result)
{
  SalesMarketPage *self = SALES_MARKET_PAGE (page);
  g_autoptr (GPtrArray) before = self->events;

  /* The rows of before, which point to the events of before, go first. */
  self->events = result;
  show (self);
}

static void
write_event (SalesTableWriter *writer, const SalesMarketEvent *event)
{
  sales_table_writer_add_day (writer, event->first_day);
  sales_table_writer_add_day (writer, event->last_day);
  sales_table_writer_add_text (writer, sales_market_kind_get_name (event->kind));
  sales_table_writer_add_text (writer, event->title);
  sales_table_writer_add_text (writer, get_scope_name (event));
  sales_table_writer_add_text (writer, event->source);
  sales_table_writer_add_text (writer, event->note);
  sales_table_writer_end_row (writer);
}

static gboolean
fill_table (GtkWidget *widget, SalesTableWriter *writer)
{
  SalesMarketPage *self = SALES_MARKET_PAGE (widget);
  const char *const headers[] = { C_("column", "First Day"), C_("column", "Last Day"), C_("column", "Kind"), C_("column", "Market Event"),
                                  C_("column", "Concerns"), C_("column", "Source"), C_("column", "Note") };

  if (self->events == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    sales_table_writer_add_header (writer, headers[i]);
  sales_table_writer_end_row (writer);
  for (guint i = 0; i < self->events->len; i++)
    write_event (writer, self->events->pdata[i]);
  return TRUE;
}

static void
sales_market_page_export_table (SalesPage *page)
{
  const SalesDocumentInfo *info = sales_document_get_info (sales_page_get_document (page));

  sales_table_saver_fill (GTK_WIDGET (page), C_("sidebar", "Market Events"), &info->currency, fill_table);
}

static void
sales_market_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_MARKET_PAGE);
  g_clear_pointer (&SALES_MARKET_PAGE (object)->events, g_ptr_array_unref);
  G_OBJECT_CLASS (sales_market_page_parent_class)->dispose (object);
}

static void
sales_market_page_class_init (SalesMarketPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_market_page_dispose;
  page_class->tables = SALES_CHANGED_EVENTS | SALES_CHANGED_GOALS | SALES_CHANGED_PEOPLE | SALES_CHANGED_SETTINGS;
  page_class->create_request = sales_market_page_create_request;
  page_class->take_result = sales_market_page_take_result;
  page_class->export_table = sales_market_page_export_table;

  gtk_widget_class_install_action (widget_class, "market.add", NULL, add_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-market-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesMarketPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, SalesMarketPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SalesMarketPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesMarketPage, box);
}

static void
sales_market_page_init (SalesMarketPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
