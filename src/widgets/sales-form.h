/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "base/sales-date.h"
#include "model/sales-document.h"

G_BEGIN_DECLS

/* A window with fields that checks while one types and says what is wrong under the field. Save
 * sends one change; if that fails the form stays with its input and says why. Fields are known by
 * the number that adding them returned. */
#define SALES_TYPE_FORM (sales_form_get_type ())
G_DECLARE_FINAL_TYPE (SalesForm, sales_form, SALES, FORM, AdwWindow)

/* What is wrong with @field beyond its own format, (transfer full), or %NULL. */
typedef char         *(*SalesFormCheck) (SalesForm *self, int field, gpointer user_data);
/* The change to send, (transfer full). */
typedef SalesRequest *(*SalesFormSave)  (SalesForm *self, gpointer user_data);

SalesForm  *sales_form_new           (SalesDocument *document, const char *title);
void        sales_form_set_functions (SalesForm *self, SalesFormCheck check, SalesFormSave save, gpointer user_data, GDestroyNotify destroy);

int         sales_form_add_text      (SalesForm *self, const char *label, const char *text, int max_chars, gboolean required);
int         sales_form_add_long_text (SalesForm *self, const char *label, const char *text, int max_chars);
int         sales_form_add_day       (SalesForm *self, const char *label, SalesDay day, gboolean required);
/* A decimal × 10^@scale, not negative; @value < 0: empty. */
int         sales_form_add_decimal   (SalesForm *self, const char *label, gint64 value, int scale);
/* Then sales_form_add_choice_item() for each of its choices. */
int         sales_form_add_choice    (SalesForm *self, const char *label);
void        sales_form_add_choice_item (SalesForm *self, int field, gint64 id, const char *name, gboolean selected);
/* A choice of many, found by a part of its name, without accents; it takes choice items as well. Nothing
 * is selected at first. */
int         sales_form_add_picker    (SalesForm *self, const char *label, gboolean required);
/* Nothing need be typed into a field that would have to be filled. */
void        sales_form_set_optional  (SalesForm *self, int field);
/* A sentence between the fields; sales_form_set_note() changes or, with %NULL, hides it. */
int         sales_form_add_note      (SalesForm *self, const char *text);
void        sales_form_set_note      (SalesForm *self, int field, const char *text);

/* What is typed: one clean line, or the lines as they are. (transfer full), "" if nothing. */
char       *sales_form_dup_text      (SalesForm *self, int field);
/* SALES_DAY_NONE if nothing or no day. */
SalesDay    sales_form_get_day       (SalesForm *self, int field);
/* −1 if nothing or no figure. */
gint64      sales_form_get_decimal   (SalesForm *self, int field);
gint64      sales_form_get_choice    (SalesForm *self, int field);
GtkWidget  *sales_form_get_field     (SalesForm *self, int field);
gboolean    sales_form_is_valid      (SalesForm *self);

/* Shows it over the window of @parent, where a toast says @done, with Undo, once it is saved. */
void        sales_form_present       (SalesForm *self, GtkWidget *parent, const char *done);
/* As the button does. */
void        sales_form_save          (SalesForm *self);

/* Signal "saved" (SalesForm *, gpointer result): the change is in the document. */

G_END_DECLS
