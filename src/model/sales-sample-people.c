/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sample company expects of its people, what they may spend, and who is away. */

#include "model/sales-sample-private.h"

#define EURO 1000000 /* SalesAmount */

/* The wordings are this old. */
#define DUTY_AGE 300

static const struct
{
  const char *role;
  int         person; /* id; 0 with a role */
  int         age;    /* days */
  const char *duties;
  const char *expectations;
} duties[] = {
  { "salesperson", 0, DUTY_AGE,
    "Look after the customers of the territory and win new ones.\n"
    "Visit every customer with more than 20,000 euro a year at least once a quarter.\n"
    "Write offers, follow up deliveries, pass on what customers say.",
    "Reach the agreed goal of each quarter.\n"
    "Answer every enquiry within one working day.\n"
    "Follow up each delivery within 14 days." },
  { "team_leader", 0, DUTY_AGE,
    "Lead the team: agree goals, go along on visits, hold a review every quarter.\n"
    "Plan absences so that every territory is covered.",
    "The team reaches its goal of the year.\n"
    "Every missed goal has an explanation and a plan within two weeks." },
  { "sales_manager", 0, DUTY_AGE,
    "Set the goals of the department and see to it that they add up.\n"
    "Decide on prices beyond the list, on promotions and on hiring.",
    "The department reaches its goal and keeps to its budget." },
  { "assistant_manager", 0, DUTY_AGE,
    "Stand in for the manager.\nPrepare the figures for the monthly meeting.",
    "Figures and reports are ready on the third working day of the month." },
  { "district_manager", 0, DUTY_AGE,
    "Answer for all sales of the district and for the people who make them.\n"
    "Visit the ten largest customers of the district together with their salesperson.",
    "The district reaches its goal; nobody in it is without a plan for the quarter." },
  { "product_line_manager", 0, DUTY_AGE,
    "Answer for the product line across all teams: price list, product sheets, training.",
    "The product line's contribution grows faster than its sales." },
  { "support", 0, DUTY_AGE,
    "Enter orders, confirm delivery days, keep customers informed.",
    "Every order is confirmed on the day on which it comes in." },
  { NULL, 12, 120, "Look after the shipyards in the United Kingdom in person.", "Two new shipyards a year." },
  { NULL, 37, 60, "Learn the products together with Małgorzata Zielińska.", "The training plan is finished after six months." },
};

static const struct
{
  const char *name, *meaning;
  int         person; /* id; 0 = everybody who sells */
  int         thousands;
} budgets[] = {
  { "Travel",
    "Pays for trains, the car and nights away: about two days on the road a week. What is left at the end of the year does not carry over.",
    0, 9 },
  { "Customer events", "Two evenings for up to thirty guests each. Invitations go by way of the order desk.", 17, 6 },
  { "Trade fairs", "The stand in Hamburg and the stand in Poznań. More than that needs the sales director.", 8, 48 },
  { "Samples and trials", "Trial pumps that stay with a customer for up to three months.", 22, 14 },
};

static const struct
{
  int         person;      /* id */
  int         first, last; /* days from today */
  SalesShare  share;
  const char *note;
} absences[] = {
  { 7, -20, 40, SALES_SHARE_WHOLE, "Parental leave" },
  { 35, -60, 120, 4000, "Part time" },
  { 40, -95, -82, SALES_SHARE_WHOLE, "Holiday" },
};

static gboolean
insert_duty (SalesStore *store, const SamplePlan *plan, int index, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO duty (id, role, person, duties, expectations, entered_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, index + 1);
  sales_statement_bind_text (s, 2, duties[index].role);
  sales_statement_bind_optional (s, 3, duties[index].person, 0);
  sales_statement_bind_text (s, 4, duties[index].duties);
  sales_statement_bind_text (s, 5, duties[index].expectations);
  sales_statement_bind_int (s, 6, plan->today - duties[index].age);
  return sales_statement_run (s, error);
}

/* Most people have acknowledged their duties, not all: there is something left to do. */
static gboolean
insert_acknowledgements (SalesStore *store, const SamplePlan *plan, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "INSERT INTO duty_acknowledgement (duty, person, day)"
                           " SELECT d.id, p.id, max(d.entered_day, coalesce(p.hired, d.entered_day)) + p.id % 9"
                           " FROM person p JOIN duty d ON d.role = p.role OR d.person = p.id"
                           " WHERE p.id % 6 <> 1 AND p.left_day IS NULL AND (d.person IS NULL OR d.person <> 37)"
                           " AND max(d.entered_day, coalesce(p.hired, d.entered_day)) + 9 <= ?1",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, plan->today);
  return sales_statement_run (s, error);
}

static gboolean
insert_budget (SalesStore *store, const SamplePlan *plan, int person, int index, GError **error)
{
  SalesMonth january = sales_month_from_day (plan->today) / 12 * 12;
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store,
                           "INSERT INTO budget (person, name, first_day, last_day, value, meaning)"
                           " SELECT id, ?2, ?3, ?4, ?5, ?6 FROM person WHERE id = ?1 AND left_day IS NULL",
                           error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, person);
  sales_statement_bind_text (s, 2, budgets[index].name);
  sales_statement_bind_int (s, 3, sales_month_first_day (january));
  sales_statement_bind_int (s, 4, sales_month_last_day (january + 11));
  sales_statement_bind_int (s, 5, (gint64) budgets[index].thousands * 1000 * EURO);
  sales_statement_bind_text (s, 6, budgets[index].meaning);
  return sales_statement_run (s, error);
}

static gboolean
insert_budgets (SalesStore *store, const SamplePlan *plan, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (budgets); i++)
    for (int person = 1; person <= n_sample_people; person++)
      if ((budgets[i].person == person || (budgets[i].person == 0 && sample_people[person - 1].annual > 0)) &&
          !insert_budget (store, plan, person, (int) i, error))
        return FALSE;
  return TRUE;
}

static gboolean
insert_absence (SalesStore *store, const SamplePlan *plan, int index, GError **error)
{
  g_autoptr (SalesStatement) s =
      sales_store_prepare (store, "INSERT INTO absence (person, first_day, last_day, share, note) VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (s == NULL)
    return FALSE;
  sample_bind_ints (s, 1, 4, (gint64) absences[index].person, (gint64) plan->today + absences[index].first,
                    (gint64) plan->today + absences[index].last, (gint64) absences[index].share);
  sales_statement_bind_text (s, 5, absences[index].note);
  return sales_statement_run (s, error);
}

/**
 * sample_insert_people:
 * @store: the sample's store, with its people
 * @plan: what the sample consists of
 * @error: return location for an error
 *
 * Returns: whether duties, budgets and absences are in the document
 */
gboolean
sample_insert_people (SalesStore *store, const SamplePlan *plan, GError **error)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (duties); i++)
    if (!insert_duty (store, plan, i, error))
      return FALSE;
  for (int i = 0; i < (int) G_N_ELEMENTS (absences); i++)
    if (!insert_absence (store, plan, i, error))
      return FALSE;
  return insert_acknowledgements (store, plan, error) && insert_budgets (store, plan, error);
}
