/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-document.h"

#include "model/sales-membership.h"
#include "model/sales-organisation.h"

#define NONE SALES_DAY_NONE
#define DAY  20500 /* "today" */

static void
append (GArray *array, gint64 unit, SalesDay first, SalesDay last)
{
  SalesMembership membership = { .unit = unit, .first = first, .last = last, .entered = NONE };

  g_array_append_val (array, membership);
}

static GArray *
new_array (void)
{
  return g_array_new (FALSE, TRUE, sizeof (SalesMembership));
}

/* "2:10-19 3:20-" */
static char *
to_text (GArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < array->len; i++)
    {
      SalesMembership *it = &g_array_index (array, SalesMembership, i);

      g_string_append_printf (text, "%s%d:", i > 0 ? " " : "", (int) it->unit);
      if (it->first != NONE)
        g_string_append_printf (text, "%d", it->first);
      g_string_append_c (text, '-');
      if (it->last != NONE)
        g_string_append_printf (text, "%d", it->last);
    }
  return g_string_free (text, FALSE);
}

static void
assert_array (GArray *array, const char *expected)
{
  g_autofree char *text = to_text (array);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_move (void)
{
  g_autoptr (GArray) array = new_array ();

  g_assert_true (sales_memberships_move (array, 2, 10));
  assert_array (array, "2:10-");
  g_assert_false (sales_memberships_move (array, 2, 15));
  g_assert_true (sales_memberships_move (array, 3, 20));
  assert_array (array, "2:10-19 3:20-");
  /* Into the past: what is known of later days stays. */
  g_assert_true (sales_memberships_move (array, 4, 15));
  assert_array (array, "2:10-14 4:15-19 3:20-");
  /* On the day of a move: it is corrected. */
  g_assert_true (sales_memberships_move (array, 2, 15));
  assert_array (array, "2:10-19 3:20-");
  g_assert_true (sales_memberships_move (array, 5, 20));
  assert_array (array, "2:10-19 5:20-");
  /* Before the first. */
  g_assert_true (sales_memberships_move (array, 6, 5));
  assert_array (array, "6:5-9 2:10-19 5:20-");
}

static void
test_move_bounded (void)
{
  g_autoptr (GArray) array = new_array ();

  append (array, 2, NONE, NONE);
  append (array, 3, 30, 39);
  /* The later of two that overlap counts; the move ends both. */
  g_assert_true (sales_memberships_move (array, 4, 35));
  assert_array (array, "2:-34 3:30-34 4:35-");

  g_array_set_size (array, 0);
  append (array, 2, 10, 50);
  g_assert_true (sales_memberships_move (array, 3, 20));
  assert_array (array, "2:10-19 3:20-50");
}

static void
test_fit (void)
{
  g_autoptr (GArray) array = new_array ();

  append (array, 2, 10, 19);
  append (array, 3, 20, NONE);
  g_assert_true (sales_memberships_fit (array, 10, NONE, 12, NONE));
  assert_array (array, "2:12-19 3:20-");
  g_assert_true (sales_memberships_fit (array, 12, NONE, 12, 40));
  assert_array (array, "2:12-19 3:20-40");
  /* Back again. */
  g_assert_true (sales_memberships_fit (array, 12, 40, 12, NONE));
  assert_array (array, "2:12-19 3:20-");
  /* A move that was planned for later does not come. */
  g_assert_true (sales_memberships_fit (array, 12, NONE, 12, 15));
  assert_array (array, "2:12-15");
  /* Hired after having moved. */
  append (array, 3, 16, NONE);
  g_assert_false (sales_memberships_fit (array, 12, NONE, 18, NONE));
}

/* In a document ------------------------------------------------------------------------------- */

typedef struct
{
  SalesDay entered;
  GArray  *want;
} Write;

static gpointer
write_memberships (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *self = data;

  return sales_memberships_write (store, 10, self->want, self->entered, error) ? SALES_REQUEST_DONE : NULL;
}

static void
write_on (TestDocument *self, SalesDay today, GArray *want, SalesDay entered)
{
  Write data = { entered, want };
  g_autoptr (GError) error = NULL;

  sales_today_set (today);
  sales_document_perform (self->document, sales_request_new_action ("test", "Move", write_memberships, &data, NULL), NULL, &error);
  g_assert_no_error (error);
}

static gpointer
read_unit (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const SalesDay *day = data;
  g_autoptr (SalesOrganisation) organisation = sales_organisation_load (store, error);
  int unit;

  g_assert_no_error (*error);
  unit = sales_organisation_unit_on (organisation, sales_organisation_find_member (organisation, 10), *day);
  return GINT_TO_POINTER ((int) organisation->units.nodes[unit].id);
}

static int
unit_as_of (TestDocument *self, SalesDay as_of, SalesDay day)
{
  SalesRequest *request = sales_request_as_of (sales_request_new (read_unit, &day, NULL, NULL), as_of);
  g_autoptr (GError) error = NULL;

  return GPOINTER_TO_INT (sales_document_call (self->document, request, NULL, &error));
}

static gpointer
count_past (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (SalesStatement) s = sales_store_prepare (store, "SELECT count(*) + 1 FROM membership_past", error);

  g_assert_true (sales_statement_step (s, error));
  return GINT_TO_POINTER ((int) sales_statement_get_int (s, 0));
}

static int
n_past (TestDocument *self)
{
  g_autoptr (GError) error = NULL;

  return GPOINTER_TO_INT (sales_document_call (self->document, sales_request_new (count_past, NULL, NULL, NULL), NULL, &error)) - 1;
}

static void
set_up (TestDocument *self, gconstpointer data)
{
  test_document_set_up (self, data);
  test_document_sql (self, "INSERT INTO person (id, name, sort_name, folded) VALUES (10, 'Ada', 'Ada', 'ada');"
                           "INSERT INTO unit (id, parent, kind, name)"
                           " VALUES (2, 1, 'team', 'North'), (3, 1, 'team', 'South'), (4, 1, 'team', 'West');");
}

static void
test_as_of (TestDocument *self, gconstpointer data)
{
  g_autoptr (GArray) want = new_array ();
  g_autoptr (GError) error = NULL;

  append (want, 2, NONE, NONE);
  write_on (self, DAY, want, NONE);
  g_assert_cmpint (n_past (self), ==, 0);
  /* On DAY + 10 it is entered that the person moved on DAY − 5. */
  g_assert_true (sales_memberships_move (want, 3, DAY - 5));
  write_on (self, DAY + 10, want, DAY + 10);
  g_assert_cmpint (n_past (self), ==, 1);
  sales_today_set (DAY + 30);
  g_assert_cmpint (unit_as_of (self, NONE, DAY), ==, 3);
  g_assert_cmpint (unit_as_of (self, DAY + 10, DAY), ==, 3);
  g_assert_cmpint (unit_as_of (self, DAY + 9, DAY), ==, 2);
  g_assert_cmpint (unit_as_of (self, DAY - 1000, DAY), ==, 2);
  /* On DAY + 20 it was another team; an hour later it is corrected: of that hour nothing is known. */
  g_assert_true (sales_memberships_move (want, 4, DAY - 5));
  write_on (self, DAY + 20, want, DAY + 20);
  g_assert_cmpint (n_past (self), ==, 2);
  g_assert_true (sales_memberships_move (want, 2, DAY + 15));
  write_on (self, DAY + 20, want, DAY + 20);
  g_assert_cmpint (n_past (self), ==, 2);
  sales_today_set (DAY + 30);
  g_assert_cmpint (unit_as_of (self, NONE, DAY), ==, 4);
  g_assert_cmpint (unit_as_of (self, NONE, DAY + 16), ==, 2);
  g_assert_cmpint (unit_as_of (self, DAY + 19, DAY + 16), ==, 3);
  g_assert_cmpint (unit_as_of (self, DAY + 20, DAY + 16), ==, 2);
  g_assert_cmpint (unit_as_of (self, DAY + 5, DAY + 16), ==, 2);
  g_assert_cmpint (unit_as_of (self, DAY + 5, DAY), ==, 2);
  /* What is undone was never written. */
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  g_assert_true (sales_document_undo (self->document, FALSE, &error));
  g_assert_cmpint (n_past (self), ==, 1);
  g_assert_cmpint (unit_as_of (self, NONE, DAY), ==, 3);
}

static void
test_rows_stay (TestDocument *self, gconstpointer data)
{
  g_autoptr (GArray) want = new_array ();
  gint64 row;

  append (want, 2, NONE, DAY - 1);
  append (want, 3, DAY, NONE);
  write_on (self, DAY, want, NONE);
  row = g_array_index (want, SalesMembership, 0).row;
  g_assert_true (sales_memberships_move (want, 4, DAY + 1));
  write_on (self, DAY + 1, want, DAY + 1);
  g_assert_cmpint (g_array_index (want, SalesMembership, 0).row, ==, row);
  g_assert_cmpint (g_array_index (want, SalesMembership, 0).entered, ==, NONE);
  g_assert_cmpint (g_array_index (want, SalesMembership, 2).entered, ==, DAY + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/membership/move", test_move);
  g_test_add_func ("/membership/move-bounded", test_move_bounded);
  g_test_add_func ("/membership/fit", test_fit);
  g_test_add ("/membership/as-of", TestDocument, NULL, set_up, test_as_of, test_document_tear_down);
  g_test_add ("/membership/rows-stay", TestDocument, NULL, set_up, test_rows_stay, test_document_tear_down);
  return g_test_run ();
}
