/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One row of the sidebar: a page that works. */
typedef struct
{
  const char *name;  /* for the context and the saved state: "overview" */
  const char *group; /* marked for translation with the context "sidebar" */
  const char *title; /* likewise */
  const char *icon;
  GType     (*get_type) (void);
} SalesPageEntry;

const SalesPageEntry *sales_page_list_get (guint *n_pages);

G_END_DECLS
