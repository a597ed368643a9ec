/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "pages/sales-people-page.h"
#include "widgets/sales-ranking-row.h"

static GListModel *
get_list (TestPage *self)
{
  GtkWidget *view = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static gboolean
is_filled (TestPage *self)
{
  return g_list_model_get_n_items (get_list (self)) > 0 && !sales_page_is_loading (self->page);
}

static const char *
get_text (TestPage *self, guint position, SalesRankingColumn column)
{
  g_autoptr (SalesRankingRow) row = g_list_model_get_item (get_list (self), position);

  return sales_ranking_row_get_text (row, column);
}

static void
test_fill (TestPage *self, gconstpointer data)
{
  GtkWidget *view, *entry;
  guint n_rows;

  test_page_show (self, SALES_TYPE_PEOPLE_PAGE);
  test_page_wait (is_filled, self);
  view = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_TREE_GRID);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "People by Attainment");
  entry = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Find a person");
  n_rows = g_list_model_get_n_items (get_list (self));
  g_assert_cmpuint (n_rows, >, 30);
  g_assert_cmpstr (get_text (self, 0, SALES_RANKING_RANK), ==, "1");
  /* Whoever has no rank stands at the end. */
  g_assert_cmpstr (get_text (self, n_rows - 1, SALES_RANKING_RANK), ==, "–");
  test_page_close (self);
}

static void
test_search (TestPage *self, gconstpointer data)
{
  GtkWidget *entry;

  test_page_show (self, SALES_TYPE_PEOPLE_PAGE);
  test_page_wait (is_filled, self);
  entry = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);
  /* Without minding accents. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "zaneta gor");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (get_list (self)), ==, 1);
  g_assert_cmpstr (get_text (self, 0, SALES_RANKING_NAME), ==, "Żaneta Górska");
  gtk_editable_set_text (GTK_EDITABLE (entry), "<b>&\"%n");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (g_list_model_get_n_items (get_list (self)), ==, 0);
  test_page_close (self);
}

static void
test_open (TestPage *self, gconstpointer data)
{
  GtkWidget *view;
  g_autoptr (SalesRankingRow) row = NULL;

  test_page_show (self, SALES_TYPE_PEOPLE_PAGE);
  test_page_wait (is_filled, self);
  view = test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW);
  row = g_list_model_get_item (get_list (self), 2);
  sales_context_open (self->context, "people", NULL, NULL);
  g_signal_emit_by_name (view, "activate", 2u);
  g_assert_cmpstr (sales_context_get_page (self->context), ==, "overview");
  g_assert_true (sales_scope_equal (sales_context_get_scope (self->context),
                                    &sales_ranking_row_get_child (row)->scope));
  sales_context_go_back (self->context);
  g_assert_cmpstr (sales_context_get_page (self->context), ==, "people");
  test_page_close (self);
}

static void
test_sort (TestPage *self, gconstpointer data)
{
  static const SalesRankingColumn columns[] = { SALES_RANKING_GOAL, SALES_RANKING_ACTUAL,
                                                SALES_RANKING_ATTAINMENT, SALES_RANKING_VARIANCE };
  GtkColumnView *view;

  test_page_show (self, SALES_TYPE_PEOPLE_PAGE);
  test_page_wait (is_filled, self);
  view = GTK_COLUMN_VIEW (test_find_widget (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW));
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      g_autoptr (GtkColumnViewColumn) column
          = g_list_model_get_item (gtk_column_view_get_columns (view), columns[c]);

      gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
      for (guint i = 1; i < g_list_model_get_n_items (get_list (self)); i++)
        {
          g_autoptr (SalesRankingRow) a = g_list_model_get_item (get_list (self), i - 1);
          g_autoptr (SalesRankingRow) b = g_list_model_get_item (get_list (self), i);
          const SalesComparison *x = &sales_ranking_row_get_child (a)->amount;
          const SalesComparison *y = &sales_ranking_row_get_child (b)->amount;

          if (columns[c] == SALES_RANKING_ACTUAL)
            g_assert_cmpint (x->actual, <=, y->actual);
          else if (columns[c] == SALES_RANKING_GOAL && x->has_goal && y->has_goal)
            g_assert_cmpint (x->goal_to_date, <=, y->goal_to_date);
          else
            g_assert_true (x->has_goal || !y->has_goal);
        }
    }
  test_page_close (self);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);
  g_test_add ("/people-page/fill", TestPage, NULL, test_page_set_up, test_fill,
              test_page_tear_down);
  g_test_add ("/people-page/search", TestPage, NULL, test_page_set_up, test_search,
              test_page_tear_down);
  g_test_add ("/people-page/open", TestPage, NULL, test_page_set_up, test_open,
              test_page_tear_down);
  g_test_add ("/people-page/sort", TestPage, NULL, test_page_set_up, test_sort,
              test_page_tear_down);
  return g_test_run ();
}
