/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "base/sales-money.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* The organisation as the window shows and edits it: the units and everybody, as of today. */
typedef struct
{
  gint64        id;
  gint64        parent;   /* 0 for the company */
  SalesUnitKind kind;
  int           depth;
  char         *name;
  gint64        leader;   /* 0 = nobody, or somebody who has left */
  guint         n_people; /* who belong to it directly and are still here */
} SalesRosterUnit;

typedef struct
{
  gint64     id;
  char      *name;
  char      *sort_name;
  char      *ref;         /* the next three may be %NULL */
  char      *title;
  char      *language;
  char      *role;
  gint64     manager;     /* 0 = nobody */
  gint64     unit;        /* today; the first one for whom is still to come, the last one for who has left */
  SalesDay   member_since;/* of the unit; SALES_DAY_NONE */
  SalesDay   hired;
  SalesDay   left;
  gboolean   former;      /* has left */
  SalesShare away;        /* missing today, basis points; 0 = here */
} SalesRosterPerson;

typedef struct
{
  GPtrArray *units;  /* SalesRosterUnit in preorder, the company first */
  GPtrArray *people; /* SalesRosterPerson by sort name */
} SalesRoster;

SalesRequest            *sales_roster_request_new (void);
/* Counted, from any thread. */
SalesRoster             *sales_roster_ref         (SalesRoster *self);
void                     sales_roster_free        (SalesRoster *self);

/* Borrowed; %NULL if there is none. */
const SalesRosterUnit   *sales_roster_find_unit   (const SalesRoster *self, gint64 id);
const SalesRosterPerson *sales_roster_find_person (const SalesRoster *self, gint64 id);
/* Whether @unit stands above @other or is the same; what may not become its parent. */
gboolean                 sales_roster_is_above    (const SalesRoster *self, gint64 unit, gint64 other);
/* Whether @person leads to @other by way of managers, or is the same. */
gboolean                 sales_roster_reports_to  (const SalesRoster *self, gint64 person, gint64 other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesRoster, sales_roster_free)

G_END_DECLS
