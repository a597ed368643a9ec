/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-period.h"
#include "model/sales-organisation.h"
#include "model/sales-request.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* What happened outside and moved sales: drawn on charts, cited by revisions of goals. */
typedef enum
{
  SALES_MARKET_ECONOMY,
  SALES_MARKET_COMPETITOR,
  SALES_MARKET_PRICE,
  SALES_MARKET_OTHER,
  SALES_N_MARKET_KINDS,
} SalesMarketKind;

/* Stable names for files and the database: "economy", "competitor", … */
const char   *sales_market_kind_to_string   (SalesMarketKind kind);
gboolean      sales_market_kind_from_string (const char *text, SalesMarketKind *kind);

typedef struct
{
  gint64          id;         /* 0 = not stored yet */
  SalesMarketKind kind;
  SalesDay        first_day;
  SalesDay        last_day;   /* SALES_DAY_NONE: one day, or no end is known */
  SalesScope      scope;      /* whom it concerns; the company: everybody */
  char           *scope_name; /* read only */
  char           *title;
  char           *note;       /* nullable */
  char           *source;     /* nullable */
  gboolean        cited;      /* read only: a revision names it */
} SalesMarketEvent;

SalesMarketEvent *sales_market_event_copy (const SalesMarketEvent *self);
void              sales_market_event_free (SalesMarketEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesMarketEvent, sales_market_event_free)

/* GPtrArray of SalesMarketEvent, the oldest first. */
SalesRequest *sales_market_events_new       (const SalesScope *scope, const SalesPeriod *period);
/* The same on the store's thread. */
GPtrArray    *sales_market_events_read      (SalesStore *store, const SalesOrganisation *organisation, const SalesScope *scope, const SalesPeriod *period, GError **error);
SalesRequest *sales_market_event_save_new   (const SalesMarketEvent *event);
SalesRequest *sales_market_event_delete_new (gint64 id);

G_END_DECLS
