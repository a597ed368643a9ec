/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-import-evidence.h"

#include <string.h>

/* Characters of a cell that are kept. */
#define CLIP 60

static void
keep_row (SalesEvidenceRow *row, SalesCell cell, gint64 line)
{
  if (row->text != NULL)
    return;
  row->line = line;
  row->text = g_strndup (cell.text, MIN (cell.length, CLIP));
}

/**
 * sales_evidence_init:
 * @self: (out): evidence of a column that nobody has looked at
 */
void
sales_evidence_init (SalesEvidence *self)
{
  memset (self, 0, sizeof *self);
  self->all = G_MAXUINT;
}

/**
 * sales_evidence_clear:
 * @self: evidence
 *
 * Frees what it holds.
 */
void
sales_evidence_clear (SalesEvidence *self)
{
  for (int i = 0; i < SALES_EVIDENCE_READINGS; i++)
    g_clear_pointer (&self->against[i].text, g_free);
  g_clear_pointer (&self->unlike.text, g_free);
}

/**
 * sales_evidence_add:
 * @self: evidence
 * @cell: a cell of the column
 * @line: where it stands
 * @fits: the readings that it fits
 * @values: (nullable): its value under each of them
 * @differs: without @values, whether they are not the same
 */
void
sales_evidence_add (SalesEvidence *self, SalesCell cell, gint64 line, guint fits, const gint64 *values, gboolean differs)
{
  guint missing;

  if (fits == 0)
    {
      self->n_bad++;
      return;
    }
  missing = self->all & ~fits;
  self->n++;
  self->all &= fits;
  for (guint rest = missing & ((1u << SALES_EVIDENCE_READINGS) - 1); rest != 0; rest &= rest - 1)
    keep_row (&self->against[__builtin_ctz (rest)], cell, line);
  if (values != NULL)
    {
      int first = __builtin_ctz (fits);

      for (guint rest = fits; rest != 0; rest &= rest - 1)
        {
          int i = __builtin_ctz (rest);

          if (values[i] != values[first])
            {
              self->differ |= 1u << i | 1u << first;
              differs = TRUE;
            }
          self->low[i] = self->n == 1 ? values[i] : MIN (self->low[i], values[i]);
          self->high[i] = self->n == 1 ? values[i] : MAX (self->high[i], values[i]);
        }
    }
  else if (differs)
    self->differ |= fits;
  if (differs)
    keep_row (&self->unlike, cell, line);
}

/**
 * sales_evidence_judge:
 * @self: evidence
 * @reading: (out): the reading
 *
 * Returns: whether it is clear how the column is read
 */
SalesEvidenceVerdict
sales_evidence_judge (const SalesEvidence *self, guint *reading)
{
  guint left = self->all & ((1u << SALES_EVIDENCE_READINGS) - 1);
  guint unlike = left & self->differ;

  *reading = self->n > 0 && left != 0 ? 1u << __builtin_ctz (left) : 0;
  if (self->n == 0)
    return SALES_EVIDENCE_NONE;
  if (left == 0)
    return SALES_EVIDENCE_CONTRADICTED;
  if ((left & (left - 1)) == 0)
    return SALES_EVIDENCE_CLEAR;
  if ((unlike & (unlike - 1)) != 0)
    return SALES_EVIDENCE_AMBIGUOUS;
  return SALES_EVIDENCE_NONE;
}
