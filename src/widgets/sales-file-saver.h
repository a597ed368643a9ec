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

/* The same, with a choice of forms, the first of which is proposed. The file that is chosen ends
 * with the suffix of its form. @forms stays; it ends with a suffix of %NULL. */
typedef struct
{
  const char *suffix; /* without the dot */
  const char *label;  /* for gettext, context "file form" */
} SalesFileForm;

void   sales_file_saver_choose_form (GtkWidget *widget, const char *stem, const SalesFileForm *forms, SalesFileChosenFunc func, gpointer user_data, GDestroyNotify destroy);
/* (transfer full): what @file is called in the form that was chosen; a name nobody was asked about
 * is never one that is there. */
GFile *sales_file_saver_fit_form    (GFile *file, const SalesFileForm *forms, int chosen);

/* With the question in which language: @language is proposed. */
typedef void (*SalesLanguageChosenFunc) (GtkWidget *widget, GFile *file, const char *language, gpointer user_data);

void sales_file_saver_choose_language (GtkWidget *widget, const char *name, const char *language, SalesLanguageChosenFunc func,
                                       gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
