/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-overview-page.h"

#include <glib/gi18n.h>

#include "pages/sales-activity-section.h"
#include "pages/sales-measures-card.h"
#include "pages/sales-person-section.h"
#include "pages/sales-review-actions.h"
#include "reports/sales-overview-charts.h"
#include "widgets/sales-attention-list.h"
#include "widgets/sales-cards.h"
#include "widgets/sales-chart-view.h"
#include "widgets/sales-tile-view.h"

/* Where each chart stands: its row below the tiles, the width below which the row breaks, and its
 * share of the row. */
static const struct
{
  SalesOverviewChart kind;
  int                row;
  int                min_width;
  double             weight;
} places[] = {
  { SALES_OVERVIEW_PACE, 1, 400, 572 },
  { SALES_OVERVIEW_CHILDREN, 1, 300, 344 },
  { SALES_OVERVIEW_MONTHS, 1, 300, 344 },
  { SALES_OVERVIEW_HEAT, 2, 320, 369 },
  { SALES_OVERVIEW_PRODUCTS, 2, 280, 285 },
};

#define ATTENTION_ROW 2
#define ATTENTION_MIN_WIDTH 220
#define ATTENTION_WEIGHT 263
#define TILE_MIN_WIDTH 150
#define BEYOND_ROW 3
#define BEYOND_MIN_WIDTH 340

#define MAX_TILES 6

/* A chart with more rows than the first is cut to the second: the rest is on the People page. The
 * heat map stands lower, and is to be seen whole in a window of the usual height. */
#define MANY_ROWS 10
#define SHOWN_ROWS 8
#define MANY_HEAT_ROWS 8
#define SHOWN_HEAT_ROWS 6

struct _SalesOverviewPage
{
  SalesPage parent_instance;

  /* Template */
  GtkWidget  *content;
  GtkWidget  *heading;
  AdwAvatar  *avatar;
  GtkLabel   *name;
  GtkLabel   *detail;
  GtkLabel   *finding;
  GtkLabel   *note;
  SalesCards *cards;
  SalesPersonSection *person_section;

  /* Borrowed */
  GtkWidget          *tiles[MAX_TILES];
  GtkWidget          *chart_cards[G_N_ELEMENTS (places)];
  SalesChartView     *charts[G_N_ELEMENTS (places)];
  GtkWidget          *attention_card;
  SalesAttentionList *attention;
  SalesActivitySection *activities;
  SalesMeasuresCard    *measures;

  /* Owned */
  SalesOverview *overview; /* what is shown; %NULL until the first answer */
};

G_DEFINE_FINAL_TYPE (SalesOverviewPage, sales_overview_page, SALES_TYPE_PAGE)

static SalesWording
get_wording (SalesOverviewPage *self)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));

  return (SalesWording){ sales_document_get_info (document), sales_locale_get_default () };
}

static void
row_activated_cb (SalesChartView *view, guint row, gpointer user_data)
{
  SalesOverviewPage *self = user_data;
  SalesScope scope;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (self->charts[i] == view && self->overview != NULL
        && sales_overview_chart_get_scope (self->overview, places[i].kind, row, &scope))
      {
        sales_context_set_scope (sales_page_get_context (SALES_PAGE (self)), &scope);
        return;
      }
}

static void
attention_activated_cb (SalesAttentionList *list, const char *page, const char *detail, gpointer user_data)
{
  SalesOverviewPage *self = user_data;
  const SalesScope *scope = sales_attention_list_get_scope (list);

  sales_context_open (sales_page_get_context (SALES_PAGE (self)), page, scope, detail);
}

static void
all_activities_cb (SalesOverviewPage *self)
{
  SalesContext *context = sales_page_get_context (SALES_PAGE (self));

  sales_context_open (context, "activities", sales_context_get_scope (context), NULL);
}

static GtkWidget *
make_card (GtkWidget *child)
{
  GtkWidget *card = adw_bin_new ();

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "sales-card");
  gtk_widget_set_visible (card, FALSE);
  adw_bin_set_child (ADW_BIN (card), child);
  return card;
}

static void
make_cards (SalesOverviewPage *self)
{
  for (guint i = 0; i < MAX_TILES; i++)
    {
      self->tiles[i] = sales_tile_view_new ();
      gtk_widget_set_visible (self->tiles[i], FALSE);
      sales_cards_append (self->cards, self->tiles[i], 0, TILE_MIN_WIDTH, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      self->charts[i] = SALES_CHART_VIEW (sales_chart_view_new ());
      g_signal_connect (self->charts[i], "activated", G_CALLBACK (row_activated_cb), self);
      self->chart_cards[i] = make_card (GTK_WIDGET (self->charts[i]));
      sales_cards_append (self->cards, self->chart_cards[i], places[i].row, places[i].min_width,
                          places[i].weight);
    }
  self->attention = SALES_ATTENTION_LIST (sales_attention_list_new ());
  g_signal_connect (self->attention, "activated", G_CALLBACK (attention_activated_cb), self);
  self->attention_card = make_card (GTK_WIDGET (self->attention));
  sales_cards_append (self->cards, self->attention_card, ATTENTION_ROW, ATTENTION_MIN_WIDTH,
                      ATTENTION_WEIGHT);
  self->measures = SALES_MEASURES_CARD (sales_measures_card_new ());
  sales_cards_append (self->cards, GTK_WIDGET (self->measures), BEYOND_ROW, BEYOND_MIN_WIDTH, 1);
  self->activities = SALES_ACTIVITY_SECTION (sales_activity_section_new ());
  g_signal_connect_swapped (self->activities, "all", G_CALLBACK (all_activities_cb), self);
  sales_cards_append (self->cards, GTK_WIDGET (self->activities), BEYOND_ROW, BEYOND_MIN_WIDTH, 1);
}

static void
show_tiles (SalesOverviewPage *self, const SalesWording *wording)
{
  g_autoptr (GPtrArray) tiles = sales_wording_tiles (wording, self->overview);

  for (guint i = 0; i < MAX_TILES; i++)
    {
      gboolean used = i < tiles->len;

      if (used)
        sales_tile_view_set_tile (SALES_TILE_VIEW (self->tiles[i]), g_ptr_array_index (tiles, i));
      gtk_widget_set_visible (self->tiles[i], used);
    }
}

/* Months say of a person what the children say of a team; the heat map would say it again. */
static gboolean
is_wanted (SalesOverviewPage *self, SalesOverviewChart kind)
{
  gboolean children = sales_overview_chart_has_data (self->overview, SALES_OVERVIEW_CHILDREN);

  if (kind == SALES_OVERVIEW_MONTHS && children)
    return FALSE;
  if (kind == SALES_OVERVIEW_HEAT && self->overview->scope.kind == SALES_SCOPE_PERSON)
    return FALSE;
  return sales_overview_chart_has_data (self->overview, kind);
}

/* The first rows of what a chart has a row for, or %NULL where all of them fit. */
static GPtrArray *
cut_rows (GPtrArray *rows, guint many, guint shown)
{
  GPtrArray *cut;

  if (rows->len <= many)
    return NULL;
  cut = g_ptr_array_sized_new (shown);
  for (guint i = 0; i < shown; i++)
    g_ptr_array_add (cut, g_ptr_array_index (rows, i));
  return cut;
}

static SalesChart *
make_chart (SalesOverviewPage *self, const SalesWording *wording, SalesOverviewChart kind)
{
  SalesOverview shown = *self->overview;
  GPtrArray *rows = kind == SALES_OVERVIEW_HEAT       ? shown.heat
                    : kind == SALES_OVERVIEW_CHILDREN ? shown.children
                                                      : NULL;
  g_autoptr (GPtrArray) cut = NULL;
  SalesChart *chart;

  if (kind == SALES_OVERVIEW_HEAT)
    cut = cut_rows (rows, MANY_HEAT_ROWS, SHOWN_HEAT_ROWS);
  else if (rows != NULL)
    cut = cut_rows (rows, MANY_ROWS, SHOWN_ROWS);
  if (cut != NULL && kind == SALES_OVERVIEW_HEAT)
    shown.heat = cut;
  else if (cut != NULL)
    shown.children = cut;
  chart = sales_overview_chart_new (wording, &shown, kind);
  if (cut != NULL)
    {
      g_autofree char *n_shown = sales_locale_format_integer (wording->locale, cut->len);
      g_autofree char *n_all = sales_locale_format_integer (wording->locale, rows->len);
      g_autofree char *subtitle = NULL;

      /* TRANSLATORS: under the title of a chart that shows a part of its rows; 1: how many it
       * shows, 2: how many there are */
      subtitle = g_strdup_printf (_ ("%% of goal, the lowest %1$s of %2$s"), n_shown, n_all);
      sales_chart_set_subtitle (chart, subtitle);
    }
  return chart;
}

static void
show_charts (SalesOverviewPage *self, const SalesWording *wording)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gboolean wanted = is_wanted (self, places[i].kind);
      g_autoptr (SalesChart) chart = NULL;

      if (wanted)
        chart = make_chart (self, wording, places[i].kind);
      sales_chart_view_set_chart (self->charts[i], chart);
      gtk_widget_set_visible (self->chart_cards[i], wanted);
    }
}

static char *
dup_person_detail (const SalesWording *wording, const SalesOverview *overview)
{
  g_autofree char *role = overview->role != NULL ? sales_wording_role (overview->role) : NULL;
  const char *parts[4] = { NULL };
  g_autofree char *since = NULL;
  guint n = 0;

  if (role != NULL && *role != '\0')
    parts[n++] = role;
  if (overview->detail != NULL)
    parts[n++] = overview->detail;
  if (overview->member_since != SALES_DAY_NONE)
    {
      g_autofree char *day = sales_locale_format_day (wording->locale, overview->member_since);

      /* TRANSLATORS: %s is the day on which a person joined the company */
      since = g_strdup_printf (_ ("since %s"), day);
      parts[n++] = since;
    }
  return g_strjoinv (" · ", (char **) parts);
}

static void
show_heading (SalesOverviewPage *self, const SalesWording *wording)
{
  const SalesOverview *overview = self->overview;
  gboolean person = overview->scope.kind == SALES_SCOPE_PERSON && overview->scope.id != 0;
  g_autofree char *outlook = NULL;
  g_autofree char *finding = sales_wording_finding (wording, overview, &outlook);
  g_autofree char *markup = NULL;

  if (person)
    {
      g_autofree char *detail = dup_person_detail (wording, overview);

      adw_avatar_set_text (self->avatar, overview->scope_name);
      gtk_label_set_text (self->name, overview->scope_name);
      gtk_label_set_text (self->detail, detail);
      gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
    }
  gtk_widget_set_visible (self->heading, person);
  sales_person_section_set (self->person_section, sales_page_get_document (SALES_PAGE (self)), person ? overview->scope.id : 0, &overview->period);
  sales_measures_card_set (self->measures, sales_page_get_document (SALES_PAGE (self)), &overview->scope, &overview->period);
  sales_activity_section_set (self->activities, sales_page_get_document (SALES_PAGE (self)), person ? overview->scope.id : 0, &overview->period);
  markup = outlook != NULL
               ? g_markup_printf_escaped ("<b>%s</b> <span alpha='70%%'>%s</span>", finding, outlook)
               : g_markup_printf_escaped ("<b>%s</b>", finding);
  gtk_label_set_markup (self->finding, markup);
}

static void
show_overview (SalesOverviewPage *self)
{
  SalesWording wording = get_wording (self);
  g_autofree char *note = sales_wording_attainment_note (&wording, &self->overview->amount);

  show_heading (self, &wording);
  show_tiles (self, &wording);
  show_charts (self, &wording);
  gtk_widget_set_visible (self->attention_card,
                          sales_attention_list_set (self->attention, &wording,
                                                    self->overview->attention));
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL && *note != '\0');
  gtk_widget_set_visible (self->content, TRUE);
}

static SalesRequest *
sales_overview_page_create_request (SalesPage *page)
{
  SalesContext *context = sales_page_get_context (page);

  return sales_overview_request_new (sales_context_get_scope (context),
                                     sales_context_get_period (context));
}

static void
sales_overview_page_take_result (SalesPage *page, gpointer result)
{
  SalesOverviewPage *self = SALES_OVERVIEW_PAGE (page);

  g_clear_pointer (&self->overview, sales_overview_free);
  self->overview = result;
  show_overview (self);
}

static void
sales_overview_page_save_report (SalesPage *page)
{
  sales_review_save (page);
}

static void
sales_overview_page_print (SalesPage *page)
{
  sales_review_print (page);
}

static void
sales_overview_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (sales_overview_page_parent_class)->dispose (object);
}

static void
sales_overview_page_finalize (GObject *object)
{
  g_clear_pointer (&SALES_OVERVIEW_PAGE (object)->overview, sales_overview_free);
  G_OBJECT_CLASS (sales_overview_page_parent_class)->finalize (object);
}

static void
sales_overview_page_class_init (SalesOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  g_type_ensure (SALES_TYPE_CARDS);
  g_type_ensure (SALES_TYPE_PERSON_SECTION);
  object_class->dispose = sales_overview_page_dispose;
  object_class->finalize = sales_overview_page_finalize;
  page_class->create_request = sales_overview_page_create_request;
  page_class->take_result = sales_overview_page_take_result;
  page_class->save_report = sales_overview_page_save_report;
  page_class->print = sales_overview_page_print;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, content);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, name);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, detail);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, finding);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, note);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, SalesOverviewPage, person_section);
}

static void
sales_overview_page_init (SalesOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_cards (self);
}
