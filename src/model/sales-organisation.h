/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* A plain picture of who and where, read on the store's thread for one request. Everything points
 * at everything else by index. */

/* A unit, territory or category. Nodes stand in preorder: a node's whole subtree is
 * nodes[i] … nodes[end − 1], and children come after their parent. */
typedef struct
{
  gint64        id;
  int           parent;    /* index, or -1 */
  int           end;
  int           depth;
  const char   *name;
  SalesUnitKind kind;      /* of units */
  gint64        leader;    /* of units: a person's id, or 0 */
} SalesNode;

typedef struct
{
  SalesNode *nodes;
  int        n;
  GHashTable *by_id;
} SalesTree;

typedef struct
{
  gint64      id;          /* 0 = no person */
  const char *ref;         /* may be %NULL */
  const char *name;        /* %NULL for no person */
  const char *role;
  const char *title;       /* may be %NULL */
  const char *language;    /* of documents for this person; may be %NULL */
  SalesDay    hired;       /* SALES_DAY_NONE */
  SalesDay    left;        /* SALES_DAY_NONE */
  int         first_part;  /* its parts are parts[first_part] … */
  int         n_parts;
} SalesMember;

/* On these days, this person belongs to this unit. Every day of every person lies in one part and
 * only one: where memberships overlap, the later one counts, and whoever belongs to no unit on a
 * day belongs to the company itself. */
typedef struct
{
  int      member;
  int      unit;
  SalesDay first;
  SalesDay last;
  gboolean assumed;        /* no membership says so */
} SalesPart;

typedef struct
{
  SalesTree     units;       /* units.nodes[0] is the company */
  SalesTree     territories;
  SalesTree     categories;
  SalesMember  *members;     /* members[0] is no person, then by id */
  int           n_members;
  SalesPart    *parts;       /* by member, then by day */
  int           n_parts;
  gint32       *member_map;  /* private: index by id */
  gint64        member_map_size;
  GStringChunk *texts;
  int           n_refs;      /* private: the store keeps it until the document changes */
} SalesOrganisation;

SalesOrganisation *sales_organisation_load        (SalesStore *store, GError **error);
SalesOrganisation *sales_organisation_ref         (SalesOrganisation *self);
void               sales_organisation_free       (SalesOrganisation *self);

int                sales_tree_find                (const SalesTree *self, gint64 id);
gboolean           sales_tree_contains            (const SalesTree *self, int node, int other);
int                sales_organisation_find_member (const SalesOrganisation *self, gint64 person);
/* The unit that a person belongs to on a day: an index. */
int                sales_organisation_unit_on     (const SalesOrganisation *self, int member, SalesDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesOrganisation, sales_organisation_free)

G_END_DECLS
