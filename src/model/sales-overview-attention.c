/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a manager should look at first. */

#include "model/sales-overview-private.h"

#include "model/sales-agreement.h"
#include "store/sales-store.h"

/* So many children behind their goals are named; the chart shows the others. */
#define MAX_BEHIND 3

static void
attention_free (SalesAttention *self)
{
  g_free (self->name);
  g_free (self);
}

static SalesAttention *
add (SalesOverview *self, SalesAttentionKind kind, gint64 count)
{
  SalesAttention *item = g_new0 (SalesAttention, 1);

  item->kind = kind;
  item->scope = self->scope;
  item->count = count;
  item->day = SALES_DAY_NONE;
  g_ptr_array_add (self->attention, item);
  return item;
}

/* Children stand with the lowest attainment first. */
static void
add_behind (SalesOverview *self)
{
  int n = 0;

  for (guint i = 0; i < self->children->len && n < MAX_BEHIND; i++)
    {
      const SalesChild *child = self->children->pdata[i];
      gint64 share = sales_child_get_key (child);
      SalesAttention *item;

      if (share == SALES_NO_FIGURE || share >= SALES_SHARE_WHOLE)
        break;
      item = add (self, SALES_ATTENTION_BEHIND, share);
      item->scope = child->scope;
      item->name = g_strdup (child->name);
      item->amount = sales_comparison_variance_to_date (&child->amount);
      n++;
    }
}

/* Parts of an order that several share count up to whole ones. */
static gint64
whole_orders (gint64 count)
{
  return (count + SALES_SHARE_WHOLE - 1) / SALES_SHARE_WHOLE;
}

static void
add_orders (SalesOverview *self, const SalesOpenOrders *open)
{
  gint64 overdue = self->running ? open->scope_overdue : open->period_overdue;
  gint64 unfollowed = self->service.delivered - self->service.awaiting - self->service.followed;

  if (overdue > 0)
    add (self, SALES_ATTENTION_OVERDUE, whole_orders (overdue))->day = self->running ? open->oldest_promise : open->oldest_in_period;
  if (self->service.late > 0)
    add (self, SALES_ATTENTION_LATE, whole_orders (self->service.late));
  if (unfollowed > 0)
    add (self, SALES_ATTENTION_FOLLOW_UP, whole_orders (unfollowed));
}

/* People who sell and have no goal, where others have one. */
static void
add_without_goal (SalesOverview *self, const SalesFigures *figures)
{
  const SalesOrganisation *organisation = figures->organisation;
  gint64 without = 0, with = 0;

  if (figures->table.axis != SALES_SCOPE_PERSON || figures->node < 0)
    return;
  for (int i = 1; i < organisation->n_members; i++)
    {
      const SalesMember *member = &organisation->members[i];
      gboolean has_goal = FALSE;
      gint64 amount = 0;

      for (int j = member->first_part; j < member->first_part + member->n_parts; j++)
        if (sales_figures_has_part (figures, j))
          {
            has_goal |= figures->part_verdicts[SALES_MEASURE_AMOUNT][j].has_goal;
            amount += figures->part_now[j].amount;
          }
      with += has_goal;
      without += !has_goal && amount > 0;
    }
  if (with > 0 && without > 0)
    add (self, SALES_ATTENTION_NO_GOAL, without);
}

static gboolean
add_awards (SalesOverview *self, SalesFigures *figures, GError **error)
{
  g_autoptr (SalesStatement) read =
      sales_store_prepare (figures->store,
                           "SELECT person, unit, first_day, last_day FROM award"
                           " WHERE status = 'proposed' AND first_day <= ?2 AND last_day >= ?1",
                           error);
  gint64 count = 0;

  if (read == NULL)
    return FALSE;
  sales_statement_bind_int (read, 1, self->period.first);
  sales_statement_bind_int (read, 2, self->period.last);
  while (sales_statement_step (read, error))
    {
      int node = sales_statement_is_null (read, 1) ? -1 : sales_tree_find (&figures->organisation->units, sales_statement_get_int (read, 1));
      int member = sales_statement_is_null (read, 0) ? -1 : sales_organisation_find_member (figures->organisation, sales_statement_get_int (read, 0));
      SalesDay last = (SalesDay) sales_statement_get_int (read, 3);

      if (member >= 0 && figures->node >= 0)
        node = sales_organisation_unit_on (figures->organisation, member, last);
      if (figures->node < 0 ? member == figures->member
                            : node >= 0 && sales_tree_contains (&figures->organisation->units, figures->node, node))
        count++;
    }
  if (sales_statement_failed (read))
    return FALSE;
  if (count > 0)
    add (self, SALES_ATTENTION_AWARDS, count);
  return TRUE;
}

/* Goals of people who have not acknowledged them. A company in which nobody ever notes that does not
 * want to be told. */
static gboolean
add_agreements (SalesOverview *self, SalesFigures *figures, GError **error)
{
  g_autoptr (SalesRequest) request = sales_agreement_list_new (&self->scope, &self->period);
  g_autoptr (GPtrArray) rows = request->func (figures->store, request->data, NULL, error);
  gint64 open = 0, silent = 0, noted = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const SalesAgreementRow *row = rows->pdata[i];

      noted += row->agreement.state > SALES_AGREEMENT_DRAFT;
      if (row->scope.kind != SALES_SCOPE_PERSON || row->agreement.state == SALES_AGREEMENT_ACKNOWLEDGED)
        continue;
      open++;
      silent += row->agreement.state < SALES_AGREEMENT_DISCUSSED;
    }
  if (open > 0 && noted > 0)
    add (self, SALES_ATTENTION_AGREEMENT, open)->amount = silent;
  return TRUE;
}

/**
 * sales_overview_add_attention:
 * @self: an overview with everything else
 * @figures: figures
 * @open: orders that are not done
 * @error: return location for an error
 *
 * Returns: whether that worked
 */
gboolean
sales_overview_add_attention (SalesOverview *self, SalesFigures *figures, const SalesOpenOrders *open, GError **error)
{
  g_ptr_array_set_free_func (self->attention, (GDestroyNotify) attention_free);
  add_behind (self);
  add_orders (self, open);
  add_without_goal (self, figures);
  if (self->contribution.known && self->contribution.unknown_amount != 0)
    add (self, SALES_ATTENTION_NO_COST, 0)->amount = self->contribution.unknown_amount;
  return figures->table.axis != SALES_SCOPE_PERSON || self->scope.id == 0 || (add_awards (self, figures, error) && add_agreements (self, figures, error));
}
