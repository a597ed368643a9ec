/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gtk/gtk.h>

#include "widgets/sales-cards.h"

#define N_TILES 5
#define SPACING 10

typedef struct
{
  GtkWidget *cards;
  GtkWidget *tiles[N_TILES];
  GtkWidget *wide;
  GtkWidget *small;
} Fixture;

static GtkWidget *
make_card (int height)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_size_request (card, 50, height);
  return card;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->cards = g_object_ref_sink (sales_cards_new ());
  for (int i = 0; i < N_TILES; i++)
    {
      fixture->tiles[i] = make_card (40 + i);
      sales_cards_append (SALES_CARDS (fixture->cards), fixture->tiles[i], 0, 150, 1);
    }
  fixture->wide = make_card (200);
  fixture->small = make_card (100);
  sales_cards_append (SALES_CARDS (fixture->cards), fixture->wide, 1, 400, 2);
  sales_cards_append (SALES_CARDS (fixture->cards), fixture->small, 1, 300, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->cards);
}

static void
allocate (Fixture *fixture, int width)
{
  int height;

  gtk_widget_measure (fixture->cards, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_size_allocate (fixture->cards, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static GdkRectangle
get_area (GtkWidget *widget)
{
  GtkAllocation area;

  gtk_widget_get_allocation (widget, &area);
  return area;
}

static void
test_wide (Fixture *fixture, gconstpointer data)
{
  GdkRectangle wide, small;

  allocate (fixture, 920);
  for (int i = 0; i < N_TILES; i++)
    {
      GdkRectangle area = get_area (fixture->tiles[i]);

      g_assert_cmpint (area.y, ==, 0);
      g_assert_cmpint (area.height, ==, 40 + N_TILES - 1);
      g_assert_cmpint (area.width, ==, (920 - 4 * SPACING) / N_TILES);
    }
  wide = get_area (fixture->wide);
  small = get_area (fixture->small);
  g_assert_cmpint (wide.y, ==, small.y);
  g_assert_cmpint (wide.height, ==, 200);
  g_assert_cmpint (small.height, ==, 200);
  g_assert_cmpint (small.x, ==, wide.width + SPACING);
  g_assert_cmpint (small.x + small.width, ==, 920);
  g_assert_cmpint (wide.width, >, small.width);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  allocate (fixture, 340);
  /* Five in a width for two: two, two and one. */
  g_assert_cmpint (get_area (fixture->tiles[0]).y, ==, get_area (fixture->tiles[1]).y);
  g_assert_cmpint (get_area (fixture->tiles[2]).y, >, get_area (fixture->tiles[1]).y);
  g_assert_cmpint (get_area (fixture->tiles[4]).width, ==, 340);
  g_assert_cmpint (get_area (fixture->wide).width, ==, 340);
  g_assert_cmpint (get_area (fixture->small).width, ==, 340);
  g_assert_cmpint (get_area (fixture->small).y, ==, get_area (fixture->wide).y + 200 + SPACING);
}

static void
test_between (Fixture *fixture, gconstpointer data)
{
  /* Four would fit: three and two look better than four and one. */
  allocate (fixture, 640);
  g_assert_cmpint (get_area (fixture->tiles[2]).y, ==, 0);
  g_assert_cmpint (get_area (fixture->tiles[3]).y, >, 0);
}

static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_visible (fixture->small, FALSE);
  for (int i = 0; i < N_TILES; i++)
    gtk_widget_set_visible (fixture->tiles[i], FALSE);
  allocate (fixture, 920);
  g_assert_cmpint (get_area (fixture->wide).y, ==, 0);
  g_assert_cmpint (get_area (fixture->wide).width, ==, 920);
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  gtk_widget_set_direction (fixture->cards, GTK_TEXT_DIR_RTL);
  allocate (fixture, 920);
  g_assert_cmpint (get_area (fixture->small).x, ==, 0);
  g_assert_cmpint (get_area (fixture->tiles[0]).x, >, get_area (fixture->tiles[1]).x);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/cards/wide", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/cards/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add ("/cards/between", Fixture, NULL, set_up, test_between, tear_down);
  g_test_add ("/cards/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/cards/right-to-left", Fixture, NULL, set_up, test_right_to_left, tear_down);
  return g_test_run ();
}
