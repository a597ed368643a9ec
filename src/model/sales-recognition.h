/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-money.h"
#include "base/sales-period.h"
#include "model/sales-awards.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* Whoever is named as most improved had at least this attainment before: low starters come back
 * to the mean by themselves (formulas.md, section 10). */
#define SALES_IMPROVED_BASE 5000
/* At least so many people are compared before anybody is called the most improved. */
#define SALES_IMPROVED_PEOPLE 3
/* Figures that rest on fewer orders say too little for it. */
#define SALES_IMPROVED_ORDERS 3
/* A streak begins with so many met periods in a row. */
#define SALES_STREAK_MIN 2
/* The periods before that are looked at for streaks. */
#define SALES_STREAK_MAX 24

/* Something to recognise: who, for what, by which figures. */
typedef struct
{
  SalesAwardReason reason;
  SalesScope       scope;              /* a person or a unit */
  char            *name;
  char            *detail;             /* a person's unit, or %NULL */
  SalesUnitKind    unit_kind;          /* for units */
  SalesAmount      actual;             /* what the goal speaks of */
  SalesAmount      goal;
  gint64           attainment;         /* basis points */
  gboolean         has_before;
  gint64           attainment_before;  /* of the period before, basis points */
  int              streak;             /* met periods in a row up to the period, 0 = none */
  int              rank;               /* competition rank within its section */
  gint64           award;              /* id of the award that is there for it already, or 0 */
} SalesAchievement;

/* Figures are those of the ranking: nothing is evaluated here again. While a period is running,
 * what is met is met; a miss is still open, so it breaks no streak and nobody has improved yet.
 * Attainment is that of amounts against the goal for the whole period. Nobody without a goal of
 * more than nothing is in any section. */
typedef struct
{
  SalesScope   scope;
  char        *scope_name;
  SalesPeriod  period;
  SalesDay     today;
  gboolean     running;            /* the period is not over */
  SalesShare   exceeds_share;      /* the threshold that was used */
  int          n_people;           /* with a goal in the period */
  int          n_compared;         /* with a goal in the period before as well */
  GPtrArray   *achievements[SALES_N_AWARD_REASONS]; /* SalesAchievement; best first */
  GPtrArray   *awards;             /* SalesAward for exactly this period to people and units of the scope, by status, then name */
} SalesRecognition;

/* @exceeds_share 0: as the document's settings have it. Result: SalesRecognition. */
SalesRequest *sales_recognition_request_new   (const SalesScope *scope, const SalesPeriod *period, SalesShare exceeds_share);
void          sales_recognition_free          (SalesRecognition *self);
void          sales_achievement_free          (SalesAchievement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesRecognition, sales_recognition_free)

G_END_DECLS
