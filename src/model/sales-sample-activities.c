/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sample company's people do with customers: a year of visits, calls, tasks, complaints. */

#include "model/sales-sample-private.h"

#include "model/sales-activities.h"

#define ACTIVITY_MONTHS 12
/* Within so many days before today not everything is done. */
#define RECENT_DAYS 25

static const char *const visit_subjects[] = { "Annual review", "Pump station refit", "New valve series", "Offer for next year", "Complaint followed up on site", NULL };
static const char *const call_subjects[] = { "Delivery date", "Open offer", "Spare parts", "Invoice question", NULL };
static const char *const mailing_subjects[] = { "Flow meter catalogue", "Price list", NULL };
static const char *const meeting_subjects[] = { "Forecast of the quarter", "Framework contract", NULL };
static const char *const task_subjects[] = { "Write the offer", "Update the price agreement", "Ask for the drawing", "Prepare the trade fair visit", "Send the test report", NULL };
static const char *const complaint_subjects[] = { "Delivered late", "Wrong seal", "Leak after installation", "Documents missing", NULL };

/* How often a month brings one, in tenths, and how long it takes, in minutes. */
static const struct
{
  const char *const *subjects;
  int                tenths;
  int                minutes; /* 0: not noted */
} kinds[SALES_N_ACTIVITY_KINDS] = {
  [SALES_ACTIVITY_VISIT] = { visit_subjects, 58, 90 },      [SALES_ACTIVITY_CALL] = { call_subjects, 15, 15 },
  [SALES_ACTIVITY_MAILING] = { mailing_subjects, 3, 0 },    [SALES_ACTIVITY_MEETING] = { meeting_subjects, 4, 60 },
  [SALES_ACTIVITY_TASK] = { task_subjects, 12, 0 },         [SALES_ACTIVITY_COMPLAINT] = { complaint_subjects, 2, 0 },
};

typedef struct
{
  SalesStore       *store;
  const SamplePlan *plan;
  GArray           *customers; /* int, ids of the person's own ones */
  guint64           random;
} Activities;

/* Steele and Vigna's SplitMix64: the same company on every machine. */
static int
random_below (Activities *self, int n)
{
  guint64 z = self->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (int) ((z ^ (z >> 31)) % (guint64) n);
}

/* The Friday before, where it is a weekend. */
static SalesDay
working_day (SalesDay day)
{
  int weekday = (day + 3) % 7; /* 0 = Monday: the first day of 1970 was a Thursday */

  return day - MAX (weekday - 4, 0);
}

static gboolean
insert_activity (Activities *self, int person, SalesActivityKind kind, SalesDay due, GError **error)
{
  const char *const *subjects = kinds[kind].subjects;
  SalesDay today = self->plan->today, done = due + (kind == SALES_ACTIVITY_COMPLAINT || kind == SALES_ACTIVITY_TASK ? random_below (self, 9) : 0);
  gboolean is_done = done <= today && (due <= today - RECENT_DAYS || random_below (self, 6) != 0);
  int customer = self->customers->len > 0 ? g_array_index (self->customers, int, random_below (self, (int) self->customers->len)) : 0;
  g_autoptr (SalesStatement) s =
      sales_store_prepare (self->store,
                           "INSERT INTO activity (person, customer, kind, due, done, minutes, subject) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);

  if (s == NULL)
    return FALSE;
  sales_statement_bind_int (s, 1, person);
  sales_statement_bind_optional (s, 2, customer, 0);
  sales_statement_bind_text (s, 3, sales_activity_kind_to_string (kind));
  sales_statement_bind_int (s, 4, due);
  sales_statement_bind_optional (s, 5, is_done ? done : SALES_DAY_NONE, SALES_DAY_NONE);
  sales_statement_bind_optional (s, 6, is_done && kinds[kind].minutes > 0 ? kinds[kind].minutes + (random_below (self, 7) - 2) * kinds[kind].minutes / 6 : -1, -1);
  sales_statement_bind_text (s, 7, subjects[random_below (self, (int) g_strv_length ((char **) subjects))]);
  return sales_statement_run (s, error);
}

/* The weak visit less; the teams whose deliveries are late hear more of it. */
static int
rate_of (const SamplePerson *person, SalesActivityKind kind)
{
  int tenths = kinds[kind].tenths;

  if (kind == SALES_ACTIVITY_COMPLAINT)
    return person->unit == UNIT_NORTH ? 3 * tenths : tenths;
  if (person->story == STORY_WEAK)
    return tenths * 6 / 10;
  return person->story == STORY_STAR ? tenths * 12 / 10 : tenths;
}

static gboolean
insert_month (Activities *self, int index, int m, GError **error)
{
  SalesDay first = sample_plan_get_first_day (self->plan, m), next = sample_plan_get_first_day (self->plan, m + 1);

  for (int kind = 0; kind < SALES_N_ACTIVITY_KINDS; kind++)
    {
      int rate = rate_of (&sample_people[index], (SalesActivityKind) kind);
      int n = (rate + random_below (self, 10)) / 10 + (rate >= 20 ? random_below (self, 5) - 2 : 0);

      for (int i = 0; i < n; i++)
        {
          SalesDay due = MAX (working_day (first + random_below (self, next - first)), first);

          /* Nobody complains in the future. */
          if ((kind != SALES_ACTIVITY_COMPLAINT || due <= self->plan->today) &&
              !insert_activity (self, index + 1, (SalesActivityKind) kind, due, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
find_customers (Activities *self, int person)
{
  g_array_set_size (self->customers, 0);
  for (int i = 0; i < (int) self->plan->customers->len; i++)
    {
      int id = i + 1;

      if (g_array_index (self->plan->customers, SampleCustomer, i).owner == person)
        g_array_append_val (self->customers, id);
    }
}

/**
 * sample_insert_activities:
 * @store: the document, inside a change
 * @plan: what is to be in it
 * @error: return location for an error
 *
 * A year of what those who sell do with their customers, up to the end of this month.
 */
gboolean
sample_insert_activities (SalesStore *store, const SamplePlan *plan, GError **error)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (int));
  Activities self = { store, plan, customers, 0 };

  for (int i = 0; i < n_sample_people; i++)
    {
      if (sample_people[i].annual == 0)
        continue;
      find_customers (&self, i + 1);
      for (int m = SAMPLE_MONTHS - ACTIVITY_MONTHS; m < SAMPLE_MONTHS; m++)
        {
          self.random = (guint64) (i + 1) << 32 ^ (guint64) (m + 1);
          if (sample_plan_is_active (&sample_people[i], m) && !insert_month (&self, i, m, error))
            return FALSE;
        }
    }
  return TRUE;
}
