/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-people-page.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "pages/sales-review-actions.h"
#include "pages/sales-table-saver.h"
#include "widgets/sales-ranking-row.h"
#include "widgets/sales-sparkline-view.h"
#include "widgets/sales-variance-label.h"

/* As many months as sales_ranking_request_new() promises. */
#define TREND_MONTHS 12

struct _SalesPeoplePage
{
  SalesPage parent_instance;

  /* Template */
  GtkSearchEntry *search;
  GtkLabel       *count;
  GtkStack       *stack;
  GtkWidget      *scrolled;
  GtkColumnView  *view;
  AdwStatusPage  *none;

  /* Borrowed */
  GtkColumnViewColumn *columns[SALES_N_RANKING_COLUMNS];

  /* Owned */
  GListStore         *rows; /* SalesRankingRow */
  GtkFilterListModel *filtered;
  GtkCustomFilter    *filter;
  char               *folded;
};

G_DEFINE_FINAL_TYPE (SalesPeoplePage, sales_people_page, SALES_TYPE_PAGE)

static SalesRankingColumn
get_column (gpointer object)
{
  return (SalesRankingColumn) GPOINTER_TO_INT (g_object_get_data (object, "sales-column"));
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return sales_ranking_row_compare ((SalesRankingRow *) a, (SalesRankingRow *) b,
                                    (SalesRankingColumn) GPOINTER_TO_INT (user_data));
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  SalesPeoplePage *self = user_data;

  return self->folded == NULL || sales_ranking_row_matches (item, self->folded);
}

static void
update_count (SalesPeoplePage *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  g_autofree char *number
      = sales_locale_format_integer (sales_locale_get_default (), (gint64) n_shown);
  g_autofree char *text = NULL;

  /* TRANSLATORS: %s is a number of people */
  text = g_strdup_printf (ngettext ("%s person", "%s people", n_shown), number);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !sales_pane_is_narrow (SALES_PANE (self)));
  adw_status_page_set_title (self->none, n_rows == 0 ? _ ("No People Here")
                                                     : _ ("Nobody With This Name"));
  adw_status_page_set_description (
      self->none, n_rows == 0
                      ? _ ("In this scope and period nobody has sales or a goal. Choose another.")
                      : _ ("Check the spelling, or choose a wider scope."));
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "list" : "none");
}

static void
search_changed_cb (SalesPeoplePage *self)
{
  g_free (self->folded);
  self->folded = sales_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_count (self);
}

static void
search_stopped_cb (SalesPeoplePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
row_activated_cb (GtkColumnView *view, guint position, gpointer user_data)
{
  SalesPeoplePage *self = user_data;
  GtkSelectionModel *model = gtk_column_view_get_model (view);
  g_autoptr (SalesRankingRow) row = g_list_model_get_item (G_LIST_MODEL (model), position);
  const SalesChild *child = row != NULL ? sales_ranking_row_get_child (row) : NULL;

  if (child != NULL && child->scope.id != 0)
    sales_context_open (sales_page_get_context (SALES_PAGE (self)), "overview", &child->scope, NULL);
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SalesRankingColumn column = get_column (factory);
  GtkWidget *child;

  if (column == SALES_RANKING_TREND)
    child = sales_sparkline_view_new ();
  else if (column == SALES_RANKING_VARIANCE)
    child = sales_variance_label_new ();
  else
    {
      gboolean text = column == SALES_RANKING_NAME || column == SALES_RANKING_UNIT;

      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), text ? 0 : 1);
      gtk_label_set_ellipsize (GTK_LABEL (child),
                               text ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
      if (!text)
        gtk_widget_add_css_class (child, "numeric");
    }
  gtk_list_item_set_child (item, child);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SalesRankingColumn column = get_column (factory);
  SalesRankingRow *row = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  const char *text = sales_ranking_row_get_text (row, column);

  if (column == SALES_RANKING_TREND)
    {
      int n_trend;
      const gint64 *trend = sales_ranking_row_get_trend (row, &n_trend);

      sales_sparkline_view_set (SALES_SPARKLINE_VIEW (child), trend, n_trend, G_MININT64,
                                sales_ranking_row_get_sign (row));
    }
  else if (column == SALES_RANKING_VARIANCE)
    sales_variance_label_set (SALES_VARIANCE_LABEL (child), text, sales_ranking_row_get_sign (row));
  else
    {
      gtk_label_set_text (GTK_LABEL (child), text);
      gtk_widget_set_tooltip_text (child, column == SALES_RANKING_NAME ? text : NULL);
    }
}

static void
add_column (SalesPeoplePage *self, SalesRankingColumn column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;
  g_autoptr (GtkSorter) sorter = GTK_SORTER (
      gtk_custom_sorter_new (compare_rows, GINT_TO_POINTER ((int) column), NULL));

  g_object_set_data (G_OBJECT (factory), "sales-column", GINT_TO_POINTER ((int) column));
  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), self);
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, column != SALES_RANKING_RANK);
  gtk_column_view_column_set_expand (view_column, column == SALES_RANKING_NAME);
  gtk_column_view_append_column (self->view, view_column);
  self->columns[column] = view_column;
  g_object_unref (view_column);
}

/* GTK 4.8 sets every heading flush left, also above figures that are flush right. */
static void
align_titles (GtkWidget *widget, const char *title)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), title) == 0)
    {
      gtk_widget_set_hexpand (widget, TRUE);
      gtk_label_set_xalign (GTK_LABEL (widget), 1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    align_titles (child, title);
}

static void
align_figures (SalesPeoplePage *self)
{
  static const SalesRankingColumn figures[]
      = { SALES_RANKING_RANK, SALES_RANKING_GOAL, SALES_RANKING_ACTUAL, SALES_RANKING_ATTAINMENT,
          SALES_RANKING_VARIANCE };
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    align_titles (header, gtk_column_view_column_get_title (self->columns[figures[i]]));
}

static void
add_columns (SalesPeoplePage *self)
{
  add_column (self, SALES_RANKING_RANK, C_ ("column", "Rank"));
  add_column (self, SALES_RANKING_NAME, C_ ("column", "Name"));
  add_column (self, SALES_RANKING_UNIT, C_ ("column", "Team"));
  add_column (self, SALES_RANKING_GOAL, C_ ("column", "Goal to Date"));
  add_column (self, SALES_RANKING_ACTUAL, C_ ("column", "Actual"));
  add_column (self, SALES_RANKING_ATTAINMENT, C_ ("column", "Attainment"));
  add_column (self, SALES_RANKING_VARIANCE, C_ ("column", "Variance"));
  add_column (self, SALES_RANKING_TREND, C_ ("column", "12 Months"));
  gtk_column_view_sort_by_column (self->view, self->columns[SALES_RANKING_RANK],
                                  GTK_SORT_ASCENDING);
  align_figures (self);
}

static void
set_up_model (SalesPeoplePage *self)
{
  GtkSortListModel *sorted;
  GtkSelectionModel *selection;

  self->rows = g_list_store_new (SALES_TYPE_RANKING_ROW);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                              GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted)));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}

/* Where there is room for one column only, the columns that say most stay. */
static void
narrow_changed_cb (SalesPeoplePage *self)
{
  static const SalesRankingColumn wide[]
      = { SALES_RANKING_RANK, SALES_RANKING_UNIT, SALES_RANKING_GOAL, SALES_RANKING_ACTUAL,
          SALES_RANKING_TREND };
  gboolean narrow = sales_pane_is_narrow (SALES_PANE (self));

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    gtk_column_view_column_set_visible (self->columns[wide[i]], !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !narrow);
}

static SalesRequest *
sales_people_page_create_request (SalesPage *page)
{
  SalesContext *context = sales_page_get_context (page);

  return sales_ranking_request_new (sales_context_get_scope (context),
                                    sales_context_get_period (context));
}

static void
sales_people_page_take_result (SalesPage *page, gpointer result)
{
  SalesPeoplePage *self = SALES_PEOPLE_PAGE (page);
  GPtrArray *children = result;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  SalesWording wording = { sales_document_get_info (sales_page_get_document (page)),
                           sales_locale_get_default () };

  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (rows, sales_ranking_row_new (&wording, g_ptr_array_index (children, i),
                                                  TREND_MONTHS));
  /* The rows own the figures now. */
  g_ptr_array_set_free_func (children, NULL);
  g_ptr_array_unref (children);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  update_count (self);
}

static void
sales_people_page_focus_search (SalesPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (SALES_PEOPLE_PAGE (page)->search));
}

static void
add_amount (SalesTableWriter *writer, gboolean known, SalesAmount amount)
{
  if (known)
    sales_table_writer_add_amount (writer, amount);
  else
    sales_table_writer_add_text (writer, NULL);
}

static void
write_row (SalesTableWriter *writer, SalesRankingRow *row)
{
  const SalesChild *child = sales_ranking_row_get_child (row);
  const SalesComparison *amount = &child->amount;

  if (child->rank > 0)
    sales_table_writer_add_integer (writer, child->rank);
  else
    sales_table_writer_add_text (writer, NULL);
  sales_table_writer_add_text (writer, sales_ranking_row_get_text (row, SALES_RANKING_NAME));
  sales_table_writer_add_text (writer, child->detail);
  add_amount (writer, amount->has_goal, amount->goal_to_date);
  add_amount (writer, TRUE, amount->actual);
  if (amount->has_goal && amount->goal_to_date > 0)
    sales_table_writer_add_share (writer, sales_comparison_attainment_to_date (amount));
  else
    sales_table_writer_add_text (writer, NULL);
  add_amount (writer, amount->has_goal, sales_comparison_variance_to_date (amount));
  sales_table_writer_end_row (writer);
}

static gboolean
fill_table (GtkWidget *page, SalesTableWriter *writer)
{
  SalesPeoplePage *self = SALES_PEOPLE_PAGE (page);
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));

  for (int column = 0; column < SALES_RANKING_TREND; column++)
    sales_table_writer_add_header (writer, gtk_column_view_column_get_title (self->columns[column]));
  sales_table_writer_end_row (writer);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (SalesRankingRow) row = g_list_model_get_item (model, i);

      write_row (writer, row);
    }
  return TRUE;
}

static void
sales_people_page_export_table (SalesPage *page)
{
  const SalesCurrency *currency = &sales_document_get_info (sales_page_get_document (page))->currency;

  sales_table_saver_fill (GTK_WIDGET (page), C_ ("file name", "People"), currency, fill_table);
}

static void
sales_people_page_save_report (SalesPage *page)
{
  sales_review_save (page);
}

static void
sales_people_page_print (SalesPage *page)
{
  sales_review_print (page);
}

static void
sales_people_page_dispose (GObject *object)
{
  SalesPeoplePage *self = SALES_PEOPLE_PAGE (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_PEOPLE_PAGE);
  G_OBJECT_CLASS (sales_people_page_parent_class)->dispose (object);
}

static void
sales_people_page_finalize (GObject *object)
{
  g_free (SALES_PEOPLE_PAGE (object)->folded);
  G_OBJECT_CLASS (sales_people_page_parent_class)->finalize (object);
}

static void
sales_people_page_class_init (SalesPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  object_class->dispose = sales_people_page_dispose;
  object_class->finalize = sales_people_page_finalize;
  page_class->create_request = sales_people_page_create_request;
  page_class->take_result = sales_people_page_take_result;
  page_class->focus_search = sales_people_page_focus_search;
  page_class->export_table = sales_people_page_export_table;
  page_class->save_report = sales_people_page_save_report;
  page_class->print = sales_people_page_print;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, SalesPeoplePage, count);
  gtk_widget_class_bind_template_child (widget_class, SalesPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesPeoplePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, SalesPeoplePage, view);
  gtk_widget_class_bind_template_child (widget_class, SalesPeoplePage, none);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sales_people_page_init (SalesPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  set_up_model (self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
}
