/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-organisation-page-private.h"

#include <glib/gi18n.h>

#include "base/sales-text.h"
#include "model/sales-person-edit.h"
#include "pages/sales-review-actions.h"
#include "pages/sales-table-saver.h"
#include "reports/sales-organisation-report.h"
#include "widgets/sales-chart-view.h"
#include "widgets/sales-scope-node.h"

#define MIN_ZOOM 0.4
#define MAX_ZOOM 2.0
#define ZOOM_STEP 1.2
/* So much of the chart's room is kept free beside the cursor. */
#define CURSOR_MARGIN 24

G_DEFINE_FINAL_TYPE (SalesOrganisationPage, sales_organisation_page, SALES_TYPE_PAGE)

static SalesWording
get_wording (SalesOrganisationPage *self)
{
  return (SalesWording){ sales_document_get_info (sales_page_get_document (SALES_PAGE (self))), sales_locale_get_default () };
}

gboolean
sales_organisation_page_shows_chart (SalesOrganisationPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "chart") == 0;
}

static SalesScopeNode *
get_node (gpointer item)
{
  if (GTK_IS_TREE_LIST_ROW (item))
    return gtk_tree_list_row_get_item (item);
  return SALES_IS_SCOPE_NODE (item) ? g_object_ref (item) : NULL;
}

/* The cursor -------------------------------------------------------------------------------------- */

static gboolean
get_list_scope (SalesOrganisationPage *self, SalesScope *scope)
{
  GtkSelectionModel *model = gtk_list_view_get_model (self->list);
  gpointer item = model != NULL ? gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model)) : NULL;
  g_autoptr (SalesScopeNode) node = item != NULL ? get_node (item) : NULL;

  if (node == NULL || sales_scope_node_get_scope (node) == NULL)
    return FALSE;
  *scope = *sales_scope_node_get_scope (node);
  return TRUE;
}

static gboolean
get_mark_scope (SalesOrganisationPage *self, int mark, SalesScope *scope)
{
  guint row;

  if (mark < 0 || self->chart == NULL || mark >= (int) sales_chart_get_n_marks (self->chart))
    return FALSE;
  row = sales_chart_get_mark (self->chart, (guint) mark)->row;
  if (row >= self->scopes->len)
    return FALSE;
  *scope = g_array_index (self->scopes, SalesScope, row);
  return TRUE;
}

/**
 * sales_organisation_page_get_selected:
 * @self: the page
 * @scope: (out): a unit or a person
 *
 * Returns: whether the cursor stands on something
 */
gboolean
sales_organisation_page_get_selected (SalesOrganisationPage *self, SalesScope *scope)
{
  if (!sales_organisation_page_shows_chart (self))
    return get_list_scope (self, scope);
  if (get_mark_scope (self, sales_chart_canvas_get_cursor (self->canvas), scope))
    return TRUE;
  /* The cursor goes with the focus, which a menu takes. */
  if (self->has_last)
    *scope = self->last;
  return self->has_last;
}

static void
select_in_list (SalesOrganisationPage *self, const SalesScope *scope)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autoptr (SalesScopeNode) node = get_node (item);
      const SalesScope *it = node != NULL ? sales_scope_node_get_scope (node) : NULL;

      if (it == NULL || !sales_scope_equal (it, scope))
        continue;
      gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      return;
    }
}

/**
 * sales_organisation_page_select:
 * @self: the page, which has its figures
 * @scope: a unit or a person
 *
 * Puts the cursor there.
 */
void
sales_organisation_page_select (SalesOrganisationPage *self, const SalesScope *scope)
{
  if (!sales_organisation_page_shows_chart (self))
    {
      select_in_list (self, scope);
      return;
    }
  for (guint i = 0; self->chart != NULL && i < sales_chart_get_n_marks (self->chart); i++)
    {
      SalesScope it;

      if (get_mark_scope (self, (int) i, &it) && sales_scope_equal (&it, scope))
        sales_chart_canvas_set_cursor (self->canvas, (int) i);
    }
}

static void
scroll_to (GtkAdjustment *adjustment, double from, double size)
{
  gtk_adjustment_clamp_page (adjustment, from - CURSOR_MARGIN, from + size + CURSOR_MARGIN);
}

static void
cursor_moved_cb (SalesChartCanvas *canvas, guint mark, gpointer user_data)
{
  SalesOrganisationPage *self = user_data;
  const SalesChartMark *it = sales_chart_get_mark (self->chart, mark);
  GtkScrolledWindow *scrolled = GTK_SCROLLED_WINDOW (self->chart_scrolled);

  self->has_last = get_mark_scope (self, (int) mark, &self->last);
  scroll_to (gtk_scrolled_window_get_hadjustment (scrolled), it->area.x, it->area.width);
  scroll_to (gtk_scrolled_window_get_vadjustment (scrolled), it->area.y, it->area.height);
}

static void
canvas_activated_cb (SalesChartCanvas *canvas, guint row, gpointer user_data)
{
  SalesOrganisationPage *self = user_data;
  int mark = sales_chart_canvas_get_cursor (canvas);

  self->has_last = get_mark_scope (self, mark, &self->last);
  if (mark >= 0)
    sales_organisation_page_show_menu (self, GTK_WIDGET (canvas), &sales_chart_get_mark (self->chart, (guint) mark)->area);
}

static void
row_activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  SalesOrganisationPage *self = user_data;

  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (gtk_list_view_get_model (list)), position);
  self->has_last = get_list_scope (self, &self->last);
  sales_organisation_page_show_menu_at_focus (self);
}

/* The chart ------------------------------------------------------------------------------------------- */

static void
size_chart (SalesOrganisationPage *self)
{
  SalesChartStyle style;
  double width, height, room = gtk_widget_get_width (self->chart_scrolled);

  if (self->chart == NULL)
    return;
  sales_chart_style_init_from_widget (&style, GTK_WIDGET (self->canvas));
  sales_tree_chart_get_size (SALES_TREE_CHART (self->chart), &style, room > 600 ? 1.5 : 0.6, &width, &height);
  gtk_widget_set_size_request (GTK_WIDGET (self->canvas), (int) (width * self->zoom), (int) (height * self->zoom));
}

static void
show_chart (SalesOrganisationPage *self)
{
  SalesWording wording = get_wording (self);

  g_clear_object (&self->chart);
  g_clear_pointer (&self->scopes, g_array_unref);
  self->chart = sales_organisation_chart_new (&wording, self->roster, SALES_COMPANY_ID, -1, &self->scopes);
  sales_chart_canvas_set_chart (self->canvas, self->chart);
  size_chart (self);
}

void
sales_organisation_page_zoom (SalesOrganisationPage *self, int steps)
{
  self->zoom = CLAMP (self->zoom * (steps > 0 ? ZOOM_STEP : 1 / ZOOM_STEP), MIN_ZOOM, MAX_ZOOM);
  size_chart (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organisation.zoom-in", self->zoom < MAX_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "organisation.zoom-out", self->zoom > MIN_ZOOM);
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;
  sales_organisation_page_zoom (user_data, dy < 0 ? 1 : -1);
  return TRUE;
}

static GdkContentProvider *
canvas_drag_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  SalesOrganisationPage *self = user_data;
  SalesScope scope;

  if (!sales_organisation_page_is_writable (self) || !get_mark_scope (self, sales_chart_find_mark (self->chart, x, y), &scope))
    return NULL;
  return sales_organisation_page_create_content (&scope);
}

static gboolean
canvas_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  SalesOrganisationPage *self = user_data;
  SalesScope scope;

  return self->roster != NULL && get_mark_scope (self, sales_chart_find_mark (self->chart, x, y), &scope) &&
         sales_organisation_page_take_drop (self, g_value_get_string (value), &scope);
}

static void
canvas_entered_cb (SalesOrganisationPage *self)
{
  if (self->has_last && sales_chart_canvas_get_cursor (self->canvas) < 0)
    sales_organisation_page_select (self, &self->last);
}

static void
make_canvas (SalesOrganisationPage *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *canvas = sales_chart_canvas_new ();
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->canvas = SALES_CHART_CANVAS (canvas);
  sales_chart_canvas_set_can_activate (self->canvas, TRUE);
  gtk_widget_set_halign (canvas, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (canvas, GTK_ALIGN_START);
  gtk_widget_set_margin_bottom (canvas, 12);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (canvas_drag_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (canvas_dropped_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scrolled_cb), self);
  g_signal_connect (canvas, "activated", G_CALLBACK (canvas_activated_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (canvas_entered_cb), self);
  gtk_widget_add_controller (canvas, focus);
  g_signal_connect (canvas, "moved", G_CALLBACK (cursor_moved_cb), self);
  gtk_widget_add_controller (canvas, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (canvas, GTK_EVENT_CONTROLLER (drop));
  gtk_widget_add_controller (canvas, scroll);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->chart_scrolled), canvas);
}

/* The list -------------------------------------------------------------------------------------------- */

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  GListModel *children = sales_scope_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  SalesOrganisationPage *self = user_data;

  return self->folded == NULL || sales_scope_node_matches (item, self->folded);
}

static void
add_item (GPtrArray *items, SalesScopeItem item)
{
  g_ptr_array_add (items, g_memdup2 (&item, sizeof item));
}

/* Units first, then whoever leads one, then everybody else. */
static GPtrArray *
list_items (SalesOrganisationPage *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_scope_item_free);
  SalesWording wording = get_wording (self);

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; pass == 0 && i < self->roster->units->len; i++)
        {
          const SalesRosterUnit *unit = self->roster->units->pdata[i];

          add_item (items, (SalesScopeItem){ { SALES_SCOPE_UNIT, unit->id }, g_strdup (sales_organisation_unit_name (&wording, unit)),
                                             unit->parent, unit->depth, unit->kind, FALSE });
        }
      for (guint i = 0; i < self->roster->people->len; i++)
        {
          const SalesRosterPerson *person = self->roster->people->pdata[i];
          const SalesRosterUnit *unit = sales_roster_find_unit (self->roster, person->unit);

          if ((unit->leader == person->id) == (pass == 0))
            add_item (items, (SalesScopeItem){ { SALES_SCOPE_PERSON, person->id }, g_strdup (person->name), unit->id, unit->depth + 1,
                                               unit->kind, person->former });
        }
    }
  return items;
}

static void
show_list (SalesOrganisationPage *self)
{
  gboolean searching = self->folded != NULL && self->folded[0] != '\0';
  g_autoptr (GPtrArray) items = list_items (self);
  g_autoptr (GtkSingleSelection) selection = NULL;
  GListStore *tops;

  g_clear_object (&self->all);
  self->all = g_list_store_new (SALES_TYPE_SCOPE_NODE);
  tops = sales_scope_node_build (items, self->all);
  if (searching)
    {
      GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));

      g_object_unref (tops);
      selection = gtk_single_selection_new (G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->all)), filter)));
    }
  else
    selection = gtk_single_selection_new (G_LIST_MODEL (gtk_tree_list_model_new (G_LIST_MODEL (tops), FALSE, TRUE, create_children, self, NULL)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static GdkContentProvider *
row_drag_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  SalesOrganisationPage *self = g_object_get_data (G_OBJECT (source), "sales-page");
  gpointer object = gtk_list_item_get_item (item);
  g_autoptr (SalesScopeNode) node = object != NULL ? get_node (object) : NULL;

  if (node == NULL || sales_scope_node_get_scope (node) == NULL || !sales_organisation_page_is_writable (self))
    return NULL;
  return sales_organisation_page_create_content (sales_scope_node_get_scope (node));
}

static gboolean
row_dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkListItem *item = user_data;
  SalesOrganisationPage *self = g_object_get_data (G_OBJECT (target), "sales-page");
  gpointer object = gtk_list_item_get_item (item);
  g_autoptr (SalesScopeNode) node = object != NULL ? get_node (object) : NULL;

  return node != NULL && sales_scope_node_get_scope (node) != NULL && self->roster != NULL &&
         sales_organisation_page_take_drop (self, g_value_get_string (value), sales_scope_node_get_scope (node));
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *expander = gtk_tree_expander_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL), *detail = gtk_label_new (NULL);
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 28);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_object_set_data (G_OBJECT (drag), "sales-page", user_data);
  g_object_set_data (G_OBJECT (drop), "sales-page", user_data);
  g_signal_connect (drag, "prepare", G_CALLBACK (row_drag_cb), item);
  g_signal_connect (drop, "drop", G_CALLBACK (row_dropped_cb), item);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (drop));
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  SalesOrganisationPage *self = user_data;
  SalesWording wording = get_wording (self);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_tree_expander_get_child (expander));
  GtkWidget *detail = gtk_widget_get_next_sibling (name);
  GObject *object = gtk_list_item_get_item (item);
  g_autoptr (SalesScopeNode) node = get_node (object);
  const SalesScope *scope = sales_scope_node_get_scope (node);
  const SalesRosterPerson *person = scope->kind == SALES_SCOPE_PERSON ? sales_roster_find_person (self->roster, scope->id) : NULL;
  g_autofree char *text = person != NULL ? sales_organisation_person_detail (&wording, person) : g_strdup (sales_scope_node_get_detail (node));

  gtk_tree_expander_set_list_row (expander, GTK_IS_TREE_LIST_ROW (object) ? GTK_TREE_LIST_ROW (object) : NULL);
  gtk_label_set_text (GTK_LABEL (name), sales_scope_node_get_name (node));
  gtk_label_set_text (GTK_LABEL (detail), text != NULL ? text : "");
  if (scope->kind == SALES_SCOPE_UNIT)
    gtk_widget_add_css_class (name, "heading");
  else
    gtk_widget_remove_css_class (name, "heading");
}

static void
row_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static void
make_list (SalesOrganisationPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbound_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/* The page -------------------------------------------------------------------------------------------- */

static void
show_view (SalesOrganisationPage *self)
{
  gboolean searching = self->folded != NULL && self->folded[0] != '\0';
  gboolean chart = !searching && gtk_toggle_button_get_active (self->chart_button);

  if (self->roster == NULL)
    return;
  if (!chart)
    show_list (self);
  gtk_widget_set_visible (self->zoom_box, chart);
  if (chart)
    gtk_stack_set_visible_child_name (self->stack, "chart");
  else
    gtk_stack_set_visible_child_name (
        self->stack, g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (self->list))) > 0 ? "list" : "none");
}

static void
view_toggled_cb (SalesOrganisationPage *self)
{
  show_view (self);
  if (self->has_last)
    sales_organisation_page_select (self, &self->last);
}

static void
search_changed_cb (SalesOrganisationPage *self)
{
  g_free (self->folded);
  self->folded = sales_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_view (self);
}

static void
search_stopped_cb (SalesOrganisationPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (sales_organisation_page_shows_chart (self) ? GTK_WIDGET (self->canvas) : GTK_WIDGET (self->list));
}

static SalesRequest *
sales_organisation_page_create_request (SalesPage *page)
{
  return sales_roster_request_new ();
}

static void
sales_organisation_page_take_result (SalesPage *page, gpointer result)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (page);

  g_clear_pointer (&self->roster, sales_roster_free);
  self->roster = result;
  show_chart (self);
  show_view (self);
  sales_organisation_page_update_actions (self);
  if (self->has_last)
    sales_organisation_page_select (self, &self->last);
}

static void
sales_organisation_page_focus_search (SalesPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (SALES_ORGANISATION_PAGE (page)->search));
}

static SalesReport *
make_report (SalesOrganisationPage *self)
{
  SalesWording wording = get_wording (self);

  return sales_organisation_report_new (&wording, self->roster, SALES_PAPER_LOCALE);
}

static void
sales_organisation_page_save_report (SalesPage *page)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (page);
  g_autoptr (SalesReport) report = NULL;
  g_autofree char *title = sales_organisation_report_dup_filename (), *name = g_strconcat (title, ".pdf", NULL);

  if (self->roster == NULL)
    return;
  report = make_report (self);
  sales_review_save_report (GTK_WIDGET (self), report, name);
}

static void
sales_organisation_page_print (SalesPage *page)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (page);
  g_autofree char *name = sales_organisation_report_dup_filename ();

  if (self->roster != NULL)
    sales_review_print_report (GTK_WIDGET (self), make_report (self), name);
}

static GBytes *
make_table (GtkWidget *page, SalesTableFormat format, GError **error)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (page);
  SalesWording wording = get_wording (self);

  return self->roster != NULL ? sales_organisation_report_to_table (&wording, self->roster, format, error) : NULL;
}

static void
sales_organisation_page_export_table (SalesPage *page)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (page);
  g_autofree char *stem = sales_organisation_report_dup_filename ();

  if (self->roster != NULL)
    sales_table_saver_make (GTK_WIDGET (self), stem, make_table);
}

static void
fill_duties_menu (SalesOrganisationPage *self)
{
  guint n_roles;
  const char *const *roles = sales_role_list (&n_roles);

  for (guint i = 0; i < n_roles; i++)
    {
      g_autofree char *name = sales_wording_role (roles[i]);
      /* TRANSLATORS: %s is a role: Salesperson…, Team leader… */
      g_autofree char *label = g_strdup_printf (C_("duties of", "%s…"), name);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "organisation.duties", "u", i);
      g_menu_append_item (self->duties_menu, item);
    }
}

static void
narrow_changed_cb (SalesOrganisationPage *self)
{
  size_chart (self);
}

static void
sales_organisation_page_dispose (GObject *object)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->roster, sales_roster_free);
  g_clear_object (&self->chart);
  g_clear_object (&self->all);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_ORGANISATION_PAGE);
  G_OBJECT_CLASS (sales_organisation_page_parent_class)->dispose (object);
}

static void
sales_organisation_page_finalize (GObject *object)
{
  SalesOrganisationPage *self = SALES_ORGANISATION_PAGE (object);

  g_clear_pointer (&self->scopes, g_array_unref);
  g_free (self->folded);
  G_OBJECT_CLASS (sales_organisation_page_parent_class)->finalize (object);
}

static void
sales_organisation_page_class_init (SalesOrganisationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  object_class->dispose = sales_organisation_page_dispose;
  object_class->finalize = sales_organisation_page_finalize;
  page_class->tables = SALES_CHANGED_PEOPLE | SALES_CHANGED_SETTINGS;
  page_class->create_request = sales_organisation_page_create_request;
  page_class->take_result = sales_organisation_page_take_result;
  page_class->focus_search = sales_organisation_page_focus_search;
  page_class->save_report = sales_organisation_page_save_report;
  page_class->print = sales_organisation_page_print;
  page_class->export_table = sales_organisation_page_export_table;
  sales_organisation_page_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-organisation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, search);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, chart_button);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, chart_scrolled);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, list_scrolled);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, list);
  gtk_widget_class_bind_template_child (widget_class, SalesOrganisationPage, duties_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sales_organisation_page_init (SalesOrganisationPage *self)
{
  self->zoom = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  make_canvas (self);
  make_list (self);
  fill_duties_menu (self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed_cb), NULL);
}
