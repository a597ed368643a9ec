/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-closing-forms.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "reports/sales-wording-goals.h"

#define NOTE_MAX_CHARS 2000

typedef struct
{
  GArray *open; /* SalesClosingCandidate */
  gint64  id;
  int     period, consequence, note;
} FormData;

static void
form_data_free (gpointer user_data)
{
  FormData *self = user_data;

  g_clear_pointer (&self->open, g_array_unref);
  g_free (self);
}

static const SalesClosingCandidate *
get_candidate (SalesForm *form, FormData *data)
{
  return &g_array_index (data->open, SalesClosingCandidate, sales_form_get_choice (form, data->period));
}

static char *
check_close (SalesForm *form, int field, gpointer user_data)
{
  FormData *data = user_data;
  int n = get_candidate (form, data)->n_goals;
  g_autofree char *number = sales_locale_format_integer (sales_locale_get_default (), n);
  g_autofree char *text = NULL;

  if (field != data->period)
    return NULL;
  /* TRANSLATORS: what closing a period means; %s is the number of its goals */
  text = g_strdup_printf (ngettext ("%s goal is settled as exceeded, met or missed. Its figures are frozen, the goal can no longer be edited, and later changes of orders are noted as adjustments. The period can be reopened.",
                                    "%s goals are settled as exceeded, met or missed. Their figures are frozen, the goals can no longer be edited, and later changes of orders are noted as adjustments. The period can be reopened.", n),
                          number);
  sales_form_set_note (form, data->consequence, text);
  return NULL;
}

static SalesRequest *
save_close (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *note = sales_form_dup_text (form, data->note);

  return sales_closing_close_new (&get_candidate (form, data)->period, note);
}

/**
 * sales_close_form_new:
 * @document: where the periods are
 * @open: of #SalesClosingCandidate, not empty
 * @selected: the one that is proposed
 *
 * Returns: (transfer none): the form; it says beforehand how many goals it settles
 */
SalesForm *
sales_close_form_new (SalesDocument *document, const GArray *open, guint selected)
{
  int year_start = sales_document_get_info (document)->year_start;
  SalesForm *form = sales_form_new (document, _("Close Period"));
  FormData *data = g_new0 (FormData, 1);

  data->open = g_array_new (FALSE, FALSE, sizeof (SalesClosingCandidate));
  g_array_append_vals (data->open, open->data, open->len);
  sales_form_set_functions (form, check_close, save_close, data, form_data_free);
  data->period = sales_form_add_choice (form, _("_Period"));
  for (guint i = 0; i < open->len; i++)
    {
      const SalesClosingCandidate *it = &g_array_index (open, SalesClosingCandidate, i);
      g_autofree char *name = sales_locale_format_period (sales_locale_get_default (), &it->period, year_start);

      sales_form_add_choice_item (form, data->period, i, name, i == selected);
    }
  data->consequence = sales_form_add_note (form, NULL);
  data->note = sales_form_add_text (form, _("_Note"), NULL, NOTE_MAX_CHARS, FALSE);
  return form;
}

static SalesRequest *
save_reopen (SalesForm *form, gpointer user_data)
{
  FormData *data = user_data;
  g_autofree char *note = sales_form_dup_text (form, data->note);

  return sales_closing_reopen_new (data->id, note);
}

/**
 * sales_reopen_form_new:
 * @document: where the period is
 * @closing: a closed period
 *
 * Returns: (transfer none): the form
 */
SalesForm *
sales_reopen_form_new (SalesDocument *document, const SalesClosing *closing)
{
  SalesWording wording = { sales_document_get_info (document), sales_locale_get_default () };
  g_autofree char *name = sales_wording_goal_period (&wording, closing->first_day, closing->last_day);
  /* TRANSLATORS: title of a window; %s is a period as "Q3 2026" */
  g_autofree char *title = g_strdup_printf (_("Reopen %s"), name);
  SalesForm *form = sales_form_new (document, title);
  FormData *data = g_new0 (FormData, 1);

  data->id = closing->id;
  sales_form_set_functions (form, NULL, save_reopen, data, form_data_free);
  sales_form_add_note (form, _("Its goals can be edited again, and moves between teams count for its days again. What was settled stays on record. It can be closed anew."));
  data->note = sales_form_add_text (form, _("_Why"), NULL, NOTE_MAX_CHARS, TRUE);
  return form;
}
