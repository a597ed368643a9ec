/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/sales-window.h"
#include "widgets/sales-page.h"
#include "widgets/sales-period-button.h"
#include "widgets/sales-scope-button.h"

G_BEGIN_DECLS

struct _SalesWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay   *toast_overlay;
  AdwLeaflet        *leaflet;
  AdwWindowTitle    *title;
  GtkWidget         *sidebar;
  GtkWidget         *separator;
  SalesPane         *content;
  AdwHeaderBar      *header;
  GtkListBox        *page_list;
  GtkStack          *stack;
  GtkInfoBar        *read_only_bar;
  GtkLabel          *read_only_label;
  GtkInfoBar        *as_of_bar;
  GtkLabel          *as_of_label;
  GtkInfoBar        *backup_bar;
  GtkLabel          *backup_label;
  GtkMenuButton     *menu_button;
  GtkMenuButton     *page_menu_button;
  GtkWidget         *import_button;
  GtkWidget         *print_button;
  GtkWidget         *sidebar_button;
  SalesScopeButton  *scope_button;
  SalesPeriodButton *period_button;
  GMenuModel        *main_menu;
  GMenuModel        *page_menu;

  /* Owned */
  SalesContext *context;
  GCancellable *opening;
  SalesState   *state;   /* of the last session, until its document is there */
  GObject      *dialog;  /* a GtkNativeDialog lives as long as somebody holds it */
  gboolean      sidebar_shown;
  guint         present_source;
};

/* sales-window-actions.c */
void sales_window_install_actions (GtkWidgetClass *widget_class);
void sales_window_update_actions  (SalesWindow *self);

/* sales-window-files.c; a document that was made belongs to who gets it */
typedef void (*SalesMadeFunc) (SalesWindow *self, SalesDocument *document, gpointer user_data);

void                  sales_window_install_file_actions (GtkWidgetClass *widget_class);
char                 *sales_window_dup_own_path         (const char *name);
GtkFileFilter        *sales_window_make_filter          (const char *name, const char *const *patterns);
GtkFileChooserNative *sales_window_make_chooser         (SalesWindow *self, const char *title, GtkFileChooserAction action, const char *accept, GCallback callback);
void                  sales_window_save_copy            (SalesWindow *self, const char *path);
void                  sales_window_make_document        (SalesWindow *self, const char *path, SalesMadeFunc then, gpointer user_data, GDestroyNotify destroy);

/* sales-window-as-of.c */
void sales_window_install_as_of_actions (GtkWidgetClass *widget_class);
void sales_window_update_as_of          (SalesWindow *self);

/* sales-window-import.c */
void sales_window_install_import_actions (GtkWidgetClass *widget_class);
void sales_window_set_up_drop            (SalesWindow *self);
/* Undo has come to an import: that is taken back as a whole, and only when somebody says so. */
void sales_window_ask_undo_import (SalesWindow *self);

/* sales-window.c */
SalesPage *sales_window_get_page       (SalesWindow *self);
void       sales_window_open_mode      (SalesWindow *self, const char *path, SalesOpenMode mode);
void       sales_window_set_document   (SalesWindow *self, SalesDocument *document);
void       sales_window_toggle_sidebar (SalesWindow *self);

G_END_DECLS
