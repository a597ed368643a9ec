/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-date.h"
#include "model/sales-request.h"

G_BEGIN_DECLS

/* Where somebody belongs, from day to day: the one place that writes memberships. What is replaced
 * stays known in membership_past, so that a report as of an earlier day finds it. On the store's
 * thread, inside a change. */
typedef struct
{
  gint64   row;     /* its id in the document, 0 = not written yet */
  gint64   unit;
  SalesDay first;   /* SALES_DAY_NONE: from the beginning */
  SalesDay last;    /* SALES_DAY_NONE: open */
  SalesDay entered; /* SALES_DAY_NONE: it was there from the beginning */
} SalesMembership;

/* (transfer full): GArray of SalesMembership, by first day. */
GArray  *sales_memberships_read  (SalesStore *store, gint64 person, GError **error);
/* Makes the memberships of @person equal to @want, whose rows and days of entry it fills in.
 * @entered: of what is new; SALES_DAY_NONE for somebody who is new as well. */
gboolean sales_memberships_write (SalesStore *store, gint64 person, GArray *want, SalesDay entered, GError **error);

/* From @day on in @unit, until the next membership begins or the one before would have ended;
 * FALSE if that is how it is already. */
gboolean sales_memberships_move  (GArray *self, gint64 unit, SalesDay day);
/* The first begins on @hired, the last ends on @left, where they began and ended with the old ones;
 * nothing reaches beyond. FALSE if a membership would end before it begins. */
gboolean sales_memberships_fit   (GArray *self, SalesDay old_hired, SalesDay old_left, SalesDay hired, SalesDay left);

G_END_DECLS
