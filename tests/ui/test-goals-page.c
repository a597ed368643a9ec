/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "pages/sales-goals-page.h"
#include "widgets/sales-goal-block.h"
#include "widgets/sales-goal-grid.h"

/* A euro as the document counts it. */
#define EUR G_GINT64_CONSTANT (1000000)

static SalesGoalGrid *
get_grid (TestPage *self)
{
  return SALES_GOAL_GRID (test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_GOAL_GRID));
}

static gboolean
is_filled (TestPage *self)
{
  return sales_goal_grid_get_table (get_grid (self)) != NULL && !sales_page_is_loading (self->page);
}

static const SalesGoalCell *
get_cell (TestPage *self, int row, int column)
{
  const SalesGoalTable *table = sales_goal_grid_get_table (get_grid (self));

  return &((SalesGoalRow *) table->rows->pdata[row])->cells[column];
}

/* The first two people with a goal in the table, one below the other. */
static int
find_people (TestPage *self)
{
  const SalesGoalTable *table = sales_goal_grid_get_table (get_grid (self));

  for (guint i = 0; i + 1 < table->rows->len; i++)
    {
      const SalesGoalRow *row = table->rows->pdata[i], *next = table->rows->pdata[i + 1];

      if (row->scope.kind == SALES_SCOPE_PERSON && next->scope.kind == SALES_SCOPE_PERSON &&
          row->cells[0].own >= 0 && next->cells[0].own >= 0)
        return (int) i;
    }
  g_assert_not_reached ();
}

static void
show (TestPage *self)
{
  test_page_show (self, SALES_TYPE_GOALS_PAGE);
  test_page_wait (is_filled, self);
}

/* Waits until the grid has another table than before. */
static void
wait_for_change (TestPage *self, const SalesGoalTable *before)
{
  while (sales_goal_grid_get_table (get_grid (self)) == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
undo (TestPage *self)
{
  const SalesGoalTable *before = sales_goal_grid_get_table (get_grid (self));
  g_autoptr (GError) error = NULL;

  sales_document_undo (self->document.document, FALSE, &error);
  g_assert_no_error (error);
  wait_for_change (self, before);
}

/* A reader finds rows of cells, and the focus goes from cell to cell. */
static void
assert_cells (SalesGoalGrid *grid, const char *label)
{
  GtkWidget *cell, *next, *row, *name, *header;

  /* Words come after the first picture. */
  while ((next = sales_goal_grid_get_cell (grid, 1, 0)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  cell = sales_goal_grid_get_cell (grid, 0, 0);
  row = gtk_widget_get_parent (cell);
  name = gtk_widget_get_first_child (row);
  header = gtk_widget_get_first_child (GTK_WIDGET (grid));
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_role (name, GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (gtk_widget_get_first_child (header), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  g_assert_true (gtk_widget_get_next_sibling (header) == row);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (name, GTK_ACCESSIBLE_PROPERTY_LABEL, "Nordhafen Pumps & Valves");
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_ROW_INDEX, 2);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_COL_INDEX, 2);
  gtk_test_accessible_assert_relation (grid, GTK_ACCESSIBLE_RELATION_COL_COUNT, 5);
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
  g_assert_true (gtk_widget_is_focus (cell));
  sales_goal_grid_set_cursor (grid, 1, 0, FALSE);
  g_assert_true (gtk_widget_is_focus (next));
  gtk_test_accessible_assert_state (next, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  sales_goal_grid_set_cursor (grid, 0, 0, FALSE);
  /* Far below there are cells as well, once the cursor is there. */
  sales_goal_grid_set_cursor (grid, 60, 1, FALSE);
  g_assert_true (gtk_widget_is_focus (sales_goal_grid_get_cell (grid, 60, 1)));
}

static void
test_fill (TestPage *self, gconstpointer data)
{
  SalesGoalGrid *grid;
  const SalesGoalTable *table;
  g_autofree char *figure = NULL;
  g_autofree char *label = NULL;
  int row, column;

  show (self);
  grid = get_grid (self);
  table = sales_goal_grid_get_table (grid);
  g_assert_cmpint (table->n_columns, ==, 4);
  g_assert_cmpuint (table->rows->len, >, 60);
  gtk_test_accessible_assert_role (grid, GTK_ACCESSIBLE_ROLE_GRID);
  sales_goal_grid_get_cursor (grid, &row, &column);
  g_assert_cmpint (row, ==, 0);
  g_assert_cmpint (column, ==, 0);
  figure = sales_locale_format_integer (sales_locale_get_default (), get_cell (self, 0, 0)->own / EUR);
  label = g_strdup_printf ("Nordhafen Pumps & Valves, 1–30 Apr 2026: %s", figure);
  assert_cells (grid, label);
  sales_goal_grid_set_cursor (grid, G_MAXINT, G_MAXINT, FALSE);
  sales_goal_grid_get_cursor (grid, &row, &column);
  g_assert_cmpint (row, ==, table->rows->len - 1);
  g_assert_cmpint (column, ==, 3);
  test_page_close (self);
}

static void
type (TestPage *self, const char *text)
{
  GtkWidget *entry = test_find_widget (GTK_WIDGET (get_grid (self)), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
test_edit (TestPage *self, gconstpointer data)
{
  const SalesGoalTable *before;
  GtkWidget *entry, *problem;
  gint64 value;
  int row;

  show (self);
  row = find_people (self);
  value = get_cell (self, row, 0)->own;
  sales_goal_grid_set_cursor (get_grid (self), row, 0, FALSE);
  sales_goal_grid_start_editing (get_grid (self), NULL);
  entry = test_find_widget (GTK_WIDGET (get_grid (self)), GTK_TYPE_ENTRY);
  problem = gtk_widget_get_next_sibling (entry);
  while (!GTK_IS_LABEL (problem))
    problem = gtk_widget_get_next_sibling (problem);

  /* What is no goal stays, with what is wrong under it. */
  type (self, "12x");
  g_assert_false (sales_goal_grid_finish_editing (get_grid (self)));
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (problem)), ==, "This is not a number.");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "12x");
  gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  type (self, "-5");
  g_assert_false (sales_goal_grid_finish_editing (get_grid (self)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (problem)), ==, "This cannot be negative.");

  type (self, "12,345.67");
  g_assert_false (gtk_widget_get_visible (problem));
  before = sales_goal_grid_get_table (get_grid (self));
  g_assert_true (sales_goal_grid_finish_editing (get_grid (self)));
  wait_for_change (self, before);
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, 12345 * EUR + 670000);
  g_assert_true (get_cell (self, row, 0)->revised);
  undo (self);
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, value);

  /* Escape leaves it as it was. */
  sales_goal_grid_start_editing (get_grid (self), "7");
  sales_goal_grid_cancel_editing (get_grid (self));
  g_assert_false (gtk_widget_get_visible (entry));
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, value);
  test_page_close (self);
}

static void
refused_cb (SalesGoalGrid *grid, const char *text, char **result)
{
  g_free (*result);
  *result = g_strdup (text);
}

static void
test_paste (TestPage *self, gconstpointer data)
{
  g_autofree char *refused = NULL;
  g_autofree char *copied = NULL;
  const SalesGoalTable *before;
  SalesGoalGrid *grid;
  gint64 values[2];
  int row;

  show (self);
  grid = get_grid (self);
  g_signal_connect (grid, "refused", G_CALLBACK (refused_cb), &refused);
  row = find_people (self);
  values[0] = get_cell (self, row, 0)->own;
  values[1] = get_cell (self, row + 1, 2)->own;
  sales_goal_grid_set_cursor (grid, row, 0, FALSE);

  /* All or nothing. */
  sales_goal_grid_paste (grid, "1\t2\t3\n4\tfünf\t6\n");
  g_assert_cmpstr (refused, ==, "“fünf” in row 2, column 2: This is not a number.");
  sales_goal_grid_paste (grid, "1\t2\t3\t4\t5\n");
  g_assert_cmpstr (refused, ==, "The block of 1 × 5 cells does not fit here.");
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, values[0]);

  before = sales_goal_grid_get_table (grid);
  sales_goal_grid_paste (grid, "1,000\t2,000.5\t\r\n4\t5\t6\r\n");
  wait_for_change (self, before);
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, 1000 * EUR);
  g_assert_cmpint (get_cell (self, row, 1)->own, ==, 2000 * EUR + EUR / 2);
  g_assert_cmpint (get_cell (self, row, 2)->own, ==, -1);
  g_assert_cmpint (get_cell (self, row + 1, 2)->own, ==, 6 * EUR);
  sales_goal_grid_set_cursor (grid, row + 1, 2, TRUE);
  copied = sales_goal_grid_copy (grid);
  g_assert_cmpstr (copied, ==, "1000\t2000.5\t\n4\t5\t6\n");

  /* Fill right passes over the total. */
  before = sales_goal_grid_get_table (grid);
  sales_goal_grid_set_cursor (grid, row, 0, FALSE);
  sales_goal_grid_set_cursor (grid, row + 1, 3, TRUE);
  sales_goal_grid_fill_right (grid);
  wait_for_change (self, before);
  g_assert_cmpint (get_cell (self, row, 2)->own, ==, 1000 * EUR);
  g_assert_cmpint (get_cell (self, row + 1, 1)->own, ==, 4 * EUR);
  g_assert_cmpint (get_cell (self, row, 3)->own, ==, -1);

  /* Each of the two was one step. */
  undo (self);
  undo (self);
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, values[0]);
  g_assert_cmpint (get_cell (self, row + 1, 2)->own, ==, values[1]);

  /* A quarter is spread over its months. */
  before = sales_goal_grid_get_table (grid);
  sales_goal_grid_set_cursor (grid, row, 3, FALSE);
  sales_goal_grid_paste (grid, "100,000");
  wait_for_change (self, before);
  g_assert_cmpint (get_cell (self, row, 3)->own, ==, -1);
  g_assert_cmpint (get_cell (self, row, 3)->derived, ==, 100000 * EUR);
  g_assert_cmpint (get_cell (self, row, 0)->own + get_cell (self, row, 1)->own + get_cell (self, row, 2)->own, ==, 100000 * EUR);
  undo (self);
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, values[0]);

  before = sales_goal_grid_get_table (grid);
  sales_goal_grid_set_cursor (grid, row, 0, FALSE);
  sales_goal_grid_withdraw (grid);
  wait_for_change (self, before);
  g_assert_cmpint (get_cell (self, row, 0)->own, ==, -1);
  test_page_close (self);
}

/* Nobody has a goal for days before being hired: said under the field. */
static void
test_hiring (TestPage *self, gconstpointer data)
{
  const SalesGoalTable *before;
  g_autofree char *sql = NULL;
  GtkWidget *problem;
  int row;

  show (self);
  row = find_people (self);
  before = sales_goal_grid_get_table (get_grid (self));
  sql = g_strdup_printf ("UPDATE person SET hired = 20588 WHERE id = %" G_GINT64_FORMAT,
                         ((SalesGoalRow *) before->rows->pdata[row])->scope.id);
  test_document_sql (&self->document, sql);
  sales_page_reload (self->page);
  wait_for_change (self, before);
  sales_goal_grid_set_cursor (get_grid (self), row, 0, FALSE);
  sales_goal_grid_start_editing (get_grid (self), "5");
  for (problem = gtk_widget_get_first_child (GTK_WIDGET (get_grid (self))); !GTK_IS_LABEL (problem);)
    problem = gtk_widget_get_next_sibling (problem);
  g_assert_false (sales_goal_grid_finish_editing (get_grid (self)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (problem)), ==, "This ends before hiring on 15 May 2026.");
  sales_goal_grid_cancel_editing (get_grid (self));
  test_page_close (self);
}

/* The gap of a node goes to those below, in one step. */
static void
test_push_down (TestPage *self, gconstpointer data)
{
  const SalesGoalTable *before;
  gint64 gap;

  show (self);
  before = sales_goal_grid_get_table (get_grid (self));
  g_assert_true (sales_goal_cell_get_gap (get_cell (self, 0, 0), &gap));
  g_assert_cmpint (gap, !=, 0);
  sales_goal_grid_set_cursor (get_grid (self), 0, 0, FALSE);
  sales_goal_grid_push_down (get_grid (self));
  wait_for_change (self, before);
  g_assert_true (sales_goal_cell_get_gap (get_cell (self, 0, 0), &gap));
  g_assert_cmpint (gap, ==, 0);
  undo (self);
  g_assert_true (sales_goal_cell_get_gap (get_cell (self, 0, 0), &gap));
  g_assert_cmpint (gap, !=, 0);
  test_page_close (self);
}

static void
test_year (TestPage *self, gconstpointer data)
{
  SalesPeriod period;
  const SalesGoalTable *before;

  show (self);
  before = sales_goal_grid_get_table (get_grid (self));
  g_assert_true (sales_period_parse ("2026", 1, &period));
  sales_context_set_period (self->context, &period);
  wait_for_change (self, before);
  g_assert_cmpint (sales_goal_grid_get_table (get_grid (self))->n_columns, ==, 17);
  /* A month is shown with its quarter. */
  before = sales_goal_grid_get_table (get_grid (self));
  g_assert_true (sales_period_parse ("2026-05", 1, &period));
  sales_context_set_period (self->context, &period);
  wait_for_change (self, before);
  g_assert_cmpint (sales_goal_grid_get_table (get_grid (self))->n_columns, ==, 4);
  test_page_close (self);
}

/* Right to left, the first month stands beside the names at the right. */
static void
test_mirrored (TestPage *self, gconstpointer data)
{
  GtkWidget *first, *second, *name;
  graphene_rect_t first_area, second_area, name_area;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show (self);
  while ((first = sales_goal_grid_get_cell (get_grid (self), 0, 0)) == NULL || gtk_widget_get_width (first) == 0)
    g_main_context_iteration (NULL, TRUE);
  second = sales_goal_grid_get_cell (get_grid (self), 0, 1);
  name = sales_goal_grid_get_cell (get_grid (self), 0, -1);
  g_assert_true (gtk_widget_compute_bounds (first, GTK_WIDGET (get_grid (self)), &first_area));
  g_assert_true (gtk_widget_compute_bounds (second, GTK_WIDGET (get_grid (self)), &second_area));
  g_assert_true (gtk_widget_compute_bounds (name, GTK_WIDGET (get_grid (self)), &name_area));
  g_assert_cmpfloat (second_area.origin.x, <, first_area.origin.x);
  g_assert_cmpfloat (first_area.origin.x, <, name_area.origin.x);
  g_assert_cmpfloat_with_epsilon (first_area.origin.x + first_area.size.width, name_area.origin.x, 1);
  test_page_close (self);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_block (void)
{
  g_autoptr (SalesLocale) german = sales_locale_new ("de");
  g_autoptr (SalesGoalBlock) block = NULL;
  g_autoptr (SalesGoalBlock) none = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *text = NULL;
  const int scale = 6;

  block = sales_goal_block_parse ("1.234,5\t7\n\n \t0\n\n", german, &scale, 1, &problem);
  g_assert_null (problem);
  g_assert_cmpint (block->n_rows, ==, 3);
  g_assert_cmpint (block->n_columns, ==, 2);
  g_assert_cmpint (block->values[0], ==, 1234 * EUR + EUR / 2);
  g_assert_cmpint (block->values[1], ==, 7 * EUR);
  g_assert_cmpint (block->values[2], ==, -1);
  g_assert_cmpint (block->values[4], ==, -1);
  g_assert_cmpint (block->values[5], ==, 0);
  text = sales_goal_block_format (block, german, &scale, 1);
  g_assert_cmpstr (text, ==, "1234,5\t7\n\t\n\t0\n");
  none = sales_goal_block_parse ("\n\n", german, &scale, 1, &problem);
  g_assert_null (none);
  g_assert_nonnull (problem);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, TestPage, NULL, test_page_set_up, func, test_page_tear_down)
  ADD ("/goals-page/fill", test_fill);
  ADD ("/goals-page/edit", test_edit);
  ADD ("/goals-page/paste", test_paste);
  ADD ("/goals-page/hiring", test_hiring);
  ADD ("/goals-page/push-down", test_push_down);
  ADD ("/goals-page/year", test_year);
  ADD ("/goals-page/mirrored", test_mirrored);
  g_test_add_func ("/goals-page/block", test_block);
  return g_test_run ();
}
