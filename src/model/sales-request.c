/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-request.h"

/**
 * sales_request_new:
 * @func: what to run on the document's thread
 * @data: (transfer full): what it needs
 * @data_free: frees @data, or %NULL
 * @result_free: frees its result if nobody takes it, or %NULL
 *
 * Returns: (transfer full): a question to the document
 */
SalesRequest *
sales_request_new (SalesRequestFunc func, gpointer data, GDestroyNotify data_free,
                   GDestroyNotify result_free)
{
  SalesRequest *self = g_new0 (SalesRequest, 1);

  self->func = func;
  self->data = data;
  self->data_free = data_free;
  self->result_free = result_free;
  self->as_of = SALES_DAY_NONE;
  return self;
}

/**
 * sales_request_new_action:
 * @action: a stable name for the change log, a string literal
 * @label: what Undo calls it, in the user's language
 * @func: what to run on the document's thread, inside a change
 * @data: (transfer full): what it needs
 * @data_free: frees @data, or %NULL
 *
 * Returns: (transfer full): a change of the document, for sales_document_perform()
 */
SalesRequest *
sales_request_new_action (const char *action, const char *label, SalesRequestFunc func, gpointer data,
                          GDestroyNotify data_free)
{
  SalesRequest *self = sales_request_new (func, data, data_free, NULL);

  self->action = action;
  self->label = g_strdup (label);
  return self;
}

/**
 * sales_request_as_of:
 * @self: (transfer full): a question
 * @day: a day, or %SALES_DAY_NONE for now
 *
 * Asks the question as of the end of @day: goals, memberships and closings as they stood then, and
 * @day for today. Orders count by their own days.
 *
 * Returns: (transfer full): @self
 */
SalesRequest *
sales_request_as_of (SalesRequest *self, SalesDay day)
{
  self->as_of = day;
  return self;
}

/**
 * sales_request_free:
 * @self: (transfer full): a request
 */
void
sales_request_free (SalesRequest *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->label);
  g_free (self);
}
