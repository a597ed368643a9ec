/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/sales-preferences.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "model/sales-settings.h"
#include "widgets/sales-error-presenter.h"

#define N_DAYS 7

/* Follow-up after at most so many days, and exceeded from at most so many per cent. */
#define MAX_FOLLOW_UP 365
#define MIN_EXCEEDS 100
#define MAX_EXCEEDS 300

/* The settings of the open document; each change is one step that Undo takes back. */
typedef struct
{
  SalesDocument *document;
  gulong         changed;
  gboolean       filling;

  GtkWidget *window;
  GtkWidget *company;
  GtkWidget *currency;
  GtkWidget *month;
  GtkWidget *days[N_DAYS];
  GtkWidget *follow_up;
  GtkWidget *exceeds;
} Preferences;

static void
preferences_free (gpointer data)
{
  Preferences *self = data;

  g_clear_signal_handler (&self->changed, self->document);
  g_clear_object (&self->document);
  g_free (self);
}

static void
fill (Preferences *self)
{
  const SalesDocumentInfo *info = sales_document_get_info (self->document);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->company),
                         info->company_name != NULL ? info->company_name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->currency), info->currency.code);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->month), (guint) info->year_start - 1);
  for (int day = 0; day < N_DAYS; day++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[day]),
                                  (info->working_days & (1u << day)) != 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->follow_up), info->follow_up_days);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->exceeds), info->exceeds_share / 100);
  gtk_widget_remove_css_class (self->company, "error");
  gtk_widget_remove_css_class (self->currency, "error");
  self->filling = FALSE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  /* What was typed stays, so that it can be corrected or tried again. */
  if (sales_document_perform_finish (SALES_DOCUMENT (source), result, &error) == NULL)
    sales_error_presenter_show (window, error);
}

static gboolean
read_currency (Preferences *self, SalesCurrency *currency)
{
  g_autofree char *code = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->currency)), -1);
  gboolean ok = sales_currency_init (currency, g_strstrip (code));

  if (ok)
    gtk_widget_remove_css_class (self->currency, "error");
  else
    gtk_widget_add_css_class (self->currency, "error");
  return ok;
}

static gboolean
read_company (Preferences *self, char **name)
{
  g_autofree char *clean
      = sales_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->company)));
  gboolean ok = sales_text_is_name (clean);

  if (ok)
    gtk_widget_remove_css_class (self->company, "error");
  else
    gtk_widget_add_css_class (self->company, "error");
  if (ok)
    *name = g_steal_pointer (&clean);
  return ok;
}

static gboolean
is_same (const SalesDocumentInfo *a, const SalesDocumentInfo *b)
{
  return g_strcmp0 (a->company_name, b->company_name) == 0
         && g_str_equal (a->currency.code, b->currency.code) && a->year_start == b->year_start
         && a->working_days == b->working_days && a->follow_up_days == b->follow_up_days
         && a->exceeds_share == b->exceeds_share;
}

static void
save (Preferences *self)
{
  const SalesDocumentInfo *info = sales_document_get_info (self->document);
  g_autofree char *name = NULL;
  SalesDocumentInfo wanted = *info;
  gboolean ok;

  if (self->filling)
    return;
  ok = read_company (self, &name);
  ok = read_currency (self, &wanted.currency) && ok;
  wanted.company_name = name;
  wanted.year_start = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->month)) + 1;
  wanted.working_days = 0;
  for (int day = 0; day < N_DAYS; day++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[day])))
      wanted.working_days |= 1u << day;
  wanted.follow_up_days
      = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->follow_up));
  wanted.exceeds_share
      = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->exceeds)) * 100;
  if (!ok || wanted.working_days == 0 || is_same (info, &wanted))
    return;
  sales_document_perform_async (self->document, sales_settings_edit_new (&wanted), NULL, saved_cb,
                                g_object_ref (self->window));
}

static void
edited_cb (Preferences *self)
{
  save (self);
}

static void
day_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  Preferences *self = user_data;
  gboolean any = FALSE;

  for (int day = 0; day < N_DAYS; day++)
    any = any || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[day]));
  /* A week without a working day has no pace. */
  if (!any)
    gtk_toggle_button_set_active (button, TRUE);
  save (self);
}

static void
typed_cb (GtkEditable *editable, gpointer user_data)
{
  Preferences *self = user_data;
  SalesCurrency currency;
  g_autofree char *name = NULL;

  if (self->filling)
    return;
  if (GTK_WIDGET (editable) == self->currency)
    read_currency (self, &currency);
  else
    read_company (self, &name);
}

static void
document_changed_cb (Preferences *self, guint tables)
{
  if ((tables & SALES_CHANGED_SETTINGS) != 0)
    fill (self);
}

static GtkWidget *
add_entry (Preferences *self, AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "apply", G_CALLBACK (edited_cb), self);
  g_signal_connect (row, "changed", G_CALLBACK (typed_cb), self);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
add_spin (Preferences         *self,
          AdwPreferencesGroup *group,
          const char          *title,
          const char          *subtitle,
          double               min,
          double               max)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (min, max, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (edited_cb), self);
  adw_preferences_group_add (group, row);
  return spin;
}

static void
add_days (Preferences *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Working Days"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (int day = 0; day < N_DAYS; day++)
    {
      SalesLocale *locale = sales_locale_get_default ();
      g_autofree char *name = sales_locale_format_weekday (locale, day, FALSE);
      g_autofree char *abbreviation = sales_locale_format_weekday (locale, day, TRUE);

      self->days[day] = gtk_toggle_button_new_with_label (abbreviation);
      gtk_widget_add_css_class (self->days[day], "flat");
      gtk_widget_add_css_class (self->days[day], "weekday");
      gtk_widget_set_tooltip_text (self->days[day], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[day]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_signal_connect (self->days[day], "toggled", G_CALLBACK (day_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), self->days[day]);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_preferences_group_add (group, row);
}

static void
add_month (Preferences *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *name
          = sales_locale_format_month_name (sales_locale_get_default (), month);

      gtk_string_list_append (months, name);
    }
  self->month = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->month),
                                 _ ("First Month of the Fiscal Year"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->month), G_LIST_MODEL (months));
  g_signal_connect_swapped (self->month, "notify::selected", G_CALLBACK (edited_cb), self);
  adw_preferences_group_add (group, self->month);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

static void
build (Preferences *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group
      = add_group (page, C_ ("settings", "Company"), _ ("These settings belong to the open document."));

  self->company = add_entry (self, group, _ ("Company Name"));
  self->currency = add_entry (self, group, _ ("Currency (three letters, EUR)"));
  group = add_group (page, C_ ("settings", "Calendar"), NULL);
  add_month (self, group);
  add_days (self, group);
  group = add_group (page, _ ("Service and Recognition"), NULL);
  self->follow_up = add_spin (self, group, _ ("Days for Follow-up"),
                              _ ("A delivery is to be followed up within this many days"), 1,
                              MAX_FOLLOW_UP);
  self->exceeds = add_spin (self, group, _ ("Exceeded From (%)"),
                            _ ("From this share of the goal on it counts as exceeded"),
                            MIN_EXCEEDS, MAX_EXCEEDS);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self->window), page);
}

/**
 * sales_preferences_present:
 * @parent: the window above it
 * @document: the document whose settings are shown
 *
 * Shows the settings; each change is saved at once and can be undone.
 */
void
sales_preferences_present (GtkWindow *parent, SalesDocument *document)
{
  Preferences *self = g_new0 (Preferences, 1);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (SALES_IS_DOCUMENT (document));

  self->document = g_object_ref (document);
  self->window = adw_preferences_window_new ();
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (self->window), FALSE);
  gtk_window_set_transient_for (GTK_WINDOW (self->window), parent);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  self->filling = TRUE;
  build (self);
  fill (self);
  self->changed = g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed_cb),
                                            self);
  g_object_set_data_full (G_OBJECT (self->window), "sales-preferences", self, preferences_free);
  gtk_window_present (GTK_WINDOW (self->window));
}
