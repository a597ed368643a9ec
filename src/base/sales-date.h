/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day is a count of days since 1970-01-01 in the proleptic Gregorian calendar, without a time
 * zone. A month is year × 12 + (month − 1), so that months can be counted and compared. */
typedef gint32 SalesDay;
typedef gint32 SalesMonth;

#define SALES_DAY_NONE G_MININT32
/* Days the document accepts: 1900-01-01 … 2199-12-31. */
#define SALES_DAY_MIN (-25567)
#define SALES_DAY_MAX (84005)

gboolean   sales_day_from_ymd      (int year, int month, int day, SalesDay *result);
void       sales_day_to_ymd        (SalesDay day, int *year, int *month, int *mday);
gboolean   sales_day_parse_iso     (const char *text, gssize length, SalesDay *result);
char      *sales_day_to_iso        (SalesDay day);
int        sales_day_get_weekday   (SalesDay day);
SalesDay   sales_day_add_years     (SalesDay day, int years);

SalesMonth sales_month_from_day    (SalesDay day);
SalesDay   sales_month_first_day   (SalesMonth month);
SalesDay   sales_month_last_day    (SalesMonth month);

/* The one place that says what day it is; --today and tests set it. */
SalesDay   sales_today             (void);
void       sales_today_set         (SalesDay day);

G_END_DECLS
