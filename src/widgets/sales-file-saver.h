/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to save and saves: the file has the old content or the whole new one. A toast says
 * that it is done; errors go to the error presenter. */
void sales_file_saver_save_bytes (GtkWidget *widget, const char *name, GBytes *bytes);

/* The same in two steps, for what takes long to write. */
typedef void (*SalesFileChosenFunc) (GtkWidget *widget, GFile *file, gpointer user_data);

void sales_file_saver_choose     (GtkWidget *widget, const char *name, SalesFileChosenFunc func, gpointer user_data, GDestroyNotify destroy);
void sales_file_saver_write      (GtkWidget *widget, GFile *file, GBytes *bytes);
void sales_file_saver_tell       (GtkWidget *widget, GFile *file, const GError *error);

/* With the question in which language: @language is proposed. */
typedef void (*SalesLanguageChosenFunc) (GtkWidget *widget, GFile *file, const char *language, gpointer user_data);

void sales_file_saver_choose_language (GtkWidget *widget, const char *name, const char *language, SalesLanguageChosenFunc func,
                                       gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
