/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to save and saves: the file has the old content or the whole new one. A toast says
 * that it is done; errors go to the error presenter. */
void sales_file_saver_save_bytes (GtkWidget *widget, const char *name, GBytes *bytes);

G_END_DECLS
