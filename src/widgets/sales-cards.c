/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-cards.h"

#define SPACING 10

/* What a card was appended with. */
typedef struct
{
  int    row;
  int    min_width;
  double weight;
} Place;

/* One card of a line, on its way to the screen. */
typedef struct
{
  GtkWidget *card;
  Place      place;
  int        x;
  int        width;
} Slot;

struct _SalesCards
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SalesCards, sales_cards, GTK_TYPE_WIDGET)

static GQuark
place_quark (void)
{
  return g_quark_from_static_string ("sales-cards-place");
}

static int
get_min_width (GtkWidget *card, const Place *place)
{
  int minimum;

  gtk_widget_measure (card, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, place->min_width);
}

/* The visible cards from @first on that share its row. */
static GArray *
collect_row (SalesCards *self, GtkWidget **next)
{
  GArray *slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  int row = G_MININT;

  for (; *next != NULL; *next = gtk_widget_get_next_sibling (*next))
    {
      const Place *place = g_object_get_qdata (G_OBJECT (*next), place_quark ());
      Slot slot = { *next, *place, 0, 0 };

      if (!gtk_widget_should_layout (*next))
        continue;
      if (slots->len > 0 && place->row != row)
        break;
      row = place->row;
      slot.place.min_width = get_min_width (*next, place);
      g_array_append_val (slots, slot);
    }
  return slots;
}

/* How many cards from @first on fit into @width, at least one. */
static guint
count_fitting (GArray *slots, guint first, int width)
{
  int used = 0;
  guint n = 0;

  for (guint i = first; i < slots->len; i++)
    {
      used += g_array_index (slots, Slot, i).place.min_width + (n > 0 ? SPACING : 0);
      if (n > 0 && used > width)
        break;
      n++;
    }
  return n;
}

/* Shares @width among @n cards by weight; nobody gets less than its least width while there is
 * enough for all. */
static void
share_width (Slot *slots, guint n, int width)
{
  int rest = width - (int) (n - 1) * SPACING;
  double weight = 0;
  int x = 0;
  guint n_open = n;

  for (guint i = 0; i < n; i++)
    {
      slots[i].width = -1;
      weight += slots[i].place.weight;
    }
  for (gboolean settled = FALSE; !settled;)
    {
      settled = TRUE;
      for (guint i = 0; i < n && n_open > 1; i++)
        if (slots[i].width < 0
            && rest * slots[i].place.weight / weight < slots[i].place.min_width)
          {
            slots[i].width = slots[i].place.min_width;
            rest -= slots[i].width;
            weight -= slots[i].place.weight;
            n_open--;
            settled = FALSE;
          }
    }
  for (guint i = 0; i < n; i++)
    {
      if (slots[i].width < 0)
        {
          slots[i].width = n_open == 1 ? rest : (int) (rest * slots[i].place.weight / weight);
          rest -= slots[i].width;
          weight -= slots[i].place.weight;
          n_open--;
        }
      slots[i].x = x;
      x += slots[i].width + SPACING;
    }
}

static int
get_line_height (const Slot *slots, guint n)
{
  int height = 0;

  for (guint i = 0; i < n; i++)
    {
      int natural;

      gtk_widget_measure (slots[i].card, GTK_ORIENTATION_VERTICAL, slots[i].width, NULL, &natural,
                          NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
place_line (SalesCards *self, const Slot *slots, guint n, int width, int y, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < n; i++)
    {
      GtkAllocation area = { slots[i].x, y, slots[i].width, height };

      if (mirrored)
        area.x = width - area.x - area.width;
      gtk_widget_size_allocate (slots[i].card, &area, -1);
    }
}

/* Lays out for @width, and places the cards if @allocate says so. Returns the height. */
static int
lay_out (SalesCards *self, int width, gboolean allocate)
{
  GtkWidget *next = gtk_widget_get_first_child (GTK_WIDGET (self));
  int y = 0;

  while (next != NULL)
    {
      g_autoptr (GArray) slots = collect_row (self, &next);

      for (guint first = 0, n; first < slots->len; first += n)
        {
          Slot *line = &g_array_index (slots, Slot, first);
          guint fitting = count_fitting (slots, first, width);
          guint left = slots->len - first;
          guint n_lines = (left + fitting - 1) / fitting;
          int height;

          n = MIN (fitting, (left + n_lines - 1) / n_lines);
          share_width (line, n, width);
          height = get_line_height (line, n);
          if (allocate)
            place_line (self, line, n, width, y, height);
          y += height + SPACING;
        }
    }
  return MAX (0, y - SPACING);
}

static GtkSizeRequestMode
sales_cards_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sales_cards_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  SalesCards *self = SALES_CARDS (widget);
  GtkWidget *next = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  while (orientation == GTK_ORIENTATION_HORIZONTAL && next != NULL)
    {
      g_autoptr (GArray) slots = collect_row (self, &next);
      int row = 0;

      for (guint i = 0; i < slots->len; i++)
        {
          const Slot *slot = &g_array_index (slots, Slot, i);
          int least;

          gtk_widget_measure (slot->card, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          *minimum = MAX (*minimum, least);
          row += slot->place.min_width + (i > 0 ? SPACING : 0);
        }
      *natural = MAX (*natural, row);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*natural, *minimum);
  else
    *minimum = *natural = lay_out (self, for_size < 0 ? 360 : for_size, FALSE);
}

static void
sales_cards_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (SALES_CARDS (widget), width, TRUE);
}

static void
sales_cards_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sales_cards_parent_class)->dispose (object);
}

static void
sales_cards_class_init (SalesCardsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sales_cards_dispose;
  widget_class->get_request_mode = sales_cards_get_request_mode;
  widget_class->measure = sales_cards_measure;
  widget_class->size_allocate = sales_cards_size_allocate;
}

static void
sales_cards_init (SalesCards *self)
{
}

/**
 * sales_cards_new:
 *
 * Returns: (transfer floating): an empty set of cards
 */
GtkWidget *
sales_cards_new (void)
{
  return g_object_new (SALES_TYPE_CARDS, NULL);
}

/**
 * sales_cards_append:
 * @card: the card
 * @row: the row it belongs to; rows must be appended in order
 * @min_width: below this width, in pixels, the row breaks
 * @weight: its share of the row's width
 *
 * Puts a card at the end.
 */
void
sales_cards_append (SalesCards *self, GtkWidget *card, int row, int min_width, double weight)
{
  Place *place;

  g_return_if_fail (SALES_IS_CARDS (self));
  g_return_if_fail (GTK_IS_WIDGET (card));
  g_return_if_fail (weight > 0);

  place = g_new (Place, 1);
  *place = (Place){ row, min_width, weight };
  g_object_set_qdata_full (G_OBJECT (card), place_quark (), place, g_free);
  gtk_widget_set_parent (card, GTK_WIDGET (self));
}
