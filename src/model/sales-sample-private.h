/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"

#include "store/sales-store.h"

G_BEGIN_DECLS

/* The sample company's facts (sales-sample-data.c), what is made of them (sales-sample-plan.c)
 * and how it gets into a document (sales-sample.c). */

#define SAMPLE_MONTHS 24       /* with orders, the last one holds today */
#define SAMPLE_PLAN_MONTHS 36  /* with goals: up to the end of the next quarter or of the year */
#define SAMPLE_COMPANY_NAME "Nordhafen Pumps & Valves"

typedef enum
{
  UNIT_COMPANY = 1,
  UNIT_INDUSTRY,
  UNIT_BUILDINGS,
  UNIT_EXPORT,
  UNIT_KEY_ACCOUNTS, /* its people are planned first: they share orders with the others */
  UNIT_NORTH,
  UNIT_SOUTH,
  UNIT_EAST,
  UNIT_WEST,
  UNIT_IBERIA,
  UNIT_BALTIC,
  UNIT_ASIA,
  N_SAMPLE_UNITS,
} SampleUnit;

typedef enum
{
  COUNTRY_GERMANY,
  COUNTRY_UNITED_KINGDOM,
  COUNTRY_POLAND,
  COUNTRY_LITHUANIA,
  COUNTRY_SPAIN,
  COUNTRY_VIETNAM,
  N_SAMPLE_COUNTRIES,
} SampleCountry;

/* What somebody's months look like. */
typedef enum
{
  STORY_USUAL,
  STORY_STAR,     /* meets the goal every month */
  STORY_NEWCOMER, /* ramped goals, better every month */
  STORY_WEAK,
  STORY_STRONG,
} SampleStory;

typedef struct
{
  const char *name;       /* "Jens |Petersen": the mark stands before what the name is sorted by */
  SampleUnit  unit;
  const char *role;
  const char *title;
  const char *language;
  int         annual;     /* goal of a year in thousand euro; 0 = does not sell */
  SampleStory story;
  int         hired;      /* index of the month of the first day at work, negative = years ago */
  int         left;       /* index of the month of the last day at work; 0 = still here */
  SampleUnit  came_from;  /* moved to the unit, 0 = always there … */
  int         moved;      /* … on the first day of that month */
  int         territory;  /* index + 1 in sample_territories; 0 = none */
} SamplePerson;

typedef struct
{
  const char *name;
  SampleUnit  parent; /* 0 for the company */
  int         leader; /* index in sample_people */
} SampleUnitInfo;

typedef struct
{
  const char   *name;
  int           parent;    /* index + 1, 0 = top */
  int           potential; /* thousand euro a year; 0 = unknown */
} SampleTerritory;

typedef struct
{
  const char *name;
  int         parent; /* index + 1, 0 = top */
  int         weight; /* how often an order line falls on it; 0 for those with children */
} SampleCategory;

typedef struct
{
  const char *ref;
  const char *name;
  int         category; /* index + 1 */
  int         price;    /* list price in cents */
  int         cost;     /* per mille of the list price when the story begins */
  int         weight;
} SampleProduct;

/* Where customers of a country live and how they are called. */
typedef struct
{
  const char        *name;       /* of the country */
  const char *const *families;   /* NULL-terminated */
  const char *const *forms;      /* "%s Anlagenbau GmbH", NULL-terminated */
  const char *const *cities;     /* NULL-terminated, in the order of the territories */
  int                first_territory; /* index + 1 of the first of … */
  int                n_territories;   /* … that many */
  int                n_customers;
} SampleCountryInfo;

extern const SampleUnitInfo    sample_units[N_SAMPLE_UNITS];
extern const SamplePerson      sample_people[];
extern const int               n_sample_people;
extern const SampleTerritory   sample_territories[];
extern const int               n_sample_territories;
extern const SampleCategory    sample_categories[];
extern const int               n_sample_categories;
extern const SampleProduct     sample_products[];
extern const int               n_sample_products;
extern const SampleCountryInfo sample_countries[N_SAMPLE_COUNTRIES];
extern const char *const       sample_segments[];
extern const int               n_sample_segments;

#define SAMPLE_METERS 3 /* the category that fails on price, index + 1 */

/* Ids in the document are index + 1 of the arrays. */
typedef struct
{
  char *name;
  int   territory;
  int   segment;
  int   city;      /* index in the country's cities */
  int   owner;     /* id of a person, 0 = none */
  SampleCountry country;
} SampleCustomer;

typedef struct
{
  int           product; /* id */
  SalesQuantity quantity;
  SalesPrice    price;
  SalesShare    discount;
  SalesAmount   amount;
  SalesAmount   cost;
} SampleLine;

typedef struct
{
  SalesDay   day, promised, shipped, delivered, followed;
  int        serial;    /* in the order of making, for a stable sort */
  int        customer;  /* id */
  int        person;    /* id, 0 = nobody */
  int        partner;   /* id of who shares the credit, 0 = nobody */
  SalesShare share;     /* the person's part */
  int        n_lines;
  SampleLine lines[4];
} SampleOrder;

typedef struct
{
  SalesDay    today;
  SalesMonth  first_month;
  int         n_plan_months;
  GArray     *customers; /* SampleCustomer */
  GArray     *orders;    /* SampleOrder, by day */
  /* Of people (by index) and month: the goal, 0 = none, and what they sold. */
  SalesAmount (*goal)[SAMPLE_PLAN_MONTHS];
  SalesAmount (*actual)[SAMPLE_PLAN_MONTHS];
} SamplePlan;

/* What a piece cost from a day on, until the next cost. */
typedef struct
{
  SalesDay   first;
  SalesDay   last; /* SALES_DAY_NONE: still valid */
  SalesPrice cost;
} SampleCost;

#define SAMPLE_MAX_COSTS 5

SamplePlan *sample_plan_new       (SalesDay today);
void        sample_plan_free      (SamplePlan *self);
gboolean    sample_plan_is_active (const SamplePerson *person, int month);
SampleUnit  sample_plan_get_unit  (const SamplePerson *person, int month);
SalesDay    sample_plan_get_first_day (const SamplePlan *self, int month);
int         sample_plan_get_quarter (const SamplePlan *self);
SalesPrice  sample_plan_get_price (const SamplePlan *self, int product, SalesDay day);
int         sample_plan_get_costs (const SamplePlan *self, int product, SampleCost costs[SAMPLE_MAX_COSTS]);

void        sample_bind_ints      (SalesStatement *statement, int from, int n, ...);
gboolean    sample_insert_goals   (SalesStore *store, const SamplePlan *plan, GError **error);
gboolean    sample_insert_people  (SalesStore *store, const SamplePlan *plan, GError **error);
gboolean    sample_insert_activities (SalesStore *store, const SamplePlan *plan, GError **error);
gboolean    sample_insert_events  (SalesStore *store, const SamplePlan *plan, GError **error);
gboolean    sample_insert_closings (SalesStore *store, const SamplePlan *plan, GError **error);
gboolean    sample_insert_awards  (SalesStore *store, const SamplePlan *plan, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamplePlan, sample_plan_free)

G_END_DECLS
