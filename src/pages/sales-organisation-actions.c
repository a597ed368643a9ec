/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-organisation-page-private.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-text.h"
#include "model/sales-duty.h"
#include "model/sales-person-edit.h"
#include "model/sales-unit-edit.h"
#include "pages/sales-organisation-forms.h"
#include "pages/sales-person-forms.h"
#include "widgets/sales-error-presenter.h"

/* What is asked of what the cursor stands on ---------------------------------------------------------- */

static gint64
get_unit (SalesOrganisationPage *self)
{
  SalesScope scope;
  const SalesRosterPerson *person;

  if (!sales_organisation_page_get_selected (self, &scope))
    return SALES_COMPANY_ID;
  if (scope.kind == SALES_SCOPE_UNIT)
    return scope.id;
  person = sales_roster_find_person (self->roster, scope.id);
  return person != NULL ? person->unit : SALES_COMPANY_ID;
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (widget);
  SalesScope scope;

  if (sales_organisation_page_get_selected (self, &scope))
    sales_context_open (sales_page_get_context (SALES_PAGE (self)), "overview", &scope, NULL);
}

static void
add_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (widget);

  if (self->roster != NULL)
    sales_form_present (sales_person_form_new (sales_page_get_document (SALES_PAGE (self)), self->roster, 0, get_unit (self)),
                        widget, _("Person added"));
}

static void
add_unit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (widget);

  if (self->roster != NULL)
    sales_form_present (sales_unit_form_new (sales_page_get_document (SALES_PAGE (self)), self->roster, 0, get_unit (self)),
                        widget, _("Department or team added"));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (widget);
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  SalesScope scope;

  if (self->roster == NULL || !sales_organisation_page_get_selected (self, &scope))
    return;
  if (scope.kind == SALES_SCOPE_PERSON)
    sales_form_present (sales_person_form_new (document, self->roster, scope.id, 0), widget, _("Person changed"));
  else
    sales_form_present (sales_unit_form_new (document, self->roster, scope.id, 0), widget, _("Department or team changed"));
}

static void
move_person (SalesOrganisationPage *self, gint64 person, gint64 unit)
{
  sales_form_present (sales_move_form_new (sales_page_get_document (SALES_PAGE (self)), self->roster, person, unit),
                      GTK_WIDGET (self), _("Person moved"));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (widget);
  SalesScope scope;

  if (self->roster == NULL || !sales_organisation_page_get_selected (self, &scope))
    return;
  if (scope.kind == SALES_SCOPE_PERSON)
    move_person (self, scope.id, get_unit (self));
  else if (scope.id != SALES_COMPANY_ID)
    edit_action (widget, name, parameter);
}

/* A change without a form ----------------------------------------------------------------------------- */

typedef struct
{
  SalesOrganisationPage *page; /* owned */
  char                  *done;
  char                  *refused; /* what is said if the document's rules forbid it; may be %NULL */
} Change;

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (SalesOrganisationPage) self = change->page;
  g_autofree char *done = change->done, *refused = change->refused;
  g_autoptr (GError) error = NULL;

  g_free (change);
  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (error == NULL)
    sales_toast_show_undo (GTK_WIDGET (self), done);
  else if (refused != NULL && g_error_matches (error, SALES_ERROR, SALES_ERROR_CONSTRAINT))
    sales_toast_show (GTK_WIDGET (self), refused);
  else
    sales_error_presenter_show (GTK_WIDGET (self), error);
}

static void
perform (SalesOrganisationPage *self, SalesRequest *request, const char *done, char *refused)
{
  Change *change = g_new (Change, 1);

  *change = (Change){ g_object_ref (self), g_strdup (done), refused };
  sales_document_perform_async (sales_page_get_document (SALES_PAGE (self)), request, NULL, changed_cb, change);
}

static void
append_name (GString *names, const char *name)
{
  g_autofree char *isolated = sales_text_isolate (name);

  if (names->len > 0)
    g_string_append (names, ", ");
  g_string_append (names, isolated);
}

/* What stands or belongs in a unit, a few of them by name; "" if nothing does. */
static char *
list_content (SalesOrganisationPage *self, gint64 unit)
{
  GString *names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->roster->units->len; i++)
    {
      const SalesRosterUnit *it = self->roster->units->pdata[i];

      if (it->parent == unit && n++ < 3)
        append_name (names, it->name);
    }
  for (guint i = 0; i < self->roster->people->len; i++)
    {
      const SalesRosterPerson *it = self->roster->people->pdata[i];

      if (it->unit == unit && n++ < 3)
        append_name (names, it->name);
    }
  if (n > 3)
    g_string_append (names, ", …");
  return g_string_free (names, FALSE);
}

static void
remove_unit (SalesOrganisationPage *self, gint64 id)
{
  const SalesRosterUnit *unit = sales_roster_find_unit (self->roster, id);
  g_autofree char *content = list_content (self, id);
  g_autofree char *text = NULL;

  if (unit == NULL || id == SALES_COMPANY_ID)
    return;
  if (content[0] != '\0')
    {
      /* TRANSLATORS: 1: a team, 2: names of people or teams in it */
      text = g_strdup_printf (_("“%1$s” cannot be removed while it has %2$s."), unit->name, content);
      sales_toast_show (GTK_WIDGET (self), text);
      return;
    }
  /* TRANSLATORS: %s is a team */
  text = g_strdup_printf (_("“%s” cannot be removed: people, goals or awards of the past belong to it."), unit->name);
  perform (self, sales_unit_remove_new (id), _("Department or team removed"), g_steal_pointer (&text));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (widget);
  const SalesRosterPerson *person;
  SalesScope scope;

  if (self->roster == NULL || !sales_organisation_page_get_selected (self, &scope))
    return;
  if (scope.kind == SALES_SCOPE_UNIT)
    {
      remove_unit (self, scope.id);
      return;
    }
  person = sales_roster_find_person (self->roster, scope.id);
  if (person != NULL)
    perform (self, sales_person_remove_new (scope.id), _("Person removed"),
             /* TRANSLATORS: %s is a person */
             g_strdup_printf (_("%s stays because figures of the past need the name. Enter the last day at work instead."), person->name));
}

/* A drop: of a person on a team, or of a team on another. */
gboolean
sales_organisation_page_take_drop (SalesOrganisationPage *self, const char *text, const SalesScope *target)
{
  gint64 id, unit = target->id;
  const SalesRosterUnit *dragged;

  if (target->kind == SALES_SCOPE_PERSON)
    {
      const SalesRosterPerson *person = sales_roster_find_person (self->roster, target->id);

      unit = person != NULL ? person->unit : SALES_COMPANY_ID;
    }
  if (g_str_has_prefix (text, "sales-person:"))
    {
      id = g_ascii_strtoll (text + strlen ("sales-person:"), NULL, 10);
      if (sales_roster_find_person (self->roster, id) == NULL)
        return FALSE;
      move_person (self, id, unit);
      return TRUE;
    }
  if (!g_str_has_prefix (text, "sales-unit:"))
    return FALSE;
  id = g_ascii_strtoll (text + strlen ("sales-unit:"), NULL, 10);
  dragged = sales_roster_find_unit (self->roster, id);
  if (dragged == NULL || dragged->parent == unit || id == unit)
    return FALSE;
  if (sales_roster_is_above (self->roster, id, unit))
    {
      sales_toast_show (GTK_WIDGET (self), _("A team cannot stand below itself."));
      return FALSE;
    }
  perform (self, sales_unit_save_new (&(SalesUnitFields){ id, unit, dragged->kind, dragged->name, dragged->leader }),
           _("Department or team moved"), g_strdup (_("There is one of this name already.")));
  return TRUE;
}

GdkContentProvider *
sales_organisation_page_create_content (const SalesScope *scope)
{
  g_autofree char *text = NULL;

  if (scope->kind == SALES_SCOPE_UNIT && scope->id == SALES_COMPANY_ID)
    return NULL;
  text = g_strdup_printf ("sales-%s:%" G_GINT64_FORMAT, scope->kind == SALES_SCOPE_PERSON ? "person" : "unit", scope->id);
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

gboolean
sales_organisation_page_is_writable (SalesOrganisationPage *self)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));

  return document != NULL && !sales_document_is_read_only (document);
}

/* Duties of roles ------------------------------------------------------------------------------------- */

static void
duties_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesDuty) duty = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (sales_page_get_document (SALES_PAGE (self)) != SALES_DOCUMENT (source))
    return;
  if (error != NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else
    sales_form_present (sales_duty_form_new (SALES_DOCUMENT (source), duty->role, 0, duty), GTK_WIDGET (self),
                        _("Duties changed"));
}

static void
duties_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (widget));
  guint index = g_variant_get_uint32 (parameter), n_roles;
  const char *const *roles = sales_role_list (&n_roles);

  if (document == NULL || index >= n_roles)
    return;
  sales_document_call_async (document, sales_duty_of_role_new (roles[index]), NULL, duties_read_cb, g_object_ref (widget));
}

/* The menu -------------------------------------------------------------------------------------------- */

static GMenuModel *
create_menu (gboolean person)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  g_autoptr (GMenu) add = g_menu_new ();

  g_menu_append (menu, _("_Open"), "organisation.open");
  g_menu_append (change, _("_Change…"), "organisation.edit");
  g_menu_append (change, _("_Move…"), "organisation.move");
  g_menu_append (change, _("_Remove"), "organisation.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  if (!person)
    {
      g_menu_append (add, _("Add _Person…"), "organisation.add-person");
      g_menu_append (add, _("Add _Department or Team…"), "organisation.add-unit");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (add));
    }
  return G_MENU_MODEL (menu);
}

void
sales_organisation_page_update_actions (SalesOrganisationPage *self)
{
  static const char *const changes[] = { "organisation.edit", "organisation.add-person", "organisation.add-unit", "organisation.duties" };
  gboolean writable = sales_organisation_page_is_writable (self);
  SalesScope scope;
  gboolean chosen = sales_organisation_page_get_selected (self, &scope);
  gboolean company = chosen && scope.kind == SALES_SCOPE_UNIT && scope.id == SALES_COMPANY_ID;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changes[i], writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organisation.move", writable && !company);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organisation.remove", writable && !company);
}

void
sales_organisation_page_show_menu (SalesOrganisationPage *self, GtkWidget *widget, const cairo_rectangle_t *area)
{
  SalesScope scope;
  g_autoptr (GMenuModel) model = NULL;
  double x, y;

  if (!sales_organisation_page_get_selected (self, &scope))
    return;
  self->last = scope;
  self->has_last = TRUE;
  sales_organisation_page_update_actions (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  model = create_menu (scope.kind == SALES_SCOPE_PERSON);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), area->x, area->y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, (int) area->width, (int) area->height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
sales_organisation_page_show_menu_at_focus (SalesOrganisationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  cairo_rectangle_t area = { 0, 0, 1, 1 };

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    focus = GTK_WIDGET (self->list);
  area.width = MIN (gtk_widget_get_width (focus), 240);
  area.height = MIN (gtk_widget_get_height (focus), 40);
  sales_organisation_page_show_menu (self, focus, &area);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (widget);
  int mark = sales_chart_canvas_get_cursor (self->canvas);

  if (!sales_organisation_page_shows_chart (self))
    sales_organisation_page_show_menu_at_focus (self);
  else if (mark >= 0)
    sales_organisation_page_show_menu (self, GTK_WIDGET (self->canvas), &sales_chart_get_mark (self->chart, (guint) mark)->area);
}

static void
zoom_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sales_organisation_page_zoom (SALES_ORGANISATION_PAGE (widget), 1);
}

static void
zoom_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sales_organisation_page_zoom (SALES_ORGANISATION_PAGE (widget), -1);
}

void
sales_organisation_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "organisation.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "organisation.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "organisation.move", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "organisation.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "organisation.add-person", NULL, add_person_action);
  gtk_widget_class_install_action (widget_class, "organisation.add-unit", NULL, add_unit_action);
  gtk_widget_class_install_action (widget_class, "organisation.duties", "u", duties_action);
  gtk_widget_class_install_action (widget_class, "organisation.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "organisation.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "organisation.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "organisation.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "organisation.move", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "organisation.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "organisation.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "organisation.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "organisation.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "organisation.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "organisation.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "organisation.zoom-out", NULL);
}
