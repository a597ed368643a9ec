/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* What people do with customers and for them: a log that goals of visits, tasks and complaints are
 * counted from. */
typedef enum
{
  SALES_ACTIVITY_VISIT,
  SALES_ACTIVITY_CALL,
  SALES_ACTIVITY_MAILING,
  SALES_ACTIVITY_MEETING,
  SALES_ACTIVITY_TASK,
  SALES_ACTIVITY_COMPLAINT, /* that a customer made; due is the day on which it came, done that on which it was settled */
  SALES_N_ACTIVITY_KINDS,
} SalesActivityKind;

/* Stable names for files and the database: "visit", "call", … */
const char   *sales_activity_kind_to_string   (SalesActivityKind kind);
gboolean      sales_activity_kind_from_string (const char *text, SalesActivityKind *kind);

typedef struct
{
  gint64            id;            /* 0 = not stored yet */
  gint64            person;        /* who */
  char             *person_name;   /* read only */
  gint64            customer;      /* with whom; 0 = nobody in particular */
  char             *customer_name; /* read only; nullable */
  SalesActivityKind kind;
  SalesDay          due;           /* SALES_DAY_NONE; one of the two is there */
  SalesDay          done;
  int               minutes;       /* −1: not noted */
  char             *subject;       /* nullable */
} SalesActivity;

SalesActivity *sales_activity_copy (const SalesActivity *self);
void           sales_activity_free (SalesActivity *self);
gboolean       sales_activity_equal (const SalesActivity *a, const SalesActivity *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesActivity, sales_activity_free)

/* As many as are listed at once: what is open by the day on which it is due, then the newest. */
#define SALES_ACTIVITIES_MAX 1000

typedef struct
{
  GPtrArray *rows;  /* SalesActivity */
  gint64     total; /* as many as there are */
  gint64     open;  /* of these, not done */
  gint64     overdue;
} SalesActivityList;

void           sales_activity_list_free (SalesActivityList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesActivityList, sales_activity_list_free)

/* What a person, or the people of a unit, did in a period or were to do by its end. */
SalesRequest  *sales_activity_list_new   (const SalesScope *scope, const SalesPeriod *period);

/* Whom an activity can be noted for. */
typedef struct
{
  gint64 id;
  char  *name;
} SalesActivityName;

typedef struct
{
  GPtrArray *people;    /* SalesActivityName */
  GPtrArray *customers; /* SalesActivityName */
} SalesActivityChoices;

void           sales_activity_choices_free (SalesActivityChoices *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesActivityChoices, sales_activity_choices_free)

SalesRequest  *sales_activity_choices_new (gint64 person);
SalesRequest  *sales_activity_save_new   (const SalesActivity *activity);
SalesRequest  *sales_activity_delete_new (gint64 id);

G_END_DECLS
