/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-goals-page.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "model/sales-goals.h"
#include "pages/sales-table-saver.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-goal-grid.h"

struct _SalesGoalsPage
{
  SalesPage parent_instance;

  /* Template */
  GtkLabel      *title;
  GtkDropDown   *measure_drop_down;
  SalesGoalGrid *grid;
  GtkWidget     *reason_bar;
  GtkLabel      *reason_label;
  GtkDropDown   *reason_drop_down;
  GtkEntry      *note_entry;
};

static const char *const measure_titles[SALES_N_SOLD_MEASURES] = {
  NC_("goals", "Sales"),
  NC_("goals", "Quantity"),
  NC_("goals", "Profit contribution"),
};

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

static SalesRequest *
sales_goals_page_create_request (SalesPage *page)
{
  SalesGoalsPage *self = SALES_GOALS_PAGE (page);
  SalesContext *context = sales_page_get_context (page);
  const SalesDocumentInfo *info = sales_document_get_info (sales_page_get_document (page));
  SalesPeriod period = *sales_context_get_period (context);
  SalesMeasure measure;

  if (period.kind == SALES_PERIOD_MONTH)
    period = sales_period_containing (SALES_PERIOD_QUARTER, period.first, info->year_start);
  else if (period.kind == SALES_PERIOD_DAYS)
    period = sales_period_containing (SALES_PERIOD_YEAR, period.first, info->year_start);
  measure = gtk_drop_down_get_selected (self->measure_drop_down);
  return sales_goal_table_request_new (sales_context_get_scope (context), SALES_SCOPE_UNIT, &period, info->year_start,
                                       &measure, 1);
}

static void
update_title (SalesGoalsPage *self, const SalesGoalTable *table, const SalesDocumentInfo *info)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *period = sales_locale_format_period (locale, &table->period, info->year_start);
  g_autofree char *sign = NULL;
  g_autofree char *text = NULL;

  if (table->measures[0] == SALES_MEASURE_QUANTITY)
    /* TRANSLATORS: title of the goals: a period; the figures are numbers of pieces */
    text = g_strdup_printf (_("%s, pieces"), period);
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
} Change;

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (SalesGoalsPage) self = change->page;
  guint n = change->n_edits;
  g_autoptr (GError) error = NULL;

  g_free (change);
  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
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

  *change = (Change){ g_object_ref (self), edits->len };
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

      sales_table_writer_add_header (writer, id);
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
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), !sales_pane_is_narrow (SALES_PANE (self)));
}

static void
sales_goals_page_dispose (GObject *object)
{
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
  gtk_widget_class_bind_template_child (widget_class, SalesGoalsPage, measure_drop_down);
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
sales_goals_page_init (SalesGoalsPage *self)
{
  g_autoptr (GtkStringList) measures = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) reason_titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < SALES_N_SOLD_MEASURES; i++)
    gtk_string_list_append (measures, g_dpgettext2 (NULL, "goals", measure_titles[i]));
  gtk_drop_down_set_model (self->measure_drop_down, G_LIST_MODEL (measures));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    gtk_string_list_append (reason_titles, g_dpgettext2 (NULL, "goal reason", reasons[i].title));
  gtk_drop_down_set_model (self->reason_drop_down, G_LIST_MODEL (reason_titles));
  g_signal_connect (self, "notify::narrow", G_CALLBACK (update_narrow), NULL);
  update_narrow (self);
}
