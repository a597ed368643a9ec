/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "analysis/sales-goal-cover.h"
#include "model/sales-document.h"
#include "model/sales-organisation.h"

G_BEGIN_DECLS

/* How figures come about, for one scope and period, on the store's thread.
 *
 * Entities are what the totals are kept by: people, territories or categories. Nodes are the tree
 * above them, and parts say on which days an entity belongs to which node; territories and
 * categories belong to themselves for ever. A table entity × month is read once; what is asked for
 * a run of days is made of whole months from there and of single days at its ends. */

typedef struct
{
  gint64 orders;   /* this and the last five: in basis points of an order */
  gint64 quantity;
  gint64 amount;
  gint64 costed;   /* amount of the lines whose cost is known */
  gint64 cost;
  gint64 shipped;
  gint64 judged;
  gint64 late;
  gint64 delivered;
  gint64 followed;
} SalesFacts;

typedef struct
{
  SalesDay first;
  SalesDay last;
} SalesDays;

/* What a node or part is measured by. */
typedef struct
{
  gboolean has_goal;
  gboolean own;       /* a goal of its own, not its children's */
  gboolean by_days;
  gint64   goal;
  gint64   original;  /* = goal where no revision changed it */
  gint64   to_date;
  gint64   compared;  /* sales that the goal speaks of */
  gint64   in_goals;  /* sales in the goals' own periods: what counts for the node above */
} SalesVerdict;

/* All days of an entity, or those in the periods of its goals. */
typedef struct
{
  int      entity;
  SalesDay first;
  SalesDay last;
} SalesCounted;

typedef struct
{
  SalesScopeKind axis;      /* of the entities: person, territory or category */
  SalesMonth     first;     /* the table's first month; it holds no month without data */
  int            n_months;
  int            n_entities;
  SalesFacts    *cells;     /* [entity × n_months + month] */
  GArray        *edges;     /* private: runs of days read for all entities at once */
} SalesTable;

typedef struct
{
  SalesStore        *store;
  SalesOrganisation *organisation;
  SalesDocumentInfo  info;        /* the settings alone */
  SalesScope         scope;
  SalesPeriod        period;
  SalesDay           today;
  gboolean           running;
  gboolean           whole_months; /* of the period */
  SalesDay           first_data;  /* SALES_DAY_NONE in an empty document */
  SalesDay           last_data;
  SalesDay           end;         /* the last day that counts: today, or the period's end */
  SalesDays          before;      /* the same days one year earlier */
  gboolean           has_before;
  gboolean           follows_up;  /* the document knows of any follow-up at all */
  SalesMonth         window;      /* the first of the twelve months that end with the period */

  /* The tree over the entities. For territories and categories the last node, with the id 0,
   * stands for entries without any. */
  SalesNode         *nodes;
  int                n_nodes;
  SalesPart         *parts;       /* by member, then by day */
  int                n_parts;
  int               *node_parts;  /* indices of parts, by node */
  int               *node_first;  /* [n_nodes + 1]: where a node's run in node_parts begins */
  int                node;        /* of the scope; -1 for a person */
  int                member;      /* of the scope: a person; else -1 */
  gboolean           is_wide;     /* the scope holds most of all entities */

  SalesTable         table;
  SalesFacts        *part_now;    /* from the period's first day to @end */
  SalesFacts        *part_before; /* in @before */
  SalesFacts        *node_now;    /* with all that is below */
  SalesFacts        *node_before;

  /* Goals by holder and measure: nodes first, then members. */
  SalesGoalSpan     *goals;
  SalesGoalSpan     *originals;   /* the same with their first values; %NULL if no goal was revised */
  int               *goal_first;  /* [n_holders × SALES_N_SOLD_MEASURES + 1] */
  int                n_holders;
  gboolean           has_goals;   /* any that could count here */
  GHashTable        *product_category; /* private, for categories: by product the index of the node + 1 */

  SalesVerdict      *node_verdicts[SALES_N_SOLD_MEASURES];
  SalesVerdict      *part_verdicts[SALES_N_SOLD_MEASURES];
  gint64            *node_goals;  /* [n_nodes × 12]: amounts, −1 = none */
  gint64            *part_goals;  /* [n_parts × 12] */
  GArray            *longest;     /* private: room to work in */
  GArray            *finest;
  GArray            *clipped;
} SalesFigures;

#define SALES_WINDOW_MONTHS 12

/* sales-figures.c */
SalesFigures *sales_figures_load         (SalesStore *store, const SalesScope *scope, const SalesPeriod *period, GError **error);
void          sales_figures_free         (SalesFigures *self);
gboolean      sales_figures_part_sum     (SalesFigures *self, int part, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error);
gboolean      sales_figures_node_sum     (SalesFigures *self, int node, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error);
gboolean      sales_figures_scope_sum    (SalesFigures *self, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error);
gboolean      sales_figures_is_company   (const SalesFigures *self);
/* Whether a part belongs to the scope. */
gboolean      sales_figures_has_part     (const SalesFigures *self, int part);

/* sales-figures-table.c */
gboolean      sales_table_read           (SalesFigures *self, GError **error);
gboolean      sales_table_sum            (SalesFigures *self, int entity, const SalesDays *days, gboolean service, SalesFacts *sum, GError **error);
gboolean      sales_table_add_days       (SalesFigures *self, int entity, const SalesDays *days, int sign, SalesDay origin, gint64 *amounts, GError **error);
void          sales_table_clear          (SalesTable *self);

/* sales-figures-goals.c */
gboolean      sales_figures_read_goals   (SalesFigures *self, GError **error);
gboolean      sales_figures_judge        (SalesFigures *self, GError **error);
void          sales_figures_judge_member (SalesFigures *self, int member, SalesMeasure measure, const SalesFacts *now, SalesVerdict *verdict);
gint64        sales_figures_month_goal   (SalesFigures *self, int member, int part, const SalesDays *month, gboolean to_date);
/* What the scope's goal demands by day, and the sales that it speaks of (SalesCounted). */
gboolean      sales_figures_spread       (SalesFigures *self, GArray *spread, GArray *counted);

void          sales_facts_add            (SalesFacts *self, const SalesFacts *other);
gint64        sales_facts_get            (const SalesFacts *self, SalesMeasure measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesFigures, sales_figures_free)

G_END_DECLS
