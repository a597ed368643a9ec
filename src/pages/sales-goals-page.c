/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-goals-page.h"

#include <glib/gi18n.h>

#include "analysis/sales-distribution.h"
#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "model/sales-closing.h"
#include "model/sales-goals.h"
#include "model/sales-history.h"
#include "pages/sales-allocation-dialog.h"
#include "pages/sales-goal-forms.h"
#include "pages/sales-proposals-dialog.h"
#include "pages/sales-table-saver.h"
#include "reports/sales-wording.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-goal-grid.h"

struct _SalesGoalsPage
{
  SalesPage parent_instance;

  /* Template */
  GtkLabel      *title;
  GtkDropDown   *below_drop_down;
  GtkDropDown   *measure_drop_down;
  GtkWidget     *menu_button;
  SalesGoalGrid *grid;
  GtkWidget     *reason_bar;
  GtkLabel      *reason_label;
  GtkDropDown   *reason_drop_down;
  GtkEntry      *note_entry;

  /* Owned */
  GSimpleActionGroup *actions;
};

/* Below the company there may be other trees than the units. */
static const struct
{
  SalesScopeKind kind;
  const char    *title;
} belows[] = {
  { SALES_SCOPE_UNIT, NC_("goals", "People") },
  { SALES_SCOPE_TERRITORY, NC_("goals", "Territories") },
  { SALES_SCOPE_CATEGORY, NC_("goals", "Categories") },
};

/* What stands side by side, in the entry after those of single measures. */
static const SalesMeasure together[] = { SALES_MEASURE_AMOUNT, SALES_MEASURE_QUANTITY, SALES_MEASURE_CONTRIBUTION };

/* The first is what is mostly meant, and asks for no thought. */
static const struct
{
  SalesGoalReason reason;
  const char     *title;
} reasons[] = {
  { SALES_GOAL_REASON_OTHER, NC_("goal reason", "Other") },
  { SALES_GOAL_REASON_PERFORMANCE, NC_("goal reason", "Performance") },
  { SALES_GOAL_REASON_ECONOMY, NC_("goal reason", "Economy") },
  { SALES_GOAL_REASON_COMPETITION, NC_("goal reason", "Competition") },
};

G_DEFINE_FINAL_TYPE (SalesGoalsPage, sales_goals_page, SALES_TYPE_PAGE)

/* Asking and showing -------------------------------------------------------------------------- */

static SalesPeriod
get_period (SalesGoalsPage *self)
{
  SalesPage *page = SALES_PAGE (self);
  SalesPeriod period = *sales_context_get_period (sales_page_get_context (page));
  int year_start = sales_document_get_info (sales_page_get_document (page))->year_start;

  if (period.kind == SALES_PERIOD_MONTH)
    return sales_period_containing (SALES_PERIOD_QUARTER, period.first, year_start);
  if (period.kind == SALES_PERIOD_DAYS)
    return sales_period_containing (SALES_PERIOD_YEAR, period.first, year_start);
  return period;
}

static SalesRequest *
sales_goals_page_create_request (SalesPage *page)
{
  SalesGoalsPage *self = SALES_GOALS_PAGE (page);
  const SalesDocumentInfo *info = sales_document_get_info (sales_page_get_document (page));
  const SalesScope *scope = sales_context_get_scope (sales_page_get_context (page));
  SalesPeriod period = get_period (self);
  SalesMeasure measure = gtk_drop_down_get_selected (self->measure_drop_down);
  gboolean several = measure >= SALES_N_MEASURES;

  gtk_widget_set_visible (GTK_WIDGET (self->below_drop_down),
                          scope->kind == SALES_SCOPE_UNIT && scope->id == SALES_COMPANY_ID);
  return sales_goal_table_request_new (scope, belows[gtk_drop_down_get_selected (self->below_drop_down)].kind, &period,
                                       info->year_start, several ? together : &measure,
                                       several ? (int) G_N_ELEMENTS (together) : 1);
}

static void
update_title (SalesGoalsPage *self, const SalesGoalTable *table, const SalesDocumentInfo *info)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *period = sales_locale_format_period (locale, &table->period, info->year_start);
  g_autofree char *sign = NULL;
  g_autofree char *text = NULL;

  if (table->n_measures > 1)
    text = g_strdup (period);
  else if (table->measures[0] == SALES_MEASURE_QUANTITY)
    /* TRANSLATORS: title of the goals: a period; the figures are numbers of pieces */
    text = g_strdup_printf (_("%s, pieces"), period);
  else if (table->measures[0] != SALES_MEASURE_AMOUNT && table->measures[0] != SALES_MEASURE_CONTRIBUTION)
    text = g_strdup (period);
  else
    {
      sign = sales_locale_get_currency_symbol (locale, &info->currency);
      /* TRANSLATORS: title of the goals: a period and the currency's sign */
      text = g_strdup_printf (_("%1$s, in %2$s"), period, sign);
    }
  gtk_label_set_text (self->title, text);
}

static void
sales_goals_page_take_result (SalesPage *page, gpointer result)
{
  SalesGoalsPage *self = SALES_GOALS_PAGE (page);
  SalesDocument *document = sales_page_get_document (page);
  const SalesDocumentInfo *info = sales_document_get_info (document);
  gboolean editable = !sales_document_is_read_only (document);

  update_title (self, result, info);
  sales_goal_grid_set_table (self->grid, result);
  sales_goal_grid_set_editable (self->grid, editable);
  gtk_widget_set_visible (self->reason_bar, editable);
  gtk_widget_set_visible (self->menu_button, editable);
}

static void
measure_changed_cb (SalesGoalsPage *self)
{
  if (sales_page_get_context (SALES_PAGE (self)) != NULL &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    sales_page_reload (SALES_PAGE (self));
}

/* Changing ------------------------------------------------------------------------------------ */

typedef struct
{
  SalesGoalsPage *page; /* owned */
  guint           n_edits;
  SalesDay        first, last; /* of the goals together */
  GError         *refused;     /* while it is asked why */
} Change;

static void
settled_response_cb (SalesGoalsPage *self, const char *response)
{
  if (g_str_equal (response, "show"))
    sales_context_open (sales_page_get_context (SALES_PAGE (self)), "closings", NULL, NULL);
}

/* Not a wrong figure, but a period that somebody has closed: there is a place to see which. */
static void
show_settled (SalesGoalsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("The Period Is Closed"),
                                              _("Its goals are settled, so nothing was changed. Whoever reopens the period can edit them again."));

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", C_("button", "_Close"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "show", C_("button", "Show Closed _Periods"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (settled_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The document's rules have other reasons as well to refuse a goal. */
static void
closings_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (SalesGoalsPage) self = change->page;
  g_autoptr (GError) refused = change->refused;
  g_autoptr (GPtrArray) closings = sales_document_call_finish (SALES_DOCUMENT (source), result, NULL);
  gboolean closed = FALSE;

  for (guint i = 0; closings != NULL && i < closings->len; i++)
    {
      const SalesClosing *it = closings->pdata[i];

      closed |= it->reopened == SALES_DAY_NONE && it->first_day <= change->last && it->last_day >= change->first;
    }
  g_free (change);
  if (self->note_entry == NULL)
    return;
  if (closed)
    show_settled (self);
  else
    sales_error_presenter_show (GTK_WIDGET (self), refused);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (SalesGoalsPage) self = NULL;
  guint n = change->n_edits;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (g_error_matches (error, SALES_ERROR, SALES_ERROR_CONSTRAINT))
    {
      change->refused = g_steal_pointer (&error);
      sales_document_call_async (SALES_DOCUMENT (source), sales_closing_list_new (), NULL, closings_read_cb, change);
      return;
    }
  self = change->page;
  g_free (change);
  if (self->note_entry == NULL)
    return;
  if (error != NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry), "");
  /* One goal is seen to change; of a whole block something may be out of sight. */
  if (n > 1)
    {
      /* TRANSLATORS: %u is the number of goals that were changed at once */
      g_autofree char *text = g_strdup_printf (ngettext ("%u goal changed", "%u goals changed", n), n);

      sales_toast_show_undo (GTK_WIDGET (self), text);
    }
}

static void
edited_cb (SalesGoalsPage *self, GArray *edits)
{
  g_autofree char *note = sales_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  guint selected = gtk_drop_down_get_selected (self->reason_drop_down);
  Change *change = g_new (Change, 1);

  *change = (Change){ g_object_ref (self), edits->len, SALES_DAY_MAX, SALES_DAY_MIN, NULL };
  for (guint i = 0; i < edits->len; i++)
    {
      change->first = MIN (change->first, g_array_index (edits, SalesGoalEdit, i).first_day);
      change->last = MAX (change->last, g_array_index (edits, SalesGoalEdit, i).last_day);
    }
  sales_document_perform_async (
      sales_page_get_document (SALES_PAGE (self)),
      sales_goal_edit_new ((SalesGoalEdit *) edits->data, edits->len, reasons[selected].reason, note,
                           sales_today ()),
      NULL, changed_cb, change);
}

static void
refused_cb (SalesGoalsPage *self, const char *text)
{
  sales_toast_show (GTK_WIDGET (self), text);
}

/* Actions ------------------------------------------------------------------------------------- */

static void
allocate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalesGoalsPage *self = user_data;
  const SalesGoalTable *table = sales_goal_grid_get_table (self->grid);
  g_autofree char *note = sales_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const SalesGoalRow *node;
  GtkWidget *dialog;
  int row, column, width, height;

  if (table == NULL || table->rows->len == 0)
    return;
  sales_goal_grid_get_cursor (self->grid, &row, &column);
  node = table->rows->pdata[row];
  /* Somebody without anybody below: then the node above. */
  while (node->n_children == 0 && node->parent >= 0)
    node = table->rows->pdata[node->parent];
  if (node->n_children == 0 || sales_measure_is_share (table->columns[column].measure))
    {
      sales_toast_show (GTK_WIDGET (self), _("There is nobody here to whom goals could be allocated."));
      return;
    }
  dialog = sales_allocation_dialog_new (sales_page_get_document (SALES_PAGE (self)), &node->scope, table->below, &table->period,
                                        table->columns[column].measure,
                                        reasons[gtk_drop_down_get_selected (self->reason_drop_down)].reason, note);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  width = gtk_widget_get_width (GTK_WIDGET (root));
  height = gtk_widget_get_height (GTK_WIDGET (root));
  gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (960, width), MIN (720, height));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
push_down_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  sales_goal_grid_push_down (SALES_GOALS_PAGE (self)->grid);
}

static void
fill_right_cb (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  sales_goal_grid_fill_right (SALES_GOALS_PAGE (self)->grid);
}

static gboolean
read_percent (GtkEditable *entry, SalesShare *share)
{
  gint64 value = 0;
  gboolean valid = sales_locale_parse_decimal (sales_locale_get_default (), gtk_editable_get_text (entry), 2, &value) == SALES_DECIMAL_OK &&
                   value >= -SALES_SHARE_WHOLE && value <= 10 * SALES_SHARE_WHOLE;

  *share = (SalesShare) CLAMP (value, -SALES_SHARE_WHOLE, 10 * SALES_SHARE_WHOLE);
  return valid;
}

static void
percent_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  SalesShare share;
  gboolean valid = read_percent (entry, &share);

  adw_message_dialog_set_response_enabled (dialog, "set", valid);
  adw_message_dialog_set_body (dialog, valid ? _("The selected goals become what was sold in the same time a year earlier, and so much more in percent:")
                                             : _("Enter a percentage from −100 to 1,000."));
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
grown_cb (AdwMessageDialog *dialog, const char *response, SalesGoalsPage *self)
{
  SalesShare share;

  if (g_str_equal (response, "set") && read_percent (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)), &share))
    sales_goal_grid_grow (self->grid, share);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
grow_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalesGoalsPage *self = user_data;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Last Year and More"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", C_ ("button", "_Cancel"), "set", C_ ("button", "_Set"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "set");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More than last year, in percent"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), "5");
  g_signal_connect (entry, "changed", G_CALLBACK (percent_changed_cb), dialog);
  percent_changed_cb (GTK_EDITABLE (entry), ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (grown_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

static void
season_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesGoalsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (self->grid == NULL)
    return;
  if (error != NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else
    sales_toast_show_undo (GTK_WIDGET (self), _("Quarters and years are spread by these seasons from now on"));
}

/* The months of the cursor's row become the seasons of every year. */
static void
season_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalesGoalsPage *self = user_data;
  const SalesGoalTable *table = sales_goal_grid_get_table (self->grid);
  gint64 weights[12] = { 0 }, parts[12];
  SalesShare months[12];
  int row, column, n = 0;

  if (table == NULL || table->rows->len == 0)
    return;
  sales_goal_grid_get_cursor (self->grid, &row, &column);
  for (int i = 0; i < table->n_columns; i++)
    {
      const SalesGoalColumn *it = &table->columns[i];
      gint64 value = sales_goal_cell_get_value (&((SalesGoalRow *) table->rows->pdata[row])->cells[i]);

      if (it->period.kind != SALES_PERIOD_MONTH || it->measure != table->columns[column].measure || value <= 0)
        continue;
      weights[sales_month_from_day (it->period.first) % 12] = value;
      n++;
    }
  if (n < 12)
    {
      sales_toast_show (GTK_WIDGET (self), _("Seasons need a row with a goal in each month of a year."));
      return;
    }
  sales_distribute (SALES_SHARE_WHOLE, weights, 12, 1, parts);
  for (int i = 0; i < 12; i++)
    months[i] = (SalesShare) parts[i];
  sales_document_perform_async (sales_page_get_document (SALES_PAGE (self)), sales_season_edit_new (months), NULL,
                                season_written_cb, g_object_ref (self));
}

static void
season_from_history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalesGoalsPage *self = user_data;

  sales_document_perform_async (sales_page_get_document (SALES_PAGE (self)), sales_season_edit_new (NULL), NULL,
                                season_written_cb, g_object_ref (self));
}

static void
proposals_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalesGoalsPage *self = user_data;
  const SalesGoalTable *table = sales_goal_grid_get_table (self->grid);
  SalesPeriod period = get_period (self);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  const SalesGoalRow *person = NULL;
  SalesGoalEdit goal = { .withdrawn = FALSE };
  GtkWidget *dialog;
  int row, column;

  if (table == NULL)
    return;
  sales_goal_grid_get_cursor (self->grid, &row, &column);
  if (row >= 0 && ((SalesGoalRow *) table->rows->pdata[row])->scope.kind == SALES_SCOPE_PERSON &&
      sales_goal_table_get_opening (table, row, column) == SALES_GOAL_OPEN &&
      sales_goal_table_get_days (table, row, column, &goal.first_day, &goal.last_day))
    {
      person = table->rows->pdata[row];
      goal.scope = person->scope;
      goal.measure = table->columns[column].measure;
    }
  dialog = sales_proposals_dialog_new (sales_page_get_document (SALES_PAGE (self)),
                                       sales_context_get_scope (sales_page_get_context (SALES_PAGE (self))), &period,
                                       person != NULL ? &goal : NULL, person != NULL ? person->name : NULL);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_set_default_size (GTK_WINDOW (dialog), MIN (560, gtk_widget_get_width (root)), MIN (640, gtk_widget_get_height (root)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
revise_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalesGoalsPage *self = user_data;
  g_autoptr (GArray) goals = sales_goal_grid_list_goals (self->grid);

  if (goals->len > 0)
    sales_revision_form_open (GTK_WIDGET (self), sales_page_get_document (SALES_PAGE (self)), (const SalesGoalEdit *) goals->data, goals->len);
  else
    sales_toast_show (GTK_WIDGET (self), _("Select goals first: sums have nothing to revise."));
}

/* The grid has keys of its own for the rest. */
static void
add_shortcuts (SalesGoalsPage *self)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "<Control><Shift>a", "goals.allocate" },
    { "<Control><Shift>l", "goals.grow" },
    { "<Control><Shift>p", "goals.proposals" },
    { "<Control><Shift>e", "goals.revise" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys), gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static const GActionEntry action_entries[] = {
  { .name = "allocate", .activate = allocate_cb },
  { .name = "push-down", .activate = push_down_cb },
  { .name = "fill-right", .activate = fill_right_cb },
  { .name = "grow", .activate = grow_cb },
  { .name = "season", .activate = season_cb },
  { .name = "season-from-history", .activate = season_from_history_cb },
  { .name = "proposals", .activate = proposals_cb },
  { .name = "revise", .activate = revise_cb },
};

/* Exporting ----------------------------------------------------------------------------------- */

static void
add_value (SalesTableWriter *writer, SalesMeasure measure, const SalesCurrency *currency, gint64 value)
{
  if (value < 0)
    sales_table_writer_add_text (writer, NULL);
  else if (measure == SALES_MEASURE_AMOUNT || measure == SALES_MEASURE_CONTRIBUTION)
    sales_table_writer_add_amount (writer, value);
  else
    sales_table_writer_add_decimal (writer, value, sales_measure_get_scale (measure, currency), 0);
}

static gboolean
fill_table (GtkWidget *page, SalesTableWriter *writer)
{
  SalesGoalsPage *self = SALES_GOALS_PAGE (page);
  const SalesGoalTable *table = sales_goal_grid_get_table (self->grid);
  const SalesDocumentInfo *info = sales_document_get_info (sales_page_get_document (SALES_PAGE (page)));

  if (table == NULL)
    return FALSE;
  sales_table_writer_add_header (writer, "scope_kind");
  sales_table_writer_add_header (writer, "name");
  for (int i = 0; i < table->n_columns; i++)
    {
      g_autofree char *id = sales_period_to_id (&table->columns[i].period, info->year_start);
      g_autofree char *both = g_strconcat (id, " ", sales_measure_to_string (table->columns[i].measure), NULL);

      sales_table_writer_add_header (writer, table->n_measures > 1 ? both : id);
    }
  sales_table_writer_end_row (writer);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const SalesGoalRow *row = table->rows->pdata[i];

      sales_table_writer_add_text (writer, sales_scope_kind_to_string (row->scope.kind));
      sales_table_writer_add_text (writer, row->name);
      for (int j = 0; j < table->n_columns; j++)
        add_value (writer, table->columns[j].measure, &info->currency, sales_goal_cell_get_value (&row->cells[j]));
      sales_table_writer_end_row (writer);
    }
  return TRUE;
}

static void
sales_goals_page_export_table (SalesPage *page)
{
  const SalesCurrency *currency = &sales_document_get_info (sales_page_get_document (page))->currency;

  if (sales_goal_grid_get_table (SALES_GOALS_PAGE (page)->grid) != NULL)
    sales_table_saver_fill (GTK_WIDGET (page), C_ ("file name", "Goals"), currency, fill_table);
}

/* Object -------------------------------------------------------------------------------------- */

static void
update_narrow (SalesGoalsPage *self)
{
  gboolean narrow = sales_pane_is_narrow (SALES_PANE (self));

  /* The period stands above as well. */
  gtk_widget_set_visible (GTK_WIDGET (self->title), !narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->measure_drop_down), narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), !narrow);
}

static void
sales_goals_page_dispose (GObject *object)
{
  gtk_widget_insert_action_group (GTK_WIDGET (object), "goals", NULL);
  g_clear_object (&SALES_GOALS_PAGE (object)->actions);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_GOALS_PAGE);
  G_OBJECT_CLASS (sales_goals_page_parent_class)->dispose (object);
}

static void
sales_goals_page_class_init (SalesGoalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_goals_page_dispose;
  page_class->tables = SALES_CHANGED_GOALS | SALES_CHANGED_PEOPLE | SALES_CHANGED_SETTINGS;
  page_class->create_request = sales_goals_page_create_request;
  page_class->take_result = sales_goals_page_take_result;
  page_class->export_table = sales_goals_page_export_table;

  g_type_ensure (SALES_TYPE_GOAL_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-goals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, title);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, below_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, measure_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, grid);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, reason_bar);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, reason_label);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, reason_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, note_entry);
  gtk_widget_class_bind_template_callback (widget_class, measure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
}

static void
choice_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
choice_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (GTK_STRING_OBJECT (gtk_list_item_get_item (item))));
}

/* Words may be long where there is little room: what is chosen gives way, the list does not. */
static void
let_shrink (GtkDropDown *drop_down)
{
  GtkListItemFactory *whole = gtk_drop_down_get_factory (drop_down);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (choice_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (choice_bind_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, whole);
  gtk_drop_down_set_factory (drop_down, factory);
}

static void
sales_goals_page_init (SalesGoalsPage *self)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) below_titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) reason_titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < SALES_N_MEASURES; i++)
    gtk_string_list_append (measures, sales_wording_measure (i));
  gtk_string_list_append (measures, C_ ("goals", "Side by side"));
  for (guint i = 0; i < G_N_ELEMENTS (belows); i++)
    gtk_string_list_append (below_titles, g_dpgettext2 (NULL, "goals", belows[i].title));
  gtk_drop_down_set_model (self->below_drop_down, G_LIST_MODEL (below_titles));
  gtk_drop_down_set_model (self->measure_drop_down, G_LIST_MODEL (measures));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    gtk_string_list_append (reason_titles, g_dpgettext2 (NULL, "goal reason", reasons[i].title));
  gtk_drop_down_set_model (self->reason_drop_down, G_LIST_MODEL (reason_titles));
  let_shrink (self->below_drop_down);
  let_shrink (self->measure_drop_down);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries, G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "goals", G_ACTION_GROUP (self->actions));
  add_shortcuts (self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (update_narrow), NULL);
  update_narrow (self);
}
