/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/sales-attainment.h"
#include "base/sales-money.h"
#include "base/sales-period.h"
#include "model/sales-document.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* The months that an overview looks back over. */
#define SALES_TREND_MONTHS 12

/* A figure against its goal. "Compared" is the part of the actual that the goal speaks of: all of
 * it where the node has a goal of its own, and where it has none, the children's actuals in their
 * own goal periods against the sum of their goals. */
typedef struct
{
  gint64   actual;         /* everything in the period, up to today */
  gboolean has_goal;
  gint64   compared;
  gint64   goal;           /* for the whole period */
  gint64   goal_to_date;   /* = goal once the period is over */
  gint64   original_goal;  /* before any revision; = goal where there was none */
  gboolean from_children;  /* no goal of its own */
  gboolean by_days;        /* a goal's period crosses the edge and counts by days */
  gboolean known;          /* FALSE where there is nothing to add up: contribution without costs */
  gint64   unknown_amount; /* contribution: amount of lines without a cost */
  gint64   year_before;    /* the same days one year earlier, up to the same day if running */
  gboolean has_year_before;
} SalesComparison;

/* Counts are in basis points of an order (10,000 = one order), because an order that two people
 * share counts in part for each; so they add up like amounts. */
typedef struct
{
  gint64 orders;
  gint64 shipped;
  gint64 judged;    /* shipped, and a day was promised */
  gint64 late;      /* of the judged: shipped on a later day than promised */
  gint64 overdue;   /* taken in the period, promised before today and not shipped yet */
  gint64 delivered; /* 0 in a document that knows of no follow-up at all */
  gint64 followed;  /* of the delivered */
  gint64 awaiting;  /* delivered, not followed up, and still within the days allowed */
  gint64 unshipped; /* not shipped yet, whatever was promised */
} SalesService;

/* Shares in basis points, or -1 where the denominator is not positive ("n/a"). */
gint64 sales_service_on_time   (const SalesService *self);
gint64 sales_service_follow_up (const SalesService *self);
gint64 sales_comparison_attainment          (const SalesComparison *self); /* compared ÷ goal, bp; see has_attainment */
gint64 sales_comparison_attainment_to_date  (const SalesComparison *self);
gint64 sales_comparison_attainment_to_original (const SalesComparison *self); /* compared ÷ original goal, bp */
gboolean sales_comparison_is_revised        (const SalesComparison *self);
gboolean sales_comparison_has_attainment    (const SalesComparison *self); /* goal > 0 */
gint64 sales_comparison_variance            (const SalesComparison *self); /* compared − goal */
gint64 sales_comparison_variance_to_date    (const SalesComparison *self);

typedef struct
{
  SalesScope      scope;
  char           *name;      /* %NULL for "No person" and the like: the page words it */
  char           *detail;    /* a person's unit, or %NULL */
  SalesComparison amount;
  SalesComparison quantity;
  SalesComparison contribution;
  SalesService    service;
  int             rank;      /* competition rank by attainment (to date if running), 0 = unranked */
  gint64         *trend;     /* amounts of SALES_TREND_MONTHS months, the period's last month last; SALES_NO_FIGURE after today */
  gint64         *trend_goal; /* goals of these months, -1 = none */
  gboolean        former;    /* a person who has left */
} SalesChild;

typedef struct
{
  SalesDay day;
  gint64   actual;  /* cumulative from the period's first day: amount.compared, day by day; valid for n_actual points */
  gint64   goal;    /* cumulative seasonal goal; valid if amount.has_goal */
} SalesPacePoint;

typedef struct
{
  gint64 id;        /* product or category; 0 = entries without a product */
  char  *name;
  gint64 amount;
  gint64 quantity;
  gint64 contribution;
  gint64 unknown_amount;
  gint64 year_before; /* SALES_NO_FIGURE in a running period: no total keeps products by day */
  gint64 cumulative; /* basis points of all positive amounts, this one included */
  char   abc;        /* 'A', 'B', 'C', or '-' for those without sales */
} SalesProductRow;

typedef struct
{
  SalesScope scope;
  char      *name;
  gint64    *actual;   /* heat_months values; SALES_NO_FIGURE after today */
  gint64    *goal;     /* -1 = no goal in that month; to date in the running month */
} SalesHeatRow;

typedef enum
{
  SALES_ATTENTION_BEHIND,       /* scope: a child behind its goal to date; count = attainment bp; amount = variance */
  SALES_ATTENTION_OVERDUE,      /* count = orders, of any period if this one is running; day = oldest promise */
  SALES_ATTENTION_LATE,         /* count = orders of the period that were shipped late */
  SALES_ATTENTION_NO_GOAL,      /* count = people who sell and have no goal */
  SALES_ATTENTION_FOLLOW_UP,    /* count = deliveries whose follow-up is overdue */
  SALES_ATTENTION_NO_COST,      /* amount = sales of products without a cost */
  SALES_ATTENTION_AWARDS,       /* count = awards proposed and not confirmed */
  SALES_ATTENTION_AGREEMENT,    /* count = goals of the period that nobody acknowledged; amount = not even discussed */
} SalesAttentionKind;

typedef struct
{
  SalesAttentionKind kind;
  SalesScope         scope;
  char              *name;
  gint64             count;
  gint64             amount;
  SalesDay           day;
} SalesAttention;

typedef struct
{
  gint64 people;     /* amounts, unrounded: credited to people */
  gint64 no_person;
  gint64 orders;     /* summed over the orders themselves, summaries included */
} SalesReconciliation;

typedef struct
{
  SalesScope           scope;
  char                *scope_name;
  SalesUnitKind        unit_kind;      /* for units */
  char                *detail;         /* a person's unit; a unit's leader; %NULL */
  char                *role;           /* a person's title or role as the document has it; %NULL */
  char                *language;       /* of documents for a person; %NULL */
  SalesDay             member_since;   /* a person's hiring day; SALES_DAY_NONE */
  SalesPeriod          period;
  SalesDay             today;
  gboolean             running;
  gboolean             empty;          /* nothing sold, no goals: the page says so */

  SalesComparison      amount;
  SalesComparison      quantity;
  SalesComparison      contribution;
  SalesService         service;
  SalesService         service_year_before; /* of the whole period one year earlier */
  int                  rank;           /* a person among the people of the same company by attainment; 0 = none */
  int                  n_ranked;

  gboolean             has_projection; /* running, goal weight elapsed > 0 */
  gint64               projection;
  gint64               projection_share; /* of the goal, basis points; valid with a goal */
  gboolean             has_band;         /* at least two earlier years */
  gint64               projection_low;
  gint64               projection_high;

  /* The last n_months months, the last one holds the period's last day. */
  SalesMonth           first_month;
  int                  n_months;         /* 12 */
  gint64              *month_amount;     /* SALES_NO_FIGURE after today */
  gint64              *month_quantity;   /* likewise */
  gint64              *month_contribution; /* likewise, and where no cost is known */
  gint64              *month_on_time;    /* basis points or -1 */
  gint64              *month_follow_up;
  gint64              *month_goal;       /* amount; -1 = none */

  SalesPacePoint      *pace;
  int                  n_pace;           /* days of the period; months' ends for a category */
  int                  n_actual;         /* points whose actual is valid: up to today */

  GPtrArray           *children;         /* SalesChild, lowest attainment first; those without goal last, by amount */
  SalesScopeKind       child_kind;
  GPtrArray           *products;         /* SalesProductRow, by amount, of the company or a category; empty for other scopes: no total keeps products by person or territory */
  GPtrArray           *categories;       /* SalesProductRow, by amount: the topmost categories, or those directly below the scope */
  GPtrArray           *heat;             /* SalesHeatRow: people of the scope with goals, lowest attainment in the period first */
  SalesMonth           heat_first_month;
  int                  heat_months;      /* 6 */
  GPtrArray           *attention;        /* SalesAttention */
  GPtrArray           *events;           /* SalesMarketEvent of the months and the period, the oldest first */
  SalesReconciliation  reconciliation;   /* of the whole company for the period */

  gboolean             is_closed;
  SalesDay             closed;           /* the day on which the period was closed, or a longer one around it */
  gboolean             adjusted_known;   /* a unit or a person, and the period itself was closed, not a longer one */
  SalesAmount          adjusted;         /* what changed in the scope's amount since then */
} SalesOverview;

SalesRequest  *sales_overview_request_new (const SalesScope *scope, const SalesPeriod *period);
void           sales_overview_free        (SalesOverview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesOverview, sales_overview_free)

/* The people of a scope, ranked: GPtrArray of SalesChild. */
SalesRequest  *sales_ranking_request_new  (const SalesScope *scope, const SalesPeriod *period);

void           sales_child_free           (SalesChild *self);

G_END_DECLS
