/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "charts/sales-chart-events.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"

#define MAX_ROWS 3
/* The longest text that is shown, in characters. */
#define MAX_CHARS 60
/* The share of the plot that the words beside a flag may take. */
#define MAX_WORDS 0.4
/* Named in a sentence; of the rest it says how many. */
#define MAX_NAMED 5

typedef struct
{
  SalesDay day;
  char    *text;
} Event;

struct _SalesChartEvents
{
  GArray *events; /* by day */
};

/* A flag that has its place. */
typedef struct
{
  const char       *text;
  cairo_rectangle_t area;
  int               row;
} Flag;

static void
event_clear (gpointer event)
{
  g_free (((Event *) event)->text);
}

/**
 * sales_chart_events_new:
 *
 * Returns: (transfer full): no events yet
 */
SalesChartEvents *
sales_chart_events_new (void)
{
  SalesChartEvents *self = g_new (SalesChartEvents, 1);

  self->events = g_array_new (FALSE, TRUE, sizeof (Event));
  g_array_set_clear_func (self->events, event_clear);
  return self;
}

/**
 * sales_chart_events_free:
 * @self: (transfer full): events
 */
void
sales_chart_events_free (SalesChartEvents *self)
{
  g_array_unref (self->events);
  g_free (self);
}

static const Event *
get_event (const SalesChartEvents *self, guint i)
{
  return &g_array_index (self->events, Event, i);
}

static gboolean
is_within (const Event *event, SalesDay first, SalesDay last)
{
  return event->day >= first && event->day <= last;
}

/**
 * sales_chart_events_add:
 * @self: events
 * @day: when
 * @text: what happened; copied, a long one shortened
 */
void
sales_chart_events_add (SalesChartEvents *self, SalesDay day, const char *text)
{
  g_autofree char *start = g_utf8_strlen (text, -1) > MAX_CHARS ? g_utf8_substring (text, 0, MAX_CHARS - 1) : NULL;
  Event event = { day, start != NULL ? g_strconcat (start, "…", NULL) : g_strdup (text) };
  guint at = self->events->len;

  while (at > 0 && get_event (self, at - 1)->day > day)
    at--;
  g_array_insert_val (self->events, at, event);
}

/* Drawing ---------------------------------------------------------------------------------------- */

/* In the first row where it touches no other label; without such a row the line has to be enough. */
static gboolean
add_flag (SalesPicture *picture, const SalesChartEventPlace *place, double x, guint number, Flag *flag)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double em = sales_picture_get_em (picture), height = sales_picture_get_line_height (picture);
  g_autofree char *text = g_strdup_printf ("%u", number);
  double needs = sales_picture_measure (picture, SALES_TEXT_REGULAR, text), width = MAX (needs + 0.6 * em, height);
  double left = CLAMP (x - width / 2, 0, MAX (0, sales_picture_get_width (picture) - width));

  for (flag->row = 0; flag->row < MAX_ROWS; flag->row++)
    {
      double y = place->y + flag->row * place->step;

      flag->area = (cairo_rectangle_t){ left, y - height / 2, width, height };
      if (flag->area.y < 0 || !sales_picture_is_free (picture, &flag->area))
        continue;
      sales_picture_add_rect (picture, &palette->card, left, flag->area.y, width, height, 0.25 * em);
      sales_picture_add_frame (picture, &palette->event, sales_picture_get_stroke (picture, 1), left, flag->area.y, width, height, 0.25 * em);
      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->text, text, left + (width - needs) / 2, y, SALES_ALIGN_START, -1);
      return TRUE;
    }
  return FALSE;
}

/* On the side where they meet nothing, shortened if they must be. */
static void
add_words (SalesPicture *picture, const SalesChartEventPlace *place, const Flag *flag, guint first_line, guint end_lines)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  double full = sales_picture_measure (picture, SALES_TEXT_REGULAR, flag->text), gap = 0.4 * sales_picture_get_em (picture);
  double right = flag->area.x + flag->area.width + gap;

  for (int attempt = 0; attempt < 4; attempt++)
    {
      double width = MIN (full, place->plot.width * MAX_WORDS) * (attempt < 2 ? 1 : 0.6);
      cairo_rectangle_t area = { attempt % 2 == 0 ? right : flag->area.x - gap - width, flag->area.y, width, flag->area.height };

      if (area.x < place->plot.x || area.x + width > place->plot.x + place->plot.width || !sales_picture_is_free (picture, &area) ||
          sales_picture_crosses (picture, place->first_line, place->end_lines, &area) ||
          sales_picture_crosses (picture, first_line, end_lines, &area))
        continue;
      sales_picture_add_text (picture, SALES_TEXT_REGULAR, &palette->muted, flag->text, area.x, area.y + area.height / 2, SALES_ALIGN_START, width);
      return;
    }
}

/**
 * sales_chart_events_add_to:
 * @self: events
 * @picture: a picture that has its lines
 * @place: where
 *
 * They are numbered from 1 in the order of their days, those that are not shown left out.
 */
void
sales_chart_events_add_to (const SalesChartEvents *self, SalesPicture *picture, const SalesChartEventPlace *place)
{
  const SalesPalette *palette = sales_picture_get_palette (picture);
  g_autofree Flag *flags = g_new (Flag, MAX (self->events->len, 1));
  guint n = 0, number = 0, first_line = sales_picture_get_n_shapes (picture), end_lines;

  for (guint i = 0; i < self->events->len; i++)
    if (is_within (get_event (self, i), place->first, place->last))
      {
        double x = place->place_day (place->data, get_event (self, i)->day);

        sales_picture_add_line (picture, &palette->event, sales_picture_get_stroke (picture, 0.75), SALES_LINE_SOLID, x, place->plot.y, x,
                                place->plot.y + place->plot.height);
      }
  end_lines = sales_picture_get_n_shapes (picture);
  for (guint i = 0; i < self->events->len; i++)
    if (is_within (get_event (self, i), place->first, place->last) &&
        add_flag (picture, place, place->place_day (place->data, get_event (self, i)->day), ++number, &flags[n]))
      flags[n++].text = get_event (self, i)->text;
  for (guint i = 0; i < n; i++)
    if (flags[i].row == 0)
      add_words (picture, place, &flags[i], first_line, end_lines);
}

/* Words ------------------------------------------------------------------------------------------ */

/**
 * sales_chart_events_has_any:
 * @self: events
 * @first: a day
 * @last: a later or the same day
 *
 * Returns: whether one of them lies there
 */
gboolean
sales_chart_events_has_any (const SalesChartEvents *self, SalesDay first, SalesDay last)
{
  for (guint i = 0; i < self->events->len; i++)
    if (is_within (get_event (self, i), first, last))
      return TRUE;
  return FALSE;
}

/**
 * sales_chart_events_dup_text:
 * @self: events
 * @first: a day
 * @last: a later or the same day
 *
 * Returns: (transfer full) (nullable): what happened on these days
 */
char *
sales_chart_events_dup_text (const SalesChartEvents *self, SalesDay first, SalesDay last)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->events->len; i++)
    if (is_within (get_event (self, i), first, last))
      {
        g_autofree char *isolated = sales_text_isolate (get_event (self, i)->text);

        if (text->len > 0)
          g_string_append (text, ", ");
        g_string_append (text, isolated);
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * sales_chart_events_describe:
 * @self: events
 * @locale: of days
 * @first: a day
 * @last: a later or the same day
 *
 * Returns: (transfer full) (nullable): a sentence: what happened between these days, and when
 */
char *
sales_chart_events_describe (const SalesChartEvents *self, SalesLocale *locale, SalesDay first, SalesDay last)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->events->len; i++)
    {
      const Event *event = get_event (self, i);
      g_autofree char *isolated = NULL, *day = NULL;

      if (!is_within (event, first, last) || n++ >= MAX_NAMED)
        continue;
      isolated = sales_text_isolate (event->text);
      day = sales_locale_format_day_month (locale, event->day);
      if (list->len > 0)
        g_string_append (list, ", ");
      /* TRANSLATORS: 1: what happened in the market, 2: the day, as 14 Aug */
      g_string_append_printf (list, _("%1$s (%2$s)"), isolated, day);
    }
  if (n == 0)
    return NULL;
  if (n > MAX_NAMED)
    {
      g_string_append (list, ", ");
      g_string_append_printf (list, ngettext ("and %u more", "and %u more", n - MAX_NAMED), n - MAX_NAMED);
    }
  /* TRANSLATORS: a sentence about a chart; %s lists what happened in the market, each with its day */
  return g_strdup_printf (ngettext ("Market event: %s.", "Market events: %s.", n), list->str);
}
