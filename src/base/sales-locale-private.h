/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/sales-locale.h"

#include <unicode/ucol.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/unumberformatter.h>

G_BEGIN_DECLS

/* Long enough for any number, date or currency that ICU writes. */
#define TEXT_MAX 160

/* A day that was formatted. */
typedef struct
{
  const char *skeleton;
  SalesDay    day;
  char       *text;
} SalesKnownDay;

struct _SalesLocale
{
  char       *language; /* of the words: "de" */
  char       *numeric;  /* ICU locale names: "de_AT" */
  char       *monetary;
  char       *time;
  char       *decimal;  /* the signs that numbers are typed with */
  char       *grouping;
  GHashTable *numbers;  /* skeleton, prefixed by its locale → UNumberFormatter */
  GHashTable *dates;    /* skeleton → UDateFormat */
  SalesKnownDay known_days[256];
  UDateTimePatternGenerator *patterns;
  UDateIntervalFormat *range;
  UCollator  *collator;
  UFormattedNumber *result;
};

char  *sales_locale_from_utf16 (const UChar *text, int32_t length);
UChar *sales_locale_to_utf16   (const char *text, int32_t *length);

G_END_DECLS
