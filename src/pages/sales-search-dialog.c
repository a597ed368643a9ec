/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-search-dialog.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "model/sales-search.h"
#include "widgets/sales-error-presenter.h"

struct _SalesSearchDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkEditable *entry;
  GtkStack    *stack;
  GtkListBox  *list;

  /* Owned */
  SalesContext *context;
  GCancellable *cancellable;
  GPtrArray    *hits;    /* SalesHit, as the rows stand */
  gboolean      waiting; /* Enter was pressed before the answer came */
};

static const char *const kind_titles[SALES_N_HIT_KINDS] = {
  NC_("search", "People"),   NC_("search", "Departments and Teams"), NC_("search", "Customers"),
  NC_("search", "Products"), NC_("search", "Territories"),           NC_("search", "Categories"),
  NC_("search", "Orders"),
};

G_DEFINE_FINAL_TYPE (SalesSearchDialog, sales_search_dialog, ADW_TYPE_WINDOW)

static const SalesHit *
get_hit (SalesSearchDialog *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);

  return index >= 0 && (guint) index < self->hits->len ? self->hits->pdata[index] : NULL;
}

/* Going there ---------------------------------------------------------------------------------- */

static void
open_scope (SalesSearchDialog *self, SalesScopeKind kind, gint64 id)
{
  SalesScope scope = { kind, id };

  sales_context_open (self->context, "overview", &scope, NULL);
}

static void
open_orders (SalesSearchDialog *self, char *detail)
{
  sales_context_open (self->context, "orders", &SALES_SCOPE_COMPANY, detail);
  g_free (detail);
}

static void
open_hit (SalesSearchDialog *self, const SalesHit *hit)
{
  switch (hit->kind)
    {
    case SALES_HIT_PERSON:
      open_scope (self, SALES_SCOPE_PERSON, hit->id);
      break;
    case SALES_HIT_UNIT:
      open_scope (self, SALES_SCOPE_UNIT, hit->id);
      break;
    case SALES_HIT_TERRITORY:
      open_scope (self, SALES_SCOPE_TERRITORY, hit->id);
      break;
    case SALES_HIT_CATEGORY:
      open_scope (self, SALES_SCOPE_CATEGORY, hit->id);
      break;
    case SALES_HIT_PRODUCT:
      /* A product is shown among those of its category. */
      open_scope (self, hit->category != 0 ? SALES_SCOPE_CATEGORY : SALES_SCOPE_UNIT,
                  hit->category != 0 ? hit->category : SALES_COMPANY_ID);
      break;
    case SALES_HIT_CUSTOMER:
      open_orders (self, g_strconcat ("search:", hit->name, NULL));
      break;
    case SALES_HIT_ORDER:
    case SALES_N_HIT_KINDS:
    default:
      open_orders (self, g_strdup_printf ("order:%" G_GINT64_FORMAT, hit->id));
      break;
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (SalesSearchDialog *self, GtkListBoxRow *row)
{
  const SalesHit *hit = get_hit (self, row);

  if (hit != NULL)
    open_hit (self, hit);
}

/* Enter takes the best, or waits for it: who types fast is not to be told to be slow. */
static void
entry_activated_cb (SalesSearchDialog *self)
{
  if (self->cancellable != NULL)
    self->waiting = TRUE;
  else if (self->hits->len > 0)
    open_hit (self, self->hits->pdata[0]);
}

/* Rows ----------------------------------------------------------------------------------------- */

static char *
describe (const SalesHit *hit)
{
  if (hit->former && hit->detail != NULL)
    /* TRANSLATORS: below a person who was found and has left; %s is the unit */
    return g_strdup_printf (_("%s · has left"), hit->detail);
  if (hit->former)
    return g_strdup (_("Has left"));
  return g_strdup (hit->detail);
}

static GtkWidget *
make_row (const SalesHit *hit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *detail = describe (hit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hit->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  if (detail != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (detail, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  SalesSearchDialog *self = user_data;
  const SalesHit *hit = get_hit (self, row);
  const SalesHit *above = before != NULL ? get_hit (self, before) : NULL;
  GtkWidget *label;

  if (hit == NULL || (above != NULL && above->kind == hit->kind))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (g_dpgettext2 (NULL, "search", kind_titles[hit->kind]));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 14);
  gtk_widget_set_margin_bottom (label, 4);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static void
show_hits (SalesSearchDialog *self, GPtrArray *hits)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits;
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, make_row (hits->pdata[i]));
  gtk_list_box_invalidate_headers (self->list);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0                                 ? "hits"
                                                 : gtk_editable_get_text (self->entry)[0] == '\0' ? "nothing"
                                                                                                 : "none");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesSearchDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  /* Something else has been typed since, or the dialog is gone. */
  if (g_error_matches (error, SALES_ERROR, SALES_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (hits == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self->list), error);
      return;
    }
  show_hits (self, hits);
  if (self->waiting && hits->len > 0)
    open_hit (self, hits->pdata[0]);
  self->waiting = FALSE;
}

static void
search_changed_cb (SalesSearchDialog *self)
{
  SalesDocument *document = sales_context_get_document (self->context);

  if (document == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->waiting = FALSE;
  sales_document_call_async (document, sales_search_new (gtk_editable_get_text (self->entry)), self->cancellable, found_cb,
                             g_object_ref (self));
}

/* The arrows go through what was found while the cursor stays in the entry. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, SalesSearchDialog *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  if (self->hits->len == 0)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (1, (int) self->hits->len - 1))));
  return TRUE;
}

static void
sales_search_dialog_dispose (GObject *object)
{
  SalesSearchDialog *self = SALES_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (sales_search_dialog_parent_class)->dispose (object);
}

static void
sales_search_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (SALES_SEARCH_DIALOG (object)->hits);
  G_OBJECT_CLASS (sales_search_dialog_parent_class)->finalize (object);
}

static void
sales_search_dialog_class_init (SalesSearchDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sales_search_dialog_dispose;
  object_class->finalize = sales_search_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesSearchDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, SalesSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesSearchDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
}

static void
sales_search_dialog_init (SalesSearchDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_hit_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, add_header, self, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->entry));
}

/**
 * sales_search_dialog_new:
 * @context: where the window stands; what is found is opened there
 *
 * Returns: (transfer floating): a window; to be presented by the caller
 */
GtkWidget *
sales_search_dialog_new (SalesContext *context)
{
  SalesSearchDialog *self = g_object_new (SALES_TYPE_SEARCH_DIALOG, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
