/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-attention-list.h"

#include <glib/gi18n.h>

/* The rest is on the pages that the rows lead to. */
#define MAX_ROWS 7

/* Where a row leads; %NULL page: nowhere. */
static const struct
{
  const char *page;
  const char *detail;
} targets[] = {
  [SALES_ATTENTION_BEHIND] = { "overview", NULL },
  [SALES_ATTENTION_OVERDUE] = { "orders", "overdue" },
  [SALES_ATTENTION_LATE] = { "orders", "late" },
  [SALES_ATTENTION_NO_GOAL] = { "goals", NULL },
  [SALES_ATTENTION_FOLLOW_UP] = { "orders", "not-followed" },
  [SALES_ATTENTION_NO_COST] = { NULL, NULL },
  [SALES_ATTENTION_AWARDS] = { "recognition", NULL },
  [SALES_ATTENTION_AGREEMENT] = { "agreement", "not-acknowledged" },
};

struct _SalesAttentionList
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *list;

  SalesScope scope;     /* of the row that was activated */
  gboolean   has_scope;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesAttentionList, sales_attention_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static GtkWidget *
make_row (const SalesWording *wording, const SalesAttention *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *detail = NULL;
  g_autofree char *text = sales_wording_attention (wording, item, &detail);
  GtkWidget *title = make_label (text, NULL);

  gtk_box_append (GTK_BOX (box), title);
  if (detail != NULL)
    gtk_box_append (GTK_BOX (box), make_label (detail, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), targets[item->kind].page != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (detail != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    detail, -1);
  g_object_set_data_full (G_OBJECT (row), "sales-attention",
                          g_memdup2 (item, sizeof (SalesAttention)), g_free);
  return row;
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  SalesAttentionList *self = user_data;
  /* A copy without the name, which is not looked at. */
  const SalesAttention *item = g_object_get_data (G_OBJECT (row), "sales-attention");

  if (targets[item->kind].page == NULL)
    return;
  self->has_scope = item->kind == SALES_ATTENTION_BEHIND;
  self->scope = item->scope;
  g_signal_emit (self, signals[ACTIVATED], 0, targets[item->kind].page,
                 targets[item->kind].detail);
}

static void
sales_attention_list_dispose (GObject *object)
{
  g_clear_pointer (&SALES_ATTENTION_LIST (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (sales_attention_list_parent_class)->dispose (object);
}

static void
sales_attention_list_class_init (SalesAttentionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_attention_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * SalesAttentionList::activated:
   * @page: the page that the row leads to
   * @detail: (nullable): what that page is to show in particular
   */
  signals[ACTIVATED]
      = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
sales_attention_list_init (SalesAttentionList *self)
{
  GtkWidget *title = gtk_label_new (_ ("Needs Attention"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_show_separators (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "sales-attention");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), title);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * sales_attention_list_new:
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
sales_attention_list_new (void)
{
  return g_object_new (SALES_TYPE_ATTENTION_LIST, NULL);
}

/**
 * sales_attention_list_set:
 * @wording: what the figures speak of
 * @items: (element-type SalesAttention): what needs attention, the most urgent first; copied
 *
 * Shows other rows.
 *
 * Returns: whether there are any
 */
gboolean
sales_attention_list_set (SalesAttentionList *self, const SalesWording *wording, GPtrArray *items)
{
  GtkWidget *child;

  g_return_val_if_fail (SALES_IS_ATTENTION_LIST (self), FALSE);

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < MIN (items->len, MAX_ROWS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (wording, g_ptr_array_index (items, i)));
  return items->len > 0;
}

/**
 * sales_attention_list_get_scope:
 *
 * Returns: (transfer none) (nullable): the scope that the activated row names; %NULL where it
 *   speaks of the scope that is shown
 */
const SalesScope *
sales_attention_list_get_scope (SalesAttentionList *self)
{
  g_return_val_if_fail (SALES_IS_ATTENTION_LIST (self), NULL);
  return self->has_scope ? &self->scope : NULL;
}
