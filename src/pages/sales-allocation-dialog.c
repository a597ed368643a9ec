/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-allocation-dialog.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-goal-allocation.h"
#include "model/sales-history.h"
#include "reports/sales-wording.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-goal-block.h"
#include "widgets/sales-pane.h"

/* A field with what is wrong under it. */
typedef struct
{
  GtkWidget *entry;
  GtkWidget *problem;
} Field;

struct _SalesAllocationDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *title;
  GtkWidget      *take_button;
  SalesPane      *pane;
  GtkBox         *panes;
  GtkWidget      *separator;
  GtkBox         *form;
  GtkColumnView  *view;
  GtkLabel       *sums_label;

  /* Of the form */
  Field           total;
  Field           more;
  Field           weights[SALES_N_BASES];
  Field           ramp;
  GtkWidget      *weights_problem;
  GtkWidget      *proration;

  /* Owned */
  SalesDocument  *document;
  GCancellable   *cancellable;
  SalesAllocation *allocation; /* the preview; %NULL while there is none */
  char           *note;

  SalesAllocationOptions options;
  SalesGoalReason reason;
  SalesRamp       stored_ramp;
  gboolean        filled;    /* the total has been written into its field */
};

G_DEFINE_FINAL_TYPE (SalesAllocationDialog, sales_allocation_dialog, ADW_TYPE_WINDOW)

static int
get_scale (SalesAllocationDialog *self)
{
  return sales_measure_get_scale (self->options.measure, &sales_document_get_info (self->document)->currency);
}

static char *
format_value (SalesAllocationDialog *self, gint64 value)
{
  SalesLocale *locale = sales_locale_get_default ();

  if (self->options.measure == SALES_MEASURE_QUANTITY)
    return sales_locale_format_quantity (locale, value);
  return sales_locale_format_decimal (locale, value, get_scale (self), 0);
}

/* The form ------------------------------------------------------------------------------------- */

static void
show_problem (Field *field, const char *problem)
{
  gtk_label_set_text (GTK_LABEL (field->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (field->problem, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (field->entry, "error");
  else
    gtk_widget_remove_css_class (field->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
read_share (Field *field, SalesShare low, SalesShare high, const char *range, SalesShare *share)
{
  gint64 value = 0;
  const char *problem = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (field->entry));

  if (text[0] != '\0')
    switch (sales_locale_parse_decimal (sales_locale_get_default (), text, 2, &value))
      {
      case SALES_DECIMAL_OK:
        if (value < low || value > high)
          problem = range;
        break;
      case SALES_DECIMAL_TOO_PRECISE:
        problem = _("These are too many decimals.");
        break;
      case SALES_DECIMAL_OVERFLOW:
        problem = range;
        break;
      case SALES_DECIMAL_NOT_A_NUMBER:
      default:
        problem = _("This is not a number.");
      }
  show_problem (field, problem);
  *share = (SalesShare) CLAMP (value, low, high);
  return problem == NULL;
}

static gboolean
read_total (SalesAllocationDialog *self)
{
  const char *problem = NULL;
  gboolean valid = sales_goal_value_parse (gtk_editable_get_text (GTK_EDITABLE (self->total.entry)), sales_locale_get_default (),
                                           get_scale (self), &self->options.total, &problem);

  show_problem (&self->total, valid ? NULL : problem);
  return valid;
}

static gboolean
read_weights (SalesAllocationDialog *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *sum_text = NULL;
  gboolean valid = TRUE;
  gint64 sum;

  for (int i = 0; i < SALES_N_BASES; i++)
    valid &= read_share (&self->weights[i], 0, SALES_SHARE_WHOLE, _("This must be between 0 and 100."), &self->options.weights[i]);
  if (valid && sales_weights_check (self->options.weights, SALES_N_BASES, &sum) != SALES_WEIGHTS_OK)
    {
      sum_text = sales_locale_format_percent (sales_locale_get_default (), sum, sum % 100 == 0 ? 0 : 2);
      /* TRANSLATORS: %s is the sum of three weights in percent: "90 %" */
      problem = g_strdup_printf (_("The weights add up to %s; together they have to make 100%%."), sum_text);
      valid = FALSE;
    }
  gtk_label_set_text (GTK_LABEL (self->weights_problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->weights_problem, problem != NULL);
  return valid;
}

/* "0 25 50 100": percentages, with anything but digits between them. */
static gboolean
read_ramp (SalesAllocationDialog *self, SalesRamp *ramp)
{
  g_auto (GStrv) parts = g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->ramp.entry)), " ,;/%\u00a0", -1);
  const char *problem = NULL;

  ramp->n_months = 0;
  for (int i = 0; parts[i] != NULL && problem == NULL; i++)
    {
      gint64 percent;

      if (parts[i][0] == '\0')
        continue;
      if (ramp->n_months == SALES_RAMP_MAX_MONTHS || !g_ascii_string_to_signed (parts[i], 10, 0, 100, &percent, NULL))
        problem = _("Up to twelve whole percentages from 0 to 100 can stand here.");
      else
        ramp->shares[ramp->n_months++] = (SalesShare) percent * 100;
    }
  show_problem (&self->ramp, problem);
  if (ramp->n_months == 0)
    *ramp = (SalesRamp){ 1, { SALES_SHARE_WHOLE } };
  return problem == NULL;
}

/* The preview ---------------------------------------------------------------------------------- */

static void
set_sensitive (SalesAllocationDialog *self)
{
  gtk_widget_set_sensitive (self->take_button, self->allocation != NULL && self->allocation->edits->len > 0);
}

static void
show_sums (SalesAllocationDialog *self)
{
  const SalesAllocation *it = self->allocation;
  g_autofree char *whole = NULL;
  g_autofree char *assigned = NULL;
  g_autofree char *vacant = NULL;
  g_autofree char *total = NULL;
  g_autofree char *text = NULL;

  if (it->total < 0)
    {
      gtk_label_set_text (self->sums_label, _("There is no goal yet: enter what is to be allocated."));
      return;
    }
  whole = format_value (self, it->whole);
  assigned = format_value (self, it->assigned);
  vacant = format_value (self, it->vacant);
  total = format_value (self, it->total);
  if (it->vacant != 0)
    /* TRANSLATORS: sums under a list: what people get, what nobody gets, and both together */
    text = g_strdup_printf (_("%1$s assigned + %2$s vacant = %3$s"), assigned, vacant, whole);
  else
    /* TRANSLATORS: under a list: what people get together */
    text = g_strdup_printf (_("%s assigned"), assigned);
  if (it->whole != it->total)
    {
      g_autofree char *more = sales_locale_format_signed_decimal (
          sales_locale_get_default (), it->whole - it->total, get_scale (self), 0);
      /* TRANSLATORS: the sums as above, the goal that was allocated, and by how much the sum differs */
      g_autofree char *both = g_strdup_printf (_("%1$s; the goal is %2$s (%3$s)"), text, total, more);

      gtk_label_set_text (self->sums_label, both);
      return;
    }
  gtk_label_set_text (self->sums_label, text);
}

static void
show_rows (SalesAllocationDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkSelectionModel *selection;

  /* The rows are asked for by their place. */
  for (guint i = 0; i < self->allocation->rows->len; i++)
    gtk_string_list_append (list, "");
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (list))));
  gtk_column_view_set_model (self->view, selection);
  g_object_unref (selection);
}

static void
fill_total (SalesAllocationDialog *self)
{
  g_autofree char *text = NULL;

  if (self->filled || self->allocation->total < 0)
    return;
  self->filled = TRUE;
  text = sales_goal_value_format (self->allocation->total, sales_locale_get_default (), get_scale (self));
  if (gtk_editable_get_text (GTK_EDITABLE (self->total.entry))[0] == '\0')
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->total.entry), text);
}

static void
allocated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesAllocationDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  SalesAllocation *allocation = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (self->document == NULL)
    {
      g_clear_pointer (&allocation, sales_allocation_free);
      return;
    }
  if (allocation == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->allocation, sales_allocation_free);
  self->allocation = allocation;
  fill_total (self);
  show_rows (self);
  show_sums (self);
  set_sensitive (self);
}

/* What was seen before stays until there is something new, but cannot be taken. */
static void
preview (SalesAllocationDialog *self)
{
  SalesRamp ramp;
  gboolean valid;

  gtk_widget_set_sensitive (self->take_button, FALSE);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->options.proration = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->proration)) == 1 ? SALES_PRORATE_BY_DAYS
                                                                                              : SALES_PRORATE_BY_MONTHS;
  valid = read_total (self);
  valid &= read_share (&self->more, -SALES_SHARE_WHOLE, SALES_SHARE_WHOLE, _("This must be between −100 and 100."), &self->options.more);
  valid &= read_weights (self);
  valid &= read_ramp (self, &ramp);
  if (!valid)
    return;
  self->cancellable = g_cancellable_new ();
  sales_document_call_async (self->document, sales_allocation_request_new (&self->options), self->cancellable, allocated_cb,
                             g_object_ref (self));
}

/* The ramp is a setting: kept for the next time as well. */
static void
ramp_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesAllocationDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (error != NULL && self->document != NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
}

static gboolean
is_same_ramp (const SalesRamp *a, const SalesRamp *b)
{
  gboolean same = a->n_months == b->n_months;

  for (int i = 0; same && i < a->n_months; i++)
    same = a->shares[i] == b->shares[i];
  return same;
}

static void
ramp_left_cb (SalesAllocationDialog *self)
{
  SalesRamp ramp;

  if (self->document == NULL || self->stored_ramp.n_months == 0 || !read_ramp (self, &ramp) || is_same_ramp (&ramp, &self->stored_ramp))
    return;
  self->stored_ramp = ramp;
  sales_document_perform_async (self->document, sales_ramp_edit_new (&ramp), NULL, ramp_written_cb, g_object_ref (self));
}

static void
ramp_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesAllocationDialog) self = user_data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree SalesRamp *ramp = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (ramp == NULL || self->document == NULL)
    return;
  for (int i = 0; i < ramp->n_months; i++)
    g_string_append_printf (text, i == 0 ? "%d" : " %d", ramp->shares[i] / 100);
  gtk_editable_set_text (GTK_EDITABLE (self->ramp.entry), text->str);
  self->stored_ramp = *ramp;
}

/* Taking --------------------------------------------------------------------------------------- */

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesAllocationDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent;
  g_autofree char *text = NULL;
  guint n;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (self->document == NULL)
    return;
  if (error != NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      set_sensitive (self);
      return;
    }
  n = self->allocation->edits->len;
  /* TRANSLATORS: %u is the number of goals that were changed at once */
  text = g_strdup_printf (ngettext ("%u goal changed", "%u goals changed", n), n);
  parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent != NULL)
    sales_toast_show_undo (GTK_WIDGET (parent), text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
take_cb (SalesAllocationDialog *self)
{
  if (self->allocation == NULL || !gtk_widget_get_sensitive (self->take_button))
    return;
  gtk_widget_set_sensitive (self->take_button, FALSE);
  sales_document_perform_async (self->document, sales_allocation_take_new (self->allocation, self->reason, self->note), NULL,
                                taken_cb, g_object_ref (self));
}

/* The list ------------------------------------------------------------------------------------- */

typedef enum
{
  COLUMN_NAME,
  COLUMN_NOW,
  COLUMN_NEW,
  COLUMN_DIFFERENCE,
  N_COLUMNS,
} Column;

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (GPOINTER_TO_INT (column) == COLUMN_NAME)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else
    gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), GPOINTER_TO_INT (column) == COLUMN_NAME ? 0 : 1);
  gtk_list_item_set_child (item, label);
}

static char *
dup_cell_text (SalesAllocationDialog *self, const SalesAllocationRow *row, Column column)
{
  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (row->name);
    case COLUMN_NOW:
      return row->before < 0 ? g_strdup ("–") : format_value (self, row->before);
    case COLUMN_NEW:
      return format_value (self, row->after);
    case COLUMN_DIFFERENCE:
    case N_COLUMNS:
    default:
      return sales_locale_format_signed_decimal (sales_locale_get_default (), row->after - MAX (row->before, 0), get_scale (self), 0);
    }
}

static char *
dup_hint (const SalesAllocationRow *row)
{
  if (row->vacant)
    return g_strdup (_("What joiners, leavers and those away leave of the unit’s goal"));
  if (row->estimated && row->prorated)
    return g_strdup (_("Not there all the time or still learning; too short here for a whole year’s history, which was estimated"));
  if (row->estimated)
    return g_strdup (_("Too short here for a whole year’s history, which was estimated"));
  return row->prorated ? g_strdup (_("Not there all the time or still learning")) : NULL;
}

static void
bind_cell (SalesAllocationDialog *self, GtkListItem *item, Column column)
{
  guint position = gtk_list_item_get_position (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const SalesAllocationRow *row;
  g_autofree char *text = NULL;
  g_autofree char *hint = NULL;

  if (self->allocation == NULL || position >= self->allocation->rows->len)
    return;
  row = self->allocation->rows->pdata[position];
  text = dup_cell_text (self, row, column);
  if (column == COLUMN_NAME)
    {
      hint = dup_hint (row);
      if (hint != NULL && !row->vacant)
        {
          char *marked = g_strconcat (text, " *", NULL);

          g_free (text);
          text = marked;
        }
      gtk_widget_set_margin_start (label, 12 * MIN (row->depth, 5));
      gtk_widget_set_tooltip_text (label, hint);
      gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint != NULL ? hint : "", -1);
    }
  gtk_label_set_text (GTK_LABEL (label), text);
  if (row->n_children > 0)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

static void
name_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer self)
{
  bind_cell (self, item, COLUMN_NAME);
}

static void
now_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer self)
{
  bind_cell (self, item, COLUMN_NOW);
}

static void
new_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer self)
{
  bind_cell (self, item, COLUMN_NEW);
}

static void
difference_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer self)
{
  bind_cell (self, item, COLUMN_DIFFERENCE);
}

static void
add_columns (SalesAllocationDialog *self)
{
  static const struct
  {
    const char *title;
    GCallback   bind;
  } columns[N_COLUMNS] = {
    [COLUMN_NAME] = { NC_ ("goals", "Name"), G_CALLBACK (name_bind_cb) },
    [COLUMN_NOW] = { NC_ ("goals", "Now"), G_CALLBACK (now_bind_cb) },
    [COLUMN_NEW] = { NC_ ("goals", "New"), G_CALLBACK (new_bind_cb) },
    [COLUMN_DIFFERENCE] = { NC_ ("goals", "Difference"), G_CALLBACK (difference_bind_cb) },
  };

  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", columns[i].bind, self);
      column = gtk_column_view_column_new (g_dpgettext2 (NULL, "goals", columns[i].title), factory);
      gtk_column_view_column_set_expand (column, i == COLUMN_NAME);
      gtk_column_view_append_column (self->view, column);
    }
}

/* Making ---------------------------------------------------------------------------------------- */

static Field
add_field (SalesAllocationDialog *self, GtkBox *box, const char *title, const char *text)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *label = gtk_label_new_with_mnemonic (title);
  Field result = { gtk_entry_new (), gtk_label_new (NULL) };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), result.entry);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (result.entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, result.problem, NULL, -1);
  gtk_entry_set_activates_default (GTK_ENTRY (result.entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (result.entry), 5);
  gtk_editable_set_text (GTK_EDITABLE (result.entry), text);
  gtk_label_set_xalign (GTK_LABEL (result.problem), 0);
  gtk_label_set_wrap (GTK_LABEL (result.problem), TRUE);
  gtk_widget_add_css_class (result.problem, "error");
  gtk_widget_add_css_class (result.problem, "caption");
  gtk_widget_set_visible (result.problem, FALSE);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (field), label);
  gtk_box_append (GTK_BOX (field), result.entry);
  gtk_box_append (GTK_BOX (field), result.problem);
  gtk_box_append (box, field);
  g_signal_connect_swapped (result.entry, "changed", G_CALLBACK (preview), self);
  return result;
}

static GtkWidget *
add_hint (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return label;
}

static void
build (SalesAllocationDialog *self)
{
  GtkWidget *weights = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label;
  GtkEventController *focus = gtk_event_controller_focus_new ();
  const char *const ways[] = { _("By each month’s days"), _("By the days of the whole period"), NULL };

  self->total = add_field (self, self->form, _("_Goal to allocate"), "");
  self->more = add_field (self, self->form, _("_Over-assignment in percent"), "0");
  gtk_box_set_homogeneous (GTK_BOX (weights), TRUE);
  gtk_box_append (self->form, weights);
  self->weights[SALES_BASE_HISTORY] = add_field (self, GTK_BOX (weights), _("_History, %"), "100");
  self->weights[SALES_BASE_POTENTIAL] = add_field (self, GTK_BOX (weights), _("_Potential, %"), "0");
  self->weights[SALES_BASE_EQUAL] = add_field (self, GTK_BOX (weights), _("_Equal, %"), "0");
  self->weights_problem = add_hint (self->form, NULL, "error");
  gtk_widget_set_visible (self->weights_problem, FALSE);
  add_hint (self->form, _("History is what each sold in the last twelve months that are over, potential that of the territories assigned to each."),
            "dim-label");
  label = gtk_label_new_with_mnemonic (_("Who is not there all the _time"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (self->form, label);
  self->proration = gtk_drop_down_new_from_strings (ways);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->proration);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->proration), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (self->form, self->proration);
  g_signal_connect_swapped (self->proration, "notify::selected", G_CALLBACK (preview), self);
  self->ramp = add_field (self, self->form, _("_Newcomers’ first months, in percent"), "");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (ramp_left_cb), self);
  gtk_widget_add_controller (self->ramp.entry, focus);
  g_signal_connect_swapped (self->ramp.entry, "activate", G_CALLBACK (ramp_left_cb), self);
}

static void
update_narrow (SalesAllocationDialog *self)
{
  gboolean narrow = sales_pane_is_narrow (self->pane);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->separator), narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
}

static void
document_changed_cb (SalesAllocationDialog *self, guint tables)
{
  if (tables & (SALES_CHANGED_GOALS | SALES_CHANGED_PEOPLE | SALES_CHANGED_ORDERS | SALES_CHANGED_SETTINGS))
    preview (self);
}

static void
sales_allocation_dialog_dispose (GObject *object)
{
  SalesAllocationDialog *self = SALES_ALLOCATION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->document);
  g_clear_pointer (&self->note, g_free);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_pointer (&self->allocation, sales_allocation_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_ALLOCATION_DIALOG);
  G_OBJECT_CLASS (sales_allocation_dialog_parent_class)->dispose (object);
}

static void
sales_allocation_dialog_class_init (SalesAllocationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_allocation_dialog_dispose;
  g_type_ensure (SALES_TYPE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/SalesManager/sales-allocation-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, pane);
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, panes);
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, view);
  gtk_widget_class_bind_template_child (widget_class, SalesAllocationDialog, sums_label);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
}

static void
sales_allocation_dialog_init (SalesAllocationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  g_signal_connect_object (self->pane, "notify::narrow", G_CALLBACK (update_narrow), self, G_CONNECT_SWAPPED);
}

/**
 * sales_allocation_dialog_new:
 * @document: where the goals are
 * @scope: whose goal is to be given to those below
 * @below: what stands below the company
 * @period: a month, fiscal quarter or fiscal year
 * @measure: of which measure
 * @reason: why goals that exist already change
 * @note: (nullable): more about it
 *
 * Returns: (transfer none): a window that fills itself and is not shown yet
 */
GtkWidget *
sales_allocation_dialog_new (SalesDocument     *document,
                             const SalesScope  *scope,
                             SalesScopeKind     below,
                             const SalesPeriod *period,
                             SalesMeasure       measure,
                             SalesGoalReason    reason,
                             const char        *note)
{
  SalesAllocationDialog *self = g_object_new (SALES_TYPE_ALLOCATION_DIALOG, NULL);
  const SalesDocumentInfo *info = sales_document_get_info (document);
  g_autofree char *when = sales_locale_format_period (sales_locale_get_default (), period, info->year_start);
  g_autofree char *subtitle = NULL;

  self->document = g_object_ref (document);
  self->reason = reason;
  self->note = g_strdup (note);
  self->options.scope = *scope;
  self->options.below = below;
  self->options.period = *period;
  self->options.year_start = info->year_start;
  self->options.measure = measure;
  build (self);
  /* TRANSLATORS: subtitle of a window: a measure and a period: "Sales, 2026" */
  subtitle = g_strdup_printf (_("%1$s, %2$s"), sales_wording_measure (measure), when);
  adw_window_title_set_title (self->title, gtk_window_get_title (GTK_WINDOW (self)));
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->take_button);
  gtk_widget_grab_focus (self->total.entry);
  update_narrow (self);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  sales_document_call_async (document, sales_ramp_request_new (), NULL, ramp_read_cb, g_object_ref (self));
  preview (self);
  return GTK_WIDGET (self);
}
