/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "../core/sales-test-document.h"
#include "base/sales-locale.h"
#include "model/sales-sample.h"
#include "ui/sales-resources.h"
#include "widgets/sales-page.h"

/* A page in a window of its own, over a document with the sample company of 2026-09-25. */
typedef struct
{
  TestDocument  document;
  SalesContext *context;
  GtkWidget    *window;
  SalesPage    *page;
} TestPage;

/* Made once a program: the company is the same for every test. */
static inline GBytes *
test_page_get_sample (SalesDay today)
{
  static GBytes *sample;
  g_autoptr (GError) error = NULL;
  TestDocument document = { 0 };
  char *content = NULL;
  gsize length = 0;

  if (sample != NULL)
    return sample;
  test_document_set_up (&document, NULL);
  sales_today_set (today);
  sales_document_perform (document.document, sales_sample_new (today), NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (sales_document_get_path (document.document), &content, &length, &error);
  g_assert_no_error (error);
  test_document_tear_down (&document, NULL);
  sample = g_bytes_new_take (content, length);
  return sample;
}

static inline void
test_page_set_up (TestPage *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  SalesDay today = 0;
  SalesPeriod period;
  GBytes *sample;

  g_assert_true (sales_day_parse_iso ("2026-09-25", -1, &today));
  sample = test_page_get_sample (today);
  self->document.folder = g_dir_make_tmp ("sales-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->document.folder, "test.sales", NULL);
  g_file_set_contents_full (path, g_bytes_get_data (sample, NULL), g_bytes_get_size (sample),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  sales_today_set (today);
  self->document.document = sales_document_open (path, SALES_OPEN_EXISTING, &error);
  g_assert_no_error (error);
  self->context = sales_context_new ();
  sales_context_set_document (self->context, self->document.document);
  g_assert_true (sales_period_parse ("2026-Q2", 1, &period));
  sales_context_set_period (self->context, &period);
}

static inline void
test_page_show (TestPage *self, GType type)
{
  self->window = adw_window_new ();
  self->page = g_object_new (type, "context", self->context, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 700);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
}

/* Runs the main loop until @done says so. */
static inline void
test_page_wait (gboolean (*done) (TestPage *self), TestPage *self)
{
  while (!done (self))
    g_main_context_iteration (NULL, TRUE);
}

static inline GtkWidget *
test_find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = test_find_widget (child, type);
  return found;
}

/* The page is freed with its window. */
static inline void
test_page_close (TestPage *self)
{
  SalesPage *page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = NULL;
  while (self->page != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static inline void
test_page_tear_down (TestPage *self, gconstpointer data)
{
  g_clear_object (&self->context);
  test_document_tear_down (&self->document, NULL);
}

static inline void
test_page_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  sales_locale_set_default_language ("en");
  adw_init ();
  sales_register_resource ();
}
