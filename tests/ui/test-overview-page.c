/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sales-test-page.h"

#include "pages/sales-activity-section.h"
#include "pages/sales-measures-card.h"
#include "pages/sales-overview-page.h"
#include "pages/sales-person-section.h"
#include "widgets/sales-attention-list.h"
#include "widgets/sales-chart-view.h"
#include "widgets/sales-tile-view.h"

static GtkLabel *
find_finding (GtkWidget *widget)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "sales-finding"))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_finding (child);
  return found;
}

static gboolean
is_filled (TestPage *self)
{
  GtkLabel *finding = find_finding (GTK_WIDGET (self->page));

  return finding != NULL && *gtk_label_get_text (finding) != '\0'
         && !sales_page_is_loading (self->page);
}

/* How many widgets of @type can be seen on the page. */
static guint
count_visible (GtkWidget *widget, GType type)
{
  guint count = 0;

  if (!gtk_widget_get_visible (widget))
    return 0;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += count_visible (child, type);
  return count;
}

static gboolean
has_cards (TestPage *self)
{
  GtkWidget *section = test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_ACTIVITY_SECTION);

  return is_filled (self) && sales_activity_section_is_filled (SALES_ACTIVITY_SECTION (section)) &&
         count_visible (GTK_WIDGET (self->page), SALES_TYPE_MEASURES_CARD) == 1;
}

/* Somebody's measures beyond money with their formulas, and activities. */
static void
test_beyond_money (TestPage *self, gconstpointer data)
{
  SalesScope person = { SALES_SCOPE_PERSON, 20 };
  GtkWidget *card, *button, *popover;

  sales_context_set_scope (self->context, &person);
  test_page_show (self, SALES_TYPE_OVERVIEW_PAGE);
  test_page_wait (has_cards, self);
  g_assert_cmpuint (count_visible (GTK_WIDGET (self->page), SALES_TYPE_ACTIVITY_SECTION), ==, 1);
  card = test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_MEASURES_CARD);
  button = test_find_widget (card, GTK_TYPE_MENU_BUTTON);
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "How Is This Computed?");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test_find_widget (popover, GTK_TYPE_LABEL))), ==, "Visits");
  test_page_close (self);
}

static void
test_company (TestPage *self, gconstpointer data)
{
  GtkWidget *tile;

  test_page_show (self, SALES_TYPE_OVERVIEW_PAGE);
  test_page_wait (is_filled, self);
  gtk_test_accessible_assert_role (find_finding (GTK_WIDGET (self->page)),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  /* Sales, quantity, contribution, on time, followed up; there is no pipeline yet. */
  g_assert_cmpuint (count_visible (GTK_WIDGET (self->page), SALES_TYPE_TILE_VIEW), ==, 5);
  /* Pace, departments, heat map, products; months are for a person. */
  g_assert_cmpuint (count_visible (GTK_WIDGET (self->page), SALES_TYPE_CHART_VIEW), ==, 4);
  g_assert_cmpuint (count_visible (GTK_WIDGET (self->page), SALES_TYPE_ATTENTION_LIST), ==, 1);
  tile = test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_TILE_VIEW);
  gtk_test_accessible_assert_role (tile, GTK_ACCESSIBLE_ROLE_GROUP);
  test_page_close (self);
}

static void
test_drill_down (TestPage *self, gconstpointer data)
{
  GtkWidget *cards, *view = NULL;
  SalesScope company = SALES_SCOPE_COMPANY;

  test_page_show (self, SALES_TYPE_OVERVIEW_PAGE);
  test_page_wait (is_filled, self);
  /* The second chart: departments and teams. */
  cards = gtk_widget_get_parent (gtk_widget_get_parent (
      test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_CHART_VIEW)));
  for (GtkWidget *card = gtk_widget_get_first_child (cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (ADW_IS_BIN (card) && SALES_IS_CHART_VIEW (adw_bin_get_child (ADW_BIN (card))))
      {
        if (view != NULL)
          {
            view = adw_bin_get_child (ADW_BIN (card));
            break;
          }
        view = adw_bin_get_child (ADW_BIN (card));
      }
  g_signal_emit_by_name (view, "activated", 0u);
  g_assert_cmpint (sales_context_get_scope (self->context)->kind, ==, SALES_SCOPE_UNIT);
  g_assert_false (sales_scope_equal (sales_context_get_scope (self->context), &company));
  sales_page_reload (self->page);
  test_page_wait (is_filled, self);
  sales_context_go_back (self->context);
  g_assert_true (sales_scope_equal (sales_context_get_scope (self->context), &company));
  test_page_close (self);
}

static void
test_person (TestPage *self, gconstpointer data)
{
  SalesScope person = { SALES_SCOPE_PERSON, 0 };
  g_autoptr (GPtrArray) people = NULL;
  SalesScope company = SALES_SCOPE_COMPANY;
  g_autoptr (GError) error = NULL;
  GtkWidget *avatar;

  people = sales_document_call (
      self->document.document,
      sales_ranking_request_new (&company, sales_context_get_period (self->context)), NULL, &error);
  g_assert_no_error (error);
  person = ((SalesChild *) g_ptr_array_index (people, 0))->scope;
  sales_context_set_scope (self->context, &person);
  test_page_show (self, SALES_TYPE_OVERVIEW_PAGE);
  test_page_wait (is_filled, self);
  avatar = test_find_widget (GTK_WIDGET (self->page), ADW_TYPE_AVATAR);
  g_assert_true (gtk_widget_get_mapped (avatar));
  g_assert_cmpstr (adw_avatar_get_text (ADW_AVATAR (avatar)), ==,
                   ((SalesChild *) g_ptr_array_index (people, 0))->name);
  /* Pace and months. */
  g_assert_cmpuint (count_visible (GTK_WIDGET (self->page), SALES_TYPE_CHART_VIEW), ==, 2);
  test_page_close (self);
}

/* Answers that come after a later question, or after the page, must harm nobody. */
static void
test_overtaken (TestPage *self, gconstpointer data)
{
  SalesPeriod period;

  test_page_show (self, SALES_TYPE_OVERVIEW_PAGE);
  for (int month = 1; month <= 6; month++)
    {
      g_autofree char *text = g_strdup_printf ("2026-%02d", month);

      g_assert_true (sales_period_parse (text, 1, &period));
      sales_context_set_period (self->context, &period);
      sales_page_reload (self->page);
    }
  test_page_wait (is_filled, self);
  g_assert_nonnull (g_strrstr (gtk_label_get_text (find_finding (GTK_WIDGET (self->page))),
                               "June 2026"));
  sales_page_reload (self->page);
  g_assert_true (sales_page_is_loading (self->page));
  test_page_close (self);
}

static gboolean
is_section_filled (TestPage *self)
{
  GtkWidget *section = test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_PERSON_SECTION);

  return sales_person_section_is_filled (SALES_PERSON_SECTION (section));
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
has_walk (TestPage *self)
{
  return has_text (GTK_WIDGET (self->page), "Walk <b>&");
}

/* What is known of a person stands below the figures, and follows the document. */
static void
test_person_section (TestPage *self, gconstpointer data)
{
  SalesScope victoria = { SALES_SCOPE_PERSON, 12 };
  SalesScope company = SALES_SCOPE_COMPANY;

  test_page_show (self, SALES_TYPE_OVERVIEW_PAGE);
  test_page_wait (is_filled, self);
  g_assert_false (has_text (GTK_WIDGET (self->page), "Duties and Expectations"));
  sales_context_set_scope (self->context, &victoria);
  test_page_wait (is_section_filled, self);
  g_assert_true (has_text (GTK_WIDGET (self->page), "Nordhafen Pumps & Valves › Export › Key Accounts"));
  g_assert_true (has_text (GTK_WIDGET (self->page), "Reports to Philipp von Reden"));
  g_assert_true (has_text (GTK_WIDGET (self->page), "Two new shipyards a year."));
  g_assert_true (has_text (GTK_WIDGET (self->page), "Travel: €9,000 (2026)"));
  g_assert_true (has_text (GTK_WIDGET (self->page), "No absence is entered."));
  test_document_sql (&self->document, "UPDATE duty SET duties = 'Walk <b>&\"%n' WHERE person = 12");
  sales_person_section_set (SALES_PERSON_SECTION (test_find_widget (GTK_WIDGET (self->page), SALES_TYPE_PERSON_SECTION)), NULL, 0, NULL);
  sales_page_reload (self->page);
  test_page_wait (has_walk, self);
  sales_context_set_scope (self->context, &company);
  sales_page_reload (self->page);
  test_page_wait (is_filled, self);
  g_assert_false (has_text (GTK_WIDGET (self->page), "Duties and Expectations"));
  test_page_close (self);
}

int
main (int argc, char **argv)
{
  test_page_init (&argc, &argv);
  g_test_add ("/overview-page/beyond-money", TestPage, NULL, test_page_set_up, test_beyond_money, test_page_tear_down);
  g_test_add ("/overview-page/company", TestPage, NULL, test_page_set_up, test_company,
              test_page_tear_down);
  g_test_add ("/overview-page/drill-down", TestPage, NULL, test_page_set_up, test_drill_down,
              test_page_tear_down);
  g_test_add ("/overview-page/person", TestPage, NULL, test_page_set_up, test_person,
              test_page_tear_down);
  g_test_add ("/overview-page/person-section", TestPage, NULL, test_page_set_up, test_person_section,
              test_page_tear_down);
  g_test_add ("/overview-page/overtaken", TestPage, NULL, test_page_set_up, test_overtaken,
              test_page_tear_down);
  return g_test_run ();
}
