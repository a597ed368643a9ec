/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sales-row-digest.h"

#include <string.h>

/* Rows of different tables with the same figures are different rows. */
enum
{
  ORDER = 1,
  LINE,
  STEP,
};

/* An odd number without pattern: the fraction of the golden ratio. */
#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static inline guint64
mix (guint64 digest, guint64 value)
{
  digest = (digest ^ value) * MULTIPLIER;
  return digest ^ (digest >> 32);
}

/* Sums must not show what the last value was. */
static inline guint64
finish (guint64 digest)
{
  return mix (mix (digest, digest >> 29), 0);
}

static guint64
mix_text (guint64 digest, const char *text, gsize length)
{
  digest = mix (digest, length);
  for (; length > 0; text += MIN (length, sizeof (guint64)), length -= MIN (length, sizeof (guint64)))
    {
      guint64 piece = 0;

      memcpy (&piece, text, MIN (length, sizeof piece));
      digest = mix (digest, GUINT64_FROM_LE (piece));
    }
  return digest;
}

guint64
sales_digest_order (const SalesOrderRecord *order)
{
  guint64 digest = mix (ORDER, (guint64) order->id);

  digest = mix_text (digest, order->ref, order->ref_length);
  digest = mix (digest, (guint64) order->split);
  digest = mix (digest, (guint64) order->day);
  digest = mix (digest, (guint64) order->promised);
  digest = mix (digest, (guint64) order->shipped);
  digest = mix (digest, (guint64) order->delivered);
  digest = mix (digest, (guint64) order->followed);
  digest = mix (digest, (guint64) order->customer);
  digest = mix (digest, (guint64) order->person);
  return finish (mix (digest, (guint64) order->territory));
}

guint64
sales_digest_line (const SalesLineRecord *line)
{
  guint64 digest = mix (LINE, (guint64) line->id);

  digest = mix (digest, (guint64) line->product);
  digest = mix (digest, (guint64) line->quantity);
  digest = mix (digest, (guint64) line->price);
  digest = mix (digest, (guint64) line->discount);
  digest = mix (digest, (guint64) line->amount);
  return finish (mix (digest, (guint64) line->cost));
}

guint64
sales_digest_step (gint64 order, const char *step, gint64 person)
{
  guint64 digest = mix (STEP, (guint64) order);

  return finish (mix (mix_text (digest, step, strlen (step)), (guint64) person));
}
