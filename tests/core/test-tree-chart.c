/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-tree-chart.h"

#include "chart-checks.h"

/* A company of departments of teams of people. */
static SalesChart *
create (guint n_departments, guint n_teams, guint n_people)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, TRUE, sizeof (SalesTreeBox));
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (SalesTreeEntry));
  SalesTreeBox company = { -1, "Nordhafen Pumps & Valves", "Company" };

  g_array_append_val (boxes, company);
  for (guint d = 0; d < n_departments; d++)
    {
      SalesTreeBox department = { 0, "Building Services", "Department" };
      int parent = (int) boxes->len;

      g_array_append_val (boxes, department);
      for (guint t = 0; t < n_teams; t++)
        {
          SalesTreeBox team = { parent, "Team", "Team" };

          g_array_append_val (boxes, team);
        }
    }
  for (guint i = 0; i < boxes->len; i++)
    for (guint p = 0; p < n_people; p++)
      {
        SalesTreeEntry entry = { (int) i, p == 0 ? "<b>&\"%n with a rather long name of many words" : "Żaneta Górska", p % 3 == 0 ? "Team leader" : NULL, p == 0, FALSE };

        g_array_append_val (entries, entry);
      }
  return sales_tree_chart_new ((SalesTreeBox *) (gpointer) boxes->data, boxes->len, (SalesTreeEntry *) (gpointer) entries->data, entries->len);
}

static void
test_usual (void)
{
  g_autoptr (SalesChart) chart = create (3, 3, 5);
  g_autofree char *description = sales_chart_dup_description (chart);
  g_autofree char *label = NULL, *person = NULL, *cell = NULL;
  guint index;

  check_chart (chart);
  check_tiny (chart);
  g_assert_cmpstr (description, ==, "65 people in 12 departments and teams.");
  sales_chart_layout (chart, &(SalesChartStyle){ .font_size = 12 }, NULL, 900, 700);
  g_assert_cmpuint (sales_chart_get_n_marks (chart), ==, sales_chart_get_n_rows (chart));
  label = sales_chart_dup_label (chart, 0);
  g_assert_cmpstr (label, ==, "Nordhafen Pumps & Valves (Company): 65 people");
  person = sales_chart_dup_label (chart, 2);
  g_assert_cmpstr (person, ==, "Żaneta Górska, Nordhafen Pumps & Valves");
  cell = sales_chart_dup_cell (chart, 1, 1);
  g_assert_cmpstr (cell, ==, "Team leader");
  g_assert_true (sales_tree_chart_row_is_box (SALES_TREE_CHART (chart), 0, &index));
  g_assert_false (sales_tree_chart_row_is_box (SALES_TREE_CHART (chart), 1, &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (sales_tree_chart_row_is_box (SALES_TREE_CHART (chart), 6, &index));
  g_assert_cmpuint (index, ==, 1);
}

/* No two boxes lie over each other, whatever the number of people and the size. */
static void
check_boxes (SalesChart *chart)
{
  for (guint i = 0; i < sales_chart_get_n_marks (chart); i++)
    for (guint j = 0; j < i; j++)
      {
        const SalesChartMark *a = sales_chart_get_mark (chart, i), *b = sales_chart_get_mark (chart, j);

        g_assert_false (a->area.x + 0.1 < b->area.x + b->area.width && b->area.x + 0.1 < a->area.x + a->area.width &&
                        a->area.y + 0.1 < b->area.y + b->area.height && b->area.y + 0.1 < a->area.y + a->area.height);
      }
}

static void
test_large (void)
{
  static const guint shapes[][3] = { { 8, 6, 9 }, { 0, 0, 500 }, { 60, 0, 8 }, { 1, 1, 1 }, { 0, 0, 0 } };
  SalesChartStyle style = { .font_size = 12 };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (SalesChart) chart = create (shapes[i][0], shapes[i][1], shapes[i][2]);
      double width, height;

      sales_tree_chart_get_size (SALES_TREE_CHART (chart), &style, 1.6, &width, &height);
      sales_chart_layout (chart, &style, NULL, width, height);
      check_boxes (chart);
      /* At its own size the texts have the style's size. */
      g_assert_cmpfloat (fabs (sales_picture_get_em (sales_chart_get_picture (chart)) - 12), <, 0.2);
      /* The proportion is kept within reason. */
      if (sales_chart_get_n_rows (chart) > 100)
        {
          g_assert_cmpfloat (width / height, >, 0.8);
          g_assert_cmpfloat (width / height, <, 3.2);
        }
      sales_chart_layout (chart, &style, NULL, 520, 700);
      check_boxes (chart);
    }
}

/* Every row can be reached, from left to right as well as from right to left. */
static void
test_mirrored (void)
{
  g_autoptr (SalesChart) chart = create (2, 2, 2);
  double first;

  sales_chart_layout (chart, &(SalesChartStyle){ .font_size = 12 }, NULL, 900, 700);
  first = sales_chart_get_mark (chart, 0)->area.x;
  sales_chart_layout (chart, &(SalesChartStyle){ .font_size = 12, .right_to_left = TRUE }, NULL, 900, 700);
  g_assert_cmpfloat (fabs (sales_chart_get_mark (chart, 0)->area.x + sales_chart_get_mark (chart, 0)->area.width - (900 - first)), <, 0.5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tree-chart/usual", test_usual);
  g_test_add_func ("/tree-chart/large", test_large);
  g_test_add_func ("/tree-chart/mirrored", test_mirrored);
  return g_test_run ();
}
