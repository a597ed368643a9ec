/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-person-section.h"

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "model/sales-person-record.h"
#include "pages/sales-organisation-forms.h"
#include "pages/sales-person-forms.h"
#include "pages/sales-review-actions.h"
#include "reports/sales-person-sheet.h"
#include "widgets/sales-cards.h"
#include "widgets/sales-error-presenter.h"

#define CARD_MIN_WIDTH 300
/* More goals than these are counted; the Goals page has them all. */
#define MAX_GOALS 12

typedef enum
{
  CARD_PLACE,
  CARD_DUTIES,
  CARD_GOALS,
  CARD_BUDGETS,
  CARD_ABSENCES,
  N_CARDS,
} Card;

struct _SalesPersonSection
{
  AdwBin parent_instance;

  /* Borrowed */
  GtkWidget *bodies[N_CARDS];  /* what is made anew with every answer */
  GtkWidget *buttons[N_CARDS]; /* beside the card's title */

  /* Owned */
  SalesDocument     *document;
  GCancellable      *cancellable;
  SalesPersonRecord *record; /* %NULL until the first answer */
  gint64             person;
  SalesPeriod        period;   /* of the goals, and of the results on paper */
};

G_DEFINE_FINAL_TYPE (SalesPersonSection, sales_person_section, ADW_TYPE_BIN)

/* Lines of a card --------------------------------------------------------------------------------- */

static GtkWidget *
add_text (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Reading a text does not take a stop of the Tab key. */
  gtk_widget_set_focusable (label, FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A line with what can be done to it at its end; returns the box of its texts. */
static GtkWidget *
add_line (GtkWidget *box, const char *text, GtkWidget *button)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  add_text (texts, text, NULL);
  gtk_box_append (GTK_BOX (line), texts);
  if (button != NULL)
    {
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_box_append (GTK_BOX (box), line);
  return texts;
}

static GtkWidget *
make_icon_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* What a button of a line is about: an index in the record. */
static void
connect_index (GtkWidget *button, guint index, GCallback callback, SalesPersonSection *self)
{
  g_object_set_data (G_OBJECT (button), "sales-index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", callback, self);
}

static guint
get_index (GtkButton *button)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sales-index"));
}

static gboolean
is_writable (SalesPersonSection *self)
{
  return !sales_document_is_read_only (self->document);
}

static SalesWording
get_wording (SalesPersonSection *self)
{
  return (SalesWording){ sales_document_get_info (self->document), sales_locale_get_default () };
}

/* Changes without a form --------------------------------------------------------------------------- */

typedef struct
{
  SalesPersonSection *section; /* owned */
  char               *done;
} Change;

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (SalesPersonSection) self = change->section;
  g_autofree char *done = change->done;
  g_autoptr (GError) error = NULL;

  g_free (change);
  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (error != NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
  else
    sales_toast_show_undo (GTK_WIDGET (self), done);
}

static void
perform (SalesPersonSection *self, SalesRequest *request, const char *done)
{
  Change *change = g_new (Change, 1);

  *change = (Change){ g_object_ref (self), g_strdup (done) };
  sales_document_perform_async (self->document, request, NULL, changed_cb, change);
}

/* Buttons ------------------------------------------------------------------------------------------- */

static void
person_edited_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;

  sales_form_present (sales_person_form_new (self->document, self->record->roster, self->person, 0), GTK_WIDGET (self), _("Person changed"));
}

static void
person_moved_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;

  sales_form_present (sales_move_form_new (self->document, self->record->roster, self->person, self->record->person->unit),
                      GTK_WIDGET (self), _("Person moved"));
}

static void
duties_edited_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;

  sales_form_present (sales_duty_form_new (self->document, NULL, self->person, sales_person_record_get_duty (self->record, FALSE)),
                      GTK_WIDGET (self), _("Duties changed"));
}

static void
duty_acknowledged_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;
  const SalesDuty *duty = sales_person_record_get_duty (self->record, get_index (button) != 0);

  if (duty != NULL)
    sales_form_present (sales_acknowledgement_form_new (self->document, self->person, duty), GTK_WIDGET (self), _("Acknowledgement changed"));
}

static void
budget_added_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;

  sales_form_present (sales_budget_form_new (self->document, self->person, NULL), GTK_WIDGET (self), _("Budget added"));
}

static void
budget_edited_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;

  sales_form_present (sales_budget_form_new (self->document, self->person, self->record->budgets->pdata[get_index (button)]),
                      GTK_WIDGET (self), _("Budget changed"));
}

static void
budget_removed_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;
  const SalesBudget *budget = self->record->budgets->pdata[get_index (button)];

  perform (self, sales_budget_remove_new (budget->id), _("Budget removed"));
}

static void
absence_added_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;

  sales_form_present (sales_absence_form_new (self->document, self->person, NULL), GTK_WIDGET (self), _("Absence added"));
}

static void
absence_edited_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;

  sales_form_present (sales_absence_form_new (self->document, self->person, self->record->absences->pdata[get_index (button)]),
                      GTK_WIDGET (self), _("Absence changed"));
}

static void
absence_removed_cb (GtkButton *button, gpointer user_data)
{
  SalesPersonSection *self = user_data;
  const SalesAbsence *absence = self->record->absences->pdata[get_index (button)];

  perform (self, sales_absence_remove_new (absence->id), _("Absence removed"));
}

/* Showing ------------------------------------------------------------------------------------------- */

static GtkWidget *
make_buttons (SalesPersonSection *self, guint index, const char *edit, GCallback edited, const char *remove, GCallback removed)
{
  GtkWidget *box, *button;

  if (!is_writable (self))
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  button = make_icon_button ("document-edit-symbolic", edit);
  connect_index (button, index, edited, self);
  gtk_box_append (GTK_BOX (box), button);
  button = make_icon_button ("user-trash-symbolic", remove);
  connect_index (button, index, removed, self);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_place (SalesPersonSection *self, const SalesWording *wording)
{
  g_autoptr (GPtrArray) lines = sales_person_sheet_list_place (wording, self->record);
  g_autoptr (GPtrArray) history = sales_person_sheet_list_history (wording, self->record);

  for (guint i = 0; i < lines->len; i++)
    add_text (self->bodies[CARD_PLACE], lines->pdata[i], NULL);
  for (guint i = 0; i < history->len; i++)
    add_text (self->bodies[CARD_PLACE], history->pdata[i], "dim-label");
  if (is_writable (self))
    {
      GtkWidget *move = gtk_button_new_with_mnemonic (_("_Move…"));

      gtk_widget_set_halign (move, GTK_ALIGN_START);
      gtk_widget_set_margin_top (move, 6);
      g_signal_connect (move, "clicked", G_CALLBACK (person_moved_cb), self);
      gtk_box_append (GTK_BOX (self->bodies[CARD_PLACE]), move);
    }
}

static void
show_duty (SalesPersonSection *self, const SalesWording *wording, const SalesDuty *duty)
{
  GtkWidget *box = self->bodies[CARD_DUTIES], *button = NULL;
  g_autofree char *title = sales_person_sheet_duty_title (wording, self->record, duty);
  g_autofree char *state = sales_person_sheet_duty_state (wording, duty);

  add_text (box, title, "heading");
  if (duty->duties[0] != '\0')
    add_text (box, duty->duties, NULL);
  if (duty->expectations[0] != '\0')
    {
      add_text (box, _("Expected:"), "dim-label");
      add_text (box, duty->expectations, NULL);
    }
  if (is_writable (self))
    {
      button = duty->acknowledged == SALES_DAY_NONE ? gtk_button_new_with_mnemonic (_("_Acknowledge…"))
                                                    : make_icon_button ("document-edit-symbolic", _("Change the Acknowledgement"));
      connect_index (button, duty->role != NULL, G_CALLBACK (duty_acknowledged_cb), self);
    }
  add_line (box, state, button);
}

static void
show_duties (SalesPersonSection *self, const SalesWording *wording)
{
  const SalesDuty *of_role = sales_person_record_get_duty (self->record, TRUE);
  const SalesDuty *own = sales_person_record_get_duty (self->record, FALSE);

  if (of_role != NULL)
    show_duty (self, wording, of_role);
  if (own != NULL)
    show_duty (self, wording, own);
  if (of_role == NULL && own == NULL)
    add_text (self->bodies[CARD_DUTIES], _("Nothing is written down yet. What everybody of a role has to do is entered on the Organisation page."), "dim-label");
}

static void
show_goals (SalesPersonSection *self, const SalesWording *wording)
{
  guint n = self->record->goals->len;

  for (guint i = 0; i < MIN (n, MAX_GOALS); i++)
    {
      g_autofree char *text = sales_person_sheet_goal (wording, self->record->goals->pdata[i]);

      add_text (self->bodies[CARD_GOALS], text, NULL);
    }
  if (n > MAX_GOALS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_GOALS), n - MAX_GOALS);

      add_text (self->bodies[CARD_GOALS], text, "dim-label");
    }
  if (n == 0)
    add_text (self->bodies[CARD_GOALS], _("There is no goal in this period."), "dim-label");
}

static void
show_budgets (SalesPersonSection *self, const SalesWording *wording)
{
  for (guint i = 0; i < self->record->budgets->len; i++)
    {
      const SalesBudget *budget = self->record->budgets->pdata[i];
      g_autofree char *text = sales_person_sheet_budget (wording, budget);
      GtkWidget *texts = add_line (self->bodies[CARD_BUDGETS], text,
                                   make_buttons (self, i, _("Change Budget"), G_CALLBACK (budget_edited_cb), _("Remove Budget"),
                                                 G_CALLBACK (budget_removed_cb)));

      if (budget->meaning != NULL)
        add_text (texts, budget->meaning, "dim-label");
    }
  if (self->record->budgets->len == 0)
    add_text (self->bodies[CARD_BUDGETS], _("There is no budget yet."), "dim-label");
}

static void
show_absences (SalesPersonSection *self, const SalesWording *wording)
{
  for (guint i = self->record->absences->len; i-- > 0;)
    {
      g_autofree char *text = sales_person_sheet_absence (wording, self->record->absences->pdata[i]);

      add_line (self->bodies[CARD_ABSENCES], text,
                make_buttons (self, i, _("Change Absence"), G_CALLBACK (absence_edited_cb), _("Remove Absence"), G_CALLBACK (absence_removed_cb)));
    }
  if (self->record->absences->len == 0)
    add_text (self->bodies[CARD_ABSENCES], _("No absence is entered."), "dim-label");
}

static void
show (SalesPersonSection *self)
{
  SalesWording wording = get_wording (self);

  for (int card = 0; card < N_CARDS; card++)
    {
      for (GtkWidget *child; (child = gtk_widget_get_first_child (self->bodies[card])) != NULL;)
        gtk_box_remove (GTK_BOX (self->bodies[card]), child);
      if (self->buttons[card] != NULL)
        gtk_widget_set_visible (self->buttons[card], is_writable (self));
    }
  show_place (self, &wording);
  show_duties (self, &wording);
  show_goals (self, &wording);
  show_budgets (self, &wording);
  show_absences (self, &wording);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* On paper ------------------------------------------------------------------------------------------ */

static void
sheet_read (SalesPersonSection *self, SalesDocument *source, GAsyncResult *result, gboolean print)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesPersonSheet) sheet = sales_document_call_finish (source, result, &error);
  g_autoptr (SalesReport) report = NULL;
  g_autofree char *name = NULL, *file = NULL;
  SalesWording wording;

  if (self->document != source)
    return;
  if (sheet == NULL)
    {
      sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  wording = get_wording (self);
  report = sales_person_sheet_new (&wording, sheet, SALES_PAPER_LOCALE);
  name = sales_person_sheet_dup_filename (sheet);
  file = g_strconcat (name, ".pdf", NULL);
  if (print)
    sales_review_print_report (GTK_WIDGET (self), g_steal_pointer (&report), name);
  else
    sales_review_save_report (GTK_WIDGET (self), report, file);
}

static void
read_to_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesPersonSection) self = user_data;

  sheet_read (self, SALES_DOCUMENT (source), result, FALSE);
}

static void
read_to_print_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesPersonSection) self = user_data;

  sheet_read (self, SALES_DOCUMENT (source), result, TRUE);
}

static void
make_sheet (SalesPersonSection *self, GAsyncReadyCallback callback)
{
  if (self->person != 0)
    sales_document_call_async (self->document, sales_person_sheet_request_new (self->person, &self->period), NULL, callback, g_object_ref (self));
}

static void
save_clicked_cb (SalesPersonSection *self)
{
  make_sheet (self, read_to_save_cb);
}

static void
print_clicked_cb (SalesPersonSection *self)
{
  make_sheet (self, read_to_print_cb);
}

static GtkWidget *
make_paper_buttons (SalesPersonSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *save = gtk_button_new_with_mnemonic (_("Save This Page as P_DF…"));
  GtkWidget *print = gtk_button_new_with_mnemonic (_("Print This Pa_ge…"));

  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_clicked_cb), self);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (print_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), save);
  gtk_box_append (GTK_BOX (box), print);
  return box;
}

/* Reading ------------------------------------------------------------------------------------------- */

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesPersonSection) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesPersonRecord) record = sales_document_call_finish (SALES_DOCUMENT (source), result, &error);

  if (self->document != SALES_DOCUMENT (source))
    return;
  if (record == NULL)
    {
      /* Taken out just now, by Undo: the page moves on by itself. */
      if (!g_error_matches (error, SALES_ERROR, SALES_ERROR_NOT_FOUND))
        sales_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  if (record->person->id != self->person)
    return;
  g_clear_pointer (&self->record, sales_person_record_free);
  self->record = g_steal_pointer (&record);
  show (self);
}

static void
load (SalesPersonSection *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  sales_document_call_async (self->document, sales_person_record_request_new (self->person, &self->period), self->cancellable, answered_cb,
                             g_object_ref (self));
}

static void
document_changed_cb (SalesPersonSection *self, guint tables)
{
  if (self->person != 0 && (tables & (SALES_CHANGED_PEOPLE | SALES_CHANGED_SETTINGS | SALES_CHANGED_GOALS)) != 0)
    load (self);
}

/* The widget ---------------------------------------------------------------------------------------- */

static void
make_card (SalesPersonSection *self, SalesCards *cards, Card card, const char *title, const char *icon, const char *button, GCallback callback)
{
  GtkWidget *bin = adw_bin_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  if (icon != NULL)
    {
      self->buttons[card] = make_icon_button (icon, button);
      g_signal_connect (self->buttons[card], "clicked", callback, self);
      gtk_box_append (GTK_BOX (head), self->buttons[card]);
    }
  gtk_box_append (GTK_BOX (box), head);
  self->bodies[card] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (box), self->bodies[card]);
  gtk_widget_add_css_class (bin, "card");
  gtk_widget_add_css_class (bin, "sales-card");
  adw_bin_set_child (ADW_BIN (bin), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (bin), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  sales_cards_append (cards, bin, card / 2, CARD_MIN_WIDTH, card % 2 == 1 ? 5 : 4);
}

static void
sales_person_section_dispose (GObject *object)
{
  SalesPersonSection *self = SALES_PERSON_SECTION (object);

  sales_person_section_set (self, NULL, 0, NULL);
  G_OBJECT_CLASS (sales_person_section_parent_class)->dispose (object);
}

static void
sales_person_section_class_init (SalesPersonSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_person_section_dispose;
}

static void
sales_person_section_init (SalesPersonSection *self)
{
  GtkWidget *cards = sales_cards_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  make_card (self, SALES_CARDS (cards), CARD_PLACE, _("Place in the Organisation"), "document-edit-symbolic", _("Change Person"), G_CALLBACK (person_edited_cb));
  make_card (self, SALES_CARDS (cards), CARD_DUTIES, _("Duties and Expectations"), "document-edit-symbolic", _("Change Own Duties"), G_CALLBACK (duties_edited_cb));
  make_card (self, SALES_CARDS (cards), CARD_GOALS, _("Goals and How Far They Are Agreed"), NULL, NULL, NULL);
  make_card (self, SALES_CARDS (cards), CARD_BUDGETS, _("Budget"), "list-add-symbolic", _("Add Budget"), G_CALLBACK (budget_added_cb));
  make_card (self, SALES_CARDS (cards), CARD_ABSENCES, _("Absences"), "list-add-symbolic", _("Add Absence"), G_CALLBACK (absence_added_cb));
  gtk_box_append (GTK_BOX (box), cards);
  gtk_box_append (GTK_BOX (box), make_paper_buttons (self));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sales_person_section_set:
 * @self: the section
 * @document: (nullable): where the person is
 * @person: a person's id, 0 for nobody
 * @period: (nullable): of the goals, and of the results on paper; needed with a person
 */
void
sales_person_section_set (SalesPersonSection *self, SalesDocument *document, gint64 person, const SalesPeriod *period)
{
  gboolean same = document == self->document && person == self->person &&
                  (period == NULL || (period->first == self->period.first && period->last == self->period.last));

  if (period != NULL)
    self->period = *period;
  if (same)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (document != self->document || person != self->person)
    {
      g_clear_pointer (&self->record, sales_person_record_free);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
  if (document != self->document)
    {
      if (self->document != NULL)
        g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
      g_set_object (&self->document, document);
      if (document != NULL)
        g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->person = document != NULL ? person : 0;
  if (self->person != 0)
    load (self);
}

/**
 * sales_person_section_is_filled:
 * @self: the section
 *
 * Returns: whether what is known of the person is shown
 */
gboolean
sales_person_section_is_filled (SalesPersonSection *self)
{
  return self->record != NULL;
}
