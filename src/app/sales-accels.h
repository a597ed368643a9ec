/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The one list of keyboard shortcuts: the application takes its accelerators from it and the
 * window of keyboard shortcuts shows it, so that neither knows more than the other. */
typedef struct
{
  const char *action; /* with its target: "win.page::overview"; %NULL: a key of a page's own */
  const char *keys[3];
  const char *group;  /* marked for translation with the context "shortcuts" */
  const char *title;  /* likewise */
} SalesAccel;

const SalesAccel *sales_accels_get    (guint *n_accels);
void              sales_accels_apply  (GtkApplication *application);
GtkWidget        *sales_accels_window (void);

G_END_DECLS
