/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-document.h"
#include "store/sales-store.h"

#include <glib/gstdio.h>

/* A document in a folder of its own, filled by SQL through the one door for writing, so that the
 * totals come about as they do in the program. */
typedef struct
{
  char          *folder;
  SalesDocument *document;
} TestDocument;

static inline gpointer
test_document_run_sql (SalesStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return sales_store_execute (store, data, error) ? SALES_REQUEST_DONE : NULL;
}

static inline void
test_document_sql (TestDocument *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  sales_document_perform (self->document, sales_request_new_action ("test", "Test", test_document_run_sql, g_strdup (sql), g_free), NULL, &error);
  g_assert_no_error (error);
}

static inline void
test_document_set_up (TestDocument *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("sales-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.sales", NULL);
  self->document = sales_document_open (path, SALES_OPEN_CREATE, &error);
  g_assert_no_error (error);
}

static inline void
test_document_tear_down (TestDocument *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  sales_document_close (self->document);
  g_clear_object (&self->document);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (self->folder));
  g_free (self->folder);
  sales_today_set (SALES_DAY_NONE);
}
