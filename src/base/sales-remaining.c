/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-remaining.h"

#include <math.h>

#include <glib/gi18n.h>

/* Before that much has passed and is done, nothing can be said honestly. */
#define MIN_SECONDS 3
#define MIN_SHARE 0.02
/* Nobody waits for what takes longer: there is no number for it. */
#define MAX_SECONDS (24 * 3600)

/**
 * sales_remaining_estimate:
 * @began: when the work began
 * @now: the time now
 * @share: how much of it is done, 0 to 1
 *
 * Supposes that the rest goes on as the whole has gone so far. Work that stands still takes longer
 * and longer.
 *
 * Returns: seconds, at least 1; -1 where it is too early to tell, all is done, or @share is no share
 */
gint64
sales_remaining_estimate (gint64 began, gint64 now, double share)
{
  double elapsed = (double) (now - began) / G_USEC_PER_SEC;
  double left;

  if (!(share >= MIN_SHARE && share < 1) || elapsed < MIN_SECONDS)
    return -1;
  left = elapsed * (1 - share) / share;
  return left <= MAX_SECONDS ? MAX ((gint64) ceil (left), 1) : -1;
}

/**
 * sales_remaining_describe:
 * @seconds: how many are left
 *
 * Returns: (transfer full): that in words, no more exact than it can be known: seconds in steps of
 *   five, from a minute on minutes, from an hour on hours
 */
char *
sales_remaining_describe (gint64 seconds)
{
  int number;

  if (seconds < 58)
    {
      number = (int) MAX ((seconds + 2) / 5 * 5, 5);
      /* TRANSLATORS: how long work that is going on will still take; %d is a number */
      return g_strdup_printf (ngettext ("About %d second left", "About %d seconds left", (gulong) number), number);
    }
  if (seconds < 60 * 60 - 30)
    {
      number = (int) MAX ((seconds + 30) / 60, 1);
      /* TRANSLATORS: how long work that is going on will still take; %d is a number */
      return g_strdup_printf (ngettext ("About %d minute left", "About %d minutes left", (gulong) number), number);
    }
  number = (int) ((seconds + 1800) / 3600);
  /* TRANSLATORS: how long work that is going on will still take; %d is a number */
  return g_strdup_printf (ngettext ("About %d hour left", "About %d hours left", (gulong) number), number);
}
