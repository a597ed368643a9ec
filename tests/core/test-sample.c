/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/sales-sample.h"

#include <glib/gstdio.h>

#include "base/sales-error.h"
#include "model/sales-document.h"
#include "model/sales-settings.h"

static SalesDocument *
open_new (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  SalesDocument *document = sales_document_open (path, SALES_OPEN_CREATE, &error);

  g_assert_no_error (error);
  return document;
}

static void
test_fills_a_document (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sales-sample-XXXXXX", NULL);
  g_autoptr (SalesDocument) document = open_new (folder, "a.sales");
  g_autoptr (GError) error = NULL;
  const SalesDocumentInfo *info;
  SalesDay today;

  g_assert_true (sales_day_from_ymd (2026, 11, 21, &today));
  sales_document_perform (document, sales_sample_new (today), NULL, &error);
  g_assert_no_error (error);
  info = sales_document_get_info (document);
  g_assert_cmpstr (info->company_name, ==, "Nordhafen Pumps & Valves");
  g_assert_cmpstr (info->currency.code, ==, "EUR");
  g_assert_cmpint (info->n_people, >=, 55);
  g_assert_cmpint (info->n_orders, >, 11000);
  g_assert_true (info->has_goals);
  g_assert_cmpint (info->last_order, <=, today);
  g_assert_cmpint (today - info->last_order, <, 4);

  /* The sample goes into an empty document only. */
  g_assert_null (sales_document_perform (document, sales_sample_new (today), NULL, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_CONSTRAINT);
  sales_document_close (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/fills-a-document", test_fills_a_document);
  return g_test_run ();
}
