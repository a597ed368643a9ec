/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-agreement-page.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-closing.h"
#include "model/sales-market-events.h"
#include "model/sales-roster.h"
#include "pages/sales-goal-forms.h"
#include "pages/sales-review-actions.h"
#include "pages/sales-table-saver.h"
#include "reports/sales-agreement-list.h"
#include "reports/sales-goal-agreement.h"
#include "reports/sales-wording-goals.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-text-rows.h"

/* Rows ---------------------------------------------------------------------------------------------- */

typedef enum
{
  COLUMN_WHO,
  COLUMN_PERIOD,
  COLUMN_STATE,
  COLUMN_GOAL,
  COLUMN_MEASURE,
  COLUMN_BY,
  COLUMN_REMARK,
  N_COLUMNS,
} Column;

static const struct
{
  const char *title;
  int         width;
  gboolean    figures;
  int         narrow_width; /* where there is room for few columns; 0 = not shown there */
} column_info[N_COLUMNS] = {
  [COLUMN_WHO] = { NC_("column", "Who"), 170, FALSE, 114 },
  [COLUMN_PERIOD] = { NC_("column", "Period"), 120, FALSE, 104 },
  [COLUMN_STATE] = { NC_("column", "Agreement"), 220, FALSE, 196 },
  [COLUMN_GOAL] = { NC_("column", "Goal"), 110, TRUE, 0 },
  [COLUMN_MEASURE] = { NC_("column", "Measure"), 140, FALSE, 0 },
  [COLUMN_BY] = { NC_("column", "By"), 120, FALSE, 0 },
  [COLUMN_REMARK] = { NC_("column", "Remark"), 200, FALSE, 0 },
};

/* A goal of the list. It borrows from what the page has read, which outlives it on screen. */
#define SALES_TYPE_AGREEMENT_ITEM (sales_agreement_item_get_type ())
G_DECLARE_FINAL_TYPE (SalesAgreementItem, sales_agreement_item, SALES, AGREEMENT_ITEM, GObject)

struct _SalesAgreementItem
{
  GObject                  parent_instance;
  const SalesAgreementRow *row;
  char                    *texts[N_COLUMNS];
};

G_DEFINE_FINAL_TYPE (SalesAgreementItem, sales_agreement_item, G_TYPE_OBJECT)

static void
sales_agreement_item_finalize (GObject *object)
{
  SalesAgreementItem *self = SALES_AGREEMENT_ITEM (object);

  for (int i = 0; i < N_COLUMNS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (sales_agreement_item_parent_class)->finalize (object);
}

static void
sales_agreement_item_class_init (SalesAgreementItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sales_agreement_item_finalize;
}

static void
sales_agreement_item_init (SalesAgreementItem *self)
{
}

static SalesAgreementItem *
item_new (const SalesWording *wording, const SalesAgreementRow *row)
{
  SalesAgreementItem *self = g_object_new (SALES_TYPE_AGREEMENT_ITEM, NULL);

  self->row = row;
  self->texts[COLUMN_WHO] = g_strdup (row->name);
  self->texts[COLUMN_PERIOD] = sales_wording_goal_period (wording, row->first_day, row->last_day);
  self->texts[COLUMN_STATE] = sales_wording_agreement (wording, &row->agreement);
  self->texts[COLUMN_GOAL] = sales_wording_goal_value (wording, row->measure, row->value);
  self->texts[COLUMN_MEASURE] = sales_wording_goal_measure (row->measure, row->category);
  self->texts[COLUMN_BY] = g_strdup (row->agreement.by != NULL ? row->agreement.by : "");
  self->texts[COLUMN_REMARK] = g_strdup (row->agreement.remark != NULL ? row->agreement.remark : "");
  return self;
}

/* The page ------------------------------------------------------------------------------------------- */

typedef enum
{
  FILTER_ALL,
  FILTER_NOT_DISCUSSED,
  FILTER_NOT_ACKNOWLEDGED,
  N_FILTERS,
} Filter;

static const char *const filter_titles[N_FILTERS] = {
  NC_("goals", "All goals"),
  NC_("goals", "Not discussed"),
  NC_("goals", "Not acknowledged"),
};

static const char *const filter_details[N_FILTERS] = { "all", "not-discussed", "not-acknowledged" };

/* What the page shows and its forms offer, read in one go. */
typedef struct
{
  GPtrArray   *rows;     /* SalesAgreementRow */
  GPtrArray   *events;   /* SalesMarketEvent */
  GPtrArray   *closings; /* SalesClosing */
  SalesRoster *roster;
  SalesScope   scope;
  SalesPeriod  year;
} Board;

typedef struct
{
  SalesRequest *rows, *events, *closings, *roster;
  SalesScope    scope;
  SalesPeriod   year;
} BoardRequest;

struct _SalesAgreementPage
{
  SalesPage parent_instance;

  /* Template */
  GtkDropDown   *filter_drop_down;
  GtkLabel      *count_label;
  GtkStack      *stack;
  GtkColumnView *view;
  AdwStatusPage *empty_page;

  /* Borrowed */
  GtkColumnViewColumn *columns[N_COLUMNS];

  /* Owned */
  Board             *board;
  GListStore        *store;
  GtkSelectionModel *selection;
  SalesTextRows     *rows;
  char              *detail; /* the one that was followed last */
  gboolean           blocked;
};

G_DEFINE_FINAL_TYPE (SalesAgreementPage, sales_agreement_page, SALES_TYPE_PAGE)

/* Asking -------------------------------------------------------------------------------------------- */

static void
board_free (gpointer data)
{
  Board *self = data;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->closings, g_ptr_array_unref);
  g_clear_pointer (&self->roster, sales_roster_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Board, board_free)

static void
board_request_free (gpointer data)
{
  BoardRequest *self = data;

  sales_request_free (self->rows);
  sales_request_free (self->events);
  sales_request_free (self->closings);
  sales_request_free (self->roster);
  g_free (self);
}

static gboolean
run (SalesRequest *request, SalesStore *store, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = request->func (store, request->data, cancellable, error);
  return *result != NULL;
}

static gpointer
read_board (SalesStore *store, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const BoardRequest *request = user_data;
  g_autoptr (Board) board = g_new0 (Board, 1);

  board->scope = request->scope;
  board->year = request->year;
  if (!run (request->rows, store, (gpointer *) &board->rows, cancellable, error) ||
      !run (request->events, store, (gpointer *) &board->events, cancellable, error) ||
      !run (request->closings, store, (gpointer *) &board->closings, cancellable, error) ||
      !run (request->roster, store, (gpointer *) &board->roster, cancellable, error))
    return NULL;
  return g_steal_pointer (&board);
}

static SalesRequest *
sales_agreement_page_create_request (SalesPage *page)
{
  SalesContext *context = sales_page_get_context (page);
  int year_start = sales_document_get_info (sales_page_get_document (page))->year_start;
  SalesPeriod year = sales_period_containing (SALES_PERIOD_YEAR, sales_context_get_period (context)->last, year_start);
  SalesPeriod before = sales_period_shift (&year, -1, year_start);
  /* A revision may cite what happened in the year before. */
  SalesPeriod both = { SALES_PERIOD_DAYS, before.first, year.last };
  BoardRequest *request = g_new0 (BoardRequest, 1);

  request->scope = *sales_context_get_scope (context);
  request->year = year;
  request->rows = sales_agreement_list_new (&request->scope, &year);
  request->events = sales_market_events_new (&SALES_SCOPE_COMPANY, &both);
  request->closings = sales_closing_list_new ();
  request->roster = sales_roster_request_new ();
  return sales_request_new (read_board, request, board_request_free, board_free);
}

/* Showing ------------------------------------------------------------------------------------------- */

static gboolean
is_shown (const SalesAgreementRow *row, Filter filter)
{
  if (filter == FILTER_NOT_DISCUSSED)
    return row->agreement.state < SALES_AGREEMENT_DISCUSSED;
  return filter != FILTER_NOT_ACKNOWLEDGED || row->agreement.state < SALES_AGREEMENT_ACKNOWLEDGED;
}

static void
update_actions (SalesAgreementPage *self)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  guint64 n = gtk_bitset_get_size (selected);
  gboolean writable = document != NULL && !sales_document_is_read_only (document);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agreement.mark", writable && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agreement.revise", writable && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agreement.history", n == 1);
}

static void
show_count (SalesAgreementPage *self, guint n, Filter filter)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *shown = sales_locale_format_integer (locale, n);
  g_autofree char *all = sales_locale_format_integer (locale, self->board->rows->len);
  /* TRANSLATORS: so many of so many goals are shown; the second number decides the plural */
  g_autofree char *text = g_strdup_printf (ngettext ("%1$s of %2$s goal", "%1$s of %2$s goals", self->board->rows->len), shown, all);

  gtk_label_set_text (self->count_label, text);
  adw_status_page_set_title (self->empty_page, filter == FILTER_ALL ? _("No Goals in This Year") : _("Nothing Is Open"));
  adw_status_page_set_description (self->empty_page, filter == FILTER_ALL ? _("Enter goals on the Goals page first.")
                                                                          : _("All goals of this year have come that far."));
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

static void
show_rows (SalesAgreementPage *self)
{
  SalesWording wording = { sales_document_get_info (sales_page_get_document (SALES_PAGE (self))), sales_locale_get_default () };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Filter filter = gtk_drop_down_get_selected (self->filter_drop_down);

  for (guint i = 0; i < self->board->rows->len; i++)
    if (is_shown (self->board->rows->pdata[i], filter))
      g_ptr_array_add (items, item_new (&wording, self->board->rows->pdata[i]));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  show_count (self, items->len, filter);
  update_actions (self);
}

/* What another page said that it wants to see here. */
static void
follow_detail (SalesAgreementPage *self)
{
  const char *detail = sales_context_get_detail (sales_page_get_context (SALES_PAGE (self)));

  if (g_strcmp0 (detail, self->detail) == 0)
    return;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  self->blocked = TRUE;
  for (guint i = 0; i < N_FILTERS; i++)
    if (g_strcmp0 (detail, filter_details[i]) == 0)
      gtk_drop_down_set_selected (self->filter_drop_down, i);
  self->blocked = FALSE;
}

static void
sales_agreement_page_take_result (SalesPage *page, gpointer result)
{
  SalesAgreementPage *self = SALES_AGREEMENT_PAGE (page);

  /* The rows borrow from what was read before. */
  g_list_store_remove_all (self->store);
  g_clear_pointer (&self->board, board_free);
  self->board = result;
  follow_detail (self);
  show_rows (self);
}

static void
filter_changed_cb (SalesAgreementPage *self)
{
  if (!self->blocked && self->board != NULL && sales_page_get_document (SALES_PAGE (self)) != NULL)
    show_rows (self);
}

/* Changing ------------------------------------------------------------------------------------------ */

/* (transfer full): SalesAgreementRow, borrowed, of the rows that are selected. */
static GPtrArray *
list_selected (SalesAgreementPage *self)
{
  GPtrArray *rows = g_ptr_array_new ();
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      g_autoptr (SalesAgreementItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), gtk_bitset_get_nth (selected, (guint) i));

      g_ptr_array_add (rows, (gpointer) item->row);
    }
  return rows;
}

static SalesGoalEdit
make_goal (const SalesAgreementRow *row)
{
  return (SalesGoalEdit){ .scope = row->scope, .measure = row->measure, .category = row->category_id, .first_day = row->first_day,
                          .last_day = row->last_day, .value = row->value };
}

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesAgreementPage *self = SALES_AGREEMENT_PAGE (widget);
  g_autoptr (GPtrArray) rows = list_selected (self);
  g_autoptr (GArray) versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  SalesAgreementState state = SALES_AGREEMENT_ACKNOWLEDGED;

  if (rows->len == 0)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const SalesAgreementRow *row = rows->pdata[i];

      g_array_append_val (versions, row->version_id);
      /* Proposed is what comes next for the one that is furthest behind. */
      state = MIN (state, row->agreement.state + 1);
    }
  sales_form_present (sales_agreement_form_new (sales_page_get_document (SALES_PAGE (self)), (const gint64 *) versions->data, versions->len, state,
                                                self->board->roster->people),
                      widget, _("Agreement noted"));
}

static void
revise_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesAgreementPage *self = SALES_AGREEMENT_PAGE (widget);
  g_autoptr (GPtrArray) rows = list_selected (self);
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (SalesGoalEdit));

  if (rows->len == 0)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      SalesGoalEdit goal = make_goal (rows->pdata[i]);

      g_array_append_val (goals, goal);
    }
  sales_form_present (sales_revision_form_new (sales_page_get_document (SALES_PAGE (self)), (const SalesGoalEdit *) goals->data, goals->len,
                                               self->board->events, self->board->closings),
                      widget, rows->len == 1 ? _("Goal revised") : _("Goals revised"));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesAgreementPage *self = SALES_AGREEMENT_PAGE (widget);
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  SalesWording wording = { sales_document_get_info (document), sales_locale_get_default () };
  g_autoptr (GPtrArray) rows = list_selected (self);
  g_autofree char *measure = NULL, *period = NULL, *title = NULL;
  const SalesAgreementRow *row;
  SalesGoalEdit goal;

  if (rows->len != 1)
    return;
  row = rows->pdata[0];
  goal = make_goal (row);
  measure = sales_wording_goal_measure (row->measure, row->category);
  period = sales_wording_goal_period (&wording, row->first_day, row->last_day);
  title = g_strdup_printf ("%s · %s · %s", row->name, measure, period);
  sales_goal_history_show (widget, document, &goal, title);
}

static void
activated_cb (SalesAgreementPage *self, guint position)
{
  gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "agreement.history", NULL);
}

/* Saving -------------------------------------------------------------------------------------------- */

static GBytes *
make_table (GtkWidget *widget, SalesTableFormat format, GError **error)
{
  SalesAgreementPage *self = SALES_AGREEMENT_PAGE (widget);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  SalesWording wording = { sales_document_get_info (sales_page_get_document (SALES_PAGE (self))), sales_locale_get_default () };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (SalesAgreementItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      g_ptr_array_add (rows, (gpointer) item->row);
    }
  return rows->len > 0 ? sales_agreement_list_to_table (&wording, rows, format, error) : NULL;
}

static void
sales_agreement_page_export_table (SalesPage *page)
{
  sales_table_saver_make (GTK_WIDGET (page), _("Goals and agreement"), make_table);
}

typedef struct
{
  SalesPage *page; /* owned */
  gboolean   print;
} Making;

static void
agreements_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Making *making = user_data;
  g_autoptr (SalesPage) page = making->page;
  gboolean print = making->print;
  SalesDocument *document = SALES_DOCUMENT (source);
  SalesWording wording = { sales_document_get_info (document), sales_locale_get_default () };
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesGoalAgreements) agreements = sales_document_call_finish (document, result, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_free (making);
  if (agreements != NULL && agreements->signers->len == 0)
    {
      sales_toast_show (GTK_WIDGET (page), _("Nobody has goals in this year."));
      return;
    }
  if (agreements != NULL)
    {
      name = sales_goal_agreements_dup_filename (&wording, agreements);
      if (agreements->scope.kind == SALES_SCOPE_PERSON)
        {
          SalesReport *report = sales_goal_agreement_new (&wording, agreements, agreements->signers->pdata[0], SALES_PAPER_LOCALE);
          const SalesRosterPerson *person = sales_roster_find_person (SALES_AGREEMENT_PAGE (page)->board->roster, agreements->scope.id);
          const SalesReportSource from = { document, "agreement", agreements->scope, agreements->period, person != NULL ? person->language : NULL };

          if (print)
            sales_review_print_report (GTK_WIDGET (page), report, name);
          else
            sales_review_save_from (GTK_WIDGET (page), report, name, &from);
          return;
        }
      bytes = sales_goal_agreements_to_pdf (&wording, agreements, SALES_PAPER_LOCALE, &error);
    }
  if (bytes == NULL)
    sales_error_presenter_show (GTK_WIDGET (page), error);
  else
    sales_file_saver_save_bytes (GTK_WIDGET (page), name, bytes);
}

static void
make_agreements (SalesPage *page, gboolean print)
{
  SalesDocument *document = sales_page_get_document (page);
  const Board *board = SALES_AGREEMENT_PAGE (page)->board;
  Making *making;

  if (board == NULL)
    return;
  if (board->scope.kind != SALES_SCOPE_PERSON && (print || board->scope.kind != SALES_SCOPE_UNIT))
    {
      sales_toast_show (GTK_WIDGET (page), print ? _("Choose a person to print the goal agreement.") : _("A goal agreement is made with a person or with the people of a team."));
      return;
    }
  making = g_new (Making, 1);
  *making = (Making){ g_object_ref (page), print };
  sales_document_call_async (document, sales_goal_agreements_request_new (sales_document_get_info (document), &board->scope, &board->year), NULL,
                             agreements_read_cb, making);
}

static void
sales_agreement_page_save_report (SalesPage *page)
{
  make_agreements (page, FALSE);
}

static void
sales_agreement_page_print (SalesPage *page)
{
  make_agreements (page, TRUE);
}

/* The list ------------------------------------------------------------------------------------------ */

static const char *
get_text (gpointer item, guint column, SalesTextTone *tone)
{
  const SalesAgreementItem *self = item;

  if (column == COLUMN_STATE && self->row->agreement.state < SALES_AGREEMENT_DISCUSSED)
    *tone = SALES_TEXT_WARNING;
  return self->texts[column];
}

static void
row_set_up_cb (SalesAgreementPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, sales_text_rows_create_row (self->rows));
}

static void
row_bound_cb (SalesAgreementPage *self, GtkListItem *item)
{
  sales_text_row_set_item (SALES_TEXT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
row_unbound_cb (SalesAgreementPage *self, GtkListItem *item)
{
  sales_text_row_set_item (SALES_TEXT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
add_column (SalesAgreementPage *self, Column column)
{
  GtkListItemFactory *factory = NULL;
  GtkColumnViewColumn *it;

  /* The row that stands in the first column draws all of them. */
  if (column == COLUMN_WHO)
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbound_cb), self, G_CONNECT_SWAPPED);
    }
  it = gtk_column_view_column_new (g_dpgettext2 (NULL, "column", column_info[column].title), factory);
  gtk_column_view_column_set_resizable (it, TRUE);
  gtk_column_view_column_set_expand (it, column == COLUMN_WHO || column == COLUMN_REMARK);
  gtk_column_view_append_column (self->view, it);
  sales_text_rows_add_column (self->rows, it, column_info[column].figures);
  self->columns[column] = it;
  g_object_unref (it);
}

static void
update_columns (SalesAgreementPage *self)
{
  gboolean narrow = sales_pane_is_narrow (SALES_PANE (self));

  for (int i = 0; i < N_COLUMNS; i++)
    {
      int width = narrow ? column_info[i].narrow_width : column_info[i].width;

      gtk_column_view_column_set_visible (self->columns[i], width > 0);
      if (width > 0)
        gtk_column_view_column_set_fixed_width (self->columns[i], width);
    }
}

static void
sales_agreement_page_map (GtkWidget *widget)
{
  SalesAgreementPage *self = SALES_AGREEMENT_PAGE (widget);

  GTK_WIDGET_CLASS (sales_agreement_page_parent_class)->map (widget);
  /* Come back with another detail and nothing else changed. */
  if (self->board != NULL && g_strcmp0 (sales_context_get_detail (sales_page_get_context (SALES_PAGE (self))), self->detail) != 0)
    {
      follow_detail (self);
      show_rows (self);
    }
}

static void
sales_agreement_page_dispose (GObject *object)
{
  SalesAgreementPage *self = SALES_AGREEMENT_PAGE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  if (self->store != NULL)
    g_list_store_remove_all (self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->board, board_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_AGREEMENT_PAGE);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (sales_agreement_page_parent_class)->dispose (object);
}

static void
sales_agreement_page_finalize (GObject *object)
{
  g_free (SALES_AGREEMENT_PAGE (object)->detail);
  G_OBJECT_CLASS (sales_agreement_page_parent_class)->finalize (object);
}

static void
sales_agreement_page_class_init (SalesAgreementPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  object_class->dispose = sales_agreement_page_dispose;
  object_class->finalize = sales_agreement_page_finalize;
  widget_class->map = sales_agreement_page_map;
  page_class->tables = SALES_CHANGED_GOALS | SALES_CHANGED_PEOPLE | SALES_CHANGED_SETTINGS | SALES_CHANGED_EVENTS | SALES_CHANGED_CLOSINGS;
  page_class->create_request = sales_agreement_page_create_request;
  page_class->take_result = sales_agreement_page_take_result;
  page_class->export_table = sales_agreement_page_export_table;
  page_class->save_report = sales_agreement_page_save_report;
  page_class->print = sales_agreement_page_print;

  gtk_widget_class_install_action (widget_class, "agreement.mark", NULL, mark_action);
  gtk_widget_class_install_action (widget_class, "agreement.revise", NULL, revise_action);
  gtk_widget_class_install_action (widget_class, "agreement.history", NULL, history_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "agreement.mark", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "agreement.revise", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-agreement-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesAgreementPage, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, SalesAgreementPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, SalesAgreementPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesAgreementPage, view);
  gtk_widget_class_bind_template_child (widget_class, SalesAgreementPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sales_agreement_page_init (SalesAgreementPage *self)
{
  g_autoptr (GtkStringList) filters = gtk_string_list_new (NULL);

  self->blocked = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_FILTERS; i++)
    gtk_string_list_append (filters, g_dpgettext2 (NULL, "goals", filter_titles[i]));
  gtk_drop_down_set_model (self->filter_drop_down, G_LIST_MODEL (filters));
  self->store = g_list_store_new (SALES_TYPE_AGREEMENT_ITEM);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->store))));
  self->rows = sales_text_rows_new (self->view, get_text);
  for (int i = 0; i < N_COLUMNS; i++)
    add_column (self, (Column) i);
  gtk_column_view_set_model (self->view, self->selection);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (update_actions), self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (update_columns), NULL);
  update_columns (self);
  self->blocked = FALSE;
}
