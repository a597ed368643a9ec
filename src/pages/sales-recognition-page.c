/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pages/sales-recognition-page.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"
#include "model/sales-recognition.h"
#include "model/sales-settings.h"
#include "pages/sales-review-actions.h"
#include "pages/sales-table-saver.h"
#include "reports/sales-recognition-list.h"
#include "widgets/sales-award-editor.h"
#include "widgets/sales-error-presenter.h"
#include "widgets/sales-variance-label.h"

/* Rows of a section; the rest is told by its number. */
#define MAX_ROWS 150
/* The threshold is stored when it has stood still for so many milliseconds. */
#define SETTLE_MS 600

struct _SalesRecognitionPage
{
  SalesPage parent_instance;

  /* Template */
  GtkLabel      *summary;
  GtkWidget     *threshold_label;
  GtkSpinButton *threshold_spin;
  GtkWidget     *propose_button;
  GtkStack      *stack;
  GtkBox        *box;
  AdwStatusPage *empty_page;

  /* Owned */
  SalesRecognition *recognition;
  guint             settle_source;
  gboolean          blocked; /* the page sets the threshold itself */
};

static const char *const section_titles[SALES_N_AWARD_REASONS] = {
  [SALES_AWARD_EXCEEDED] = NC_("recognition", "Exceeded the Goal"),
  [SALES_AWARD_MET] = NC_("recognition", "Met the Goal"),
  [SALES_AWARD_STREAK] = NC_("recognition", "Met Goals in a Row"),
  [SALES_AWARD_IMPROVED] = NC_("recognition", "Most Improved"),
  [SALES_AWARD_UNIT_MET] = NC_("recognition", "Units That Met the Goal"),
};

G_DEFINE_FINAL_TYPE (SalesRecognitionPage, sales_recognition_page, SALES_TYPE_PAGE)

/* Changing ------------------------------------------------------------------------------------ */

static void
performed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SalesRecognitionPage) self = user_data;
  g_autoptr (GError) error = NULL;

  sales_document_perform_finish (SALES_DOCUMENT (source), result, &error);
  if (error != NULL && self->box != NULL)
    sales_error_presenter_show (GTK_WIDGET (self), error);
}

static void
perform (SalesRecognitionPage *self, SalesRequest *request)
{
  sales_document_perform_async (sales_page_get_document (SALES_PAGE (self)), request, NULL,
                                performed_cb, g_object_ref (self));
}

static SalesAwardProposal
make_proposal (SalesRecognitionPage *self, const SalesAchievement *achievement)
{
  return (SalesAwardProposal){
    .scope = achievement->scope,
    .first_day = self->recognition->period.first,
    .last_day = self->recognition->period.last,
    .reason = achievement->reason,
    .has_attainment = TRUE,
    .attainment = achievement->attainment,
  };
}

static void
proposed_cb (GtkWidget *button, gpointer user_data)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, SALES_TYPE_RECOGNITION_PAGE);
  const SalesAwardProposal *proposal = user_data;

  /* A second click before the answer has come would change nothing. */
  gtk_widget_set_sensitive (button, FALSE);
  perform (SALES_RECOGNITION_PAGE (page), sales_award_propose_new (proposal, 1));
}

static void
propose_all_cb (SalesRecognitionPage *self)
{
  g_autoptr (GArray) proposals = g_array_new (FALSE, FALSE, sizeof (SalesAwardProposal));

  if (self->recognition == NULL)
    return;
  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    for (guint j = 0; j < self->recognition->achievements[i]->len; j++)
      {
        const SalesAchievement *achievement = self->recognition->achievements[i]->pdata[j];
        SalesAwardProposal proposal = make_proposal (self, achievement);

        if (achievement->award == 0)
          g_array_append_val (proposals, proposal);
      }
  if (proposals->len > 0)
    {
      /* TRANSLATORS: %u is the number of awards that were proposed at once */
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u award proposed", "%u awards proposed", proposals->len), proposals->len);

      perform (self,
               sales_award_propose_new ((SalesAwardProposal *) proposals->data, proposals->len));
      sales_toast_show_undo (GTK_WIDGET (self), text);
    }
}

static void
free_data (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
given_cb (GtkWidget *button, gpointer user_data)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, SALES_TYPE_RECOGNITION_PAGE);

  gtk_widget_set_sensitive (button, FALSE);
  perform (SALES_RECOGNITION_PAGE (page), sales_award_give_new (*(gint64 *) user_data, sales_today ()));
}

static gboolean
threshold_settled_cb (gpointer user_data)
{
  SalesRecognitionPage *self = user_data;
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  SalesDocumentInfo wanted;

  self->settle_source = 0;
  if (document == NULL)
    return G_SOURCE_REMOVE;
  wanted = *sales_document_get_info (document);
  wanted.exceeds_share = gtk_spin_button_get_value_as_int (self->threshold_spin) * 100;
  perform (self, sales_settings_edit_new (&wanted));
  return G_SOURCE_REMOVE;
}

static void
threshold_changed_cb (SalesRecognitionPage *self)
{
  if (self->blocked)
    return;
  g_clear_handle_id (&self->settle_source, g_source_remove);
  self->settle_source = g_timeout_add (SETTLE_MS, threshold_settled_cb, self);
}

/* Rows ---------------------------------------------------------------------------------------- */

/* Names come from the document: nothing in them is markup. */
static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
add_label (GtkWidget *row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, css_class);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return label;
}

static char *
describe_streak (const SalesRecognition *recognition, int n)
{
  switch (recognition->period.kind)
    {
    case SALES_PERIOD_MONTH:
      return g_strdup_printf (ngettext ("%d month in a row", "%d months in a row", n), n);
    case SALES_PERIOD_QUARTER:
      return g_strdup_printf (ngettext ("%d quarter in a row", "%d quarters in a row", n), n);
    case SALES_PERIOD_YEAR:
    case SALES_PERIOD_DAYS:
    default:
      return g_strdup_printf (ngettext ("%d year in a row", "%d years in a row", n), n);
    }
}

static char *
describe_achievement (const SalesRecognition *recognition, const SalesAchievement *it)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *what = NULL, *before = NULL, *after = NULL;

  if (it->reason == SALES_AWARD_UNIT_MET)
    return sales_wording_scope_kind (&it->scope, it->unit_kind);
  if (it->reason == SALES_AWARD_STREAK)
    what = describe_streak (recognition, it->streak);
  else if (it->reason == SALES_AWARD_IMPROVED)
    {
      before = sales_locale_format_percent (locale, it->attainment_before, 0);
      after = sales_locale_format_percent (locale, it->attainment, 0);
      /* TRANSLATORS: how much of the goal somebody reached in the period before and in this one */
      what = g_strdup_printf (_("from %1$s to %2$s"), before, after);
    }
  if (what == NULL || it->detail == NULL)
    return g_strdup (what != NULL ? what : it->detail);
  /* TRANSLATORS: under a person's name: the team, and what he or she did */
  return g_strdup_printf (_("%1$s · %2$s"), it->detail, what);
}

static const char *
get_status (const SalesRecognition *recognition, gint64 id)
{
  for (guint i = 0; i < recognition->awards->len; i++)
    {
      const SalesAward *award = recognition->awards->pdata[i];

      if (award->id == id)
        return sales_award_status_get_name (award->status);
    }
  return sales_award_status_get_name (SALES_AWARD_PROPOSED);
}

static void
add_achievement (SalesRecognitionPage *self, AdwPreferencesGroup *group, const SalesAchievement *it)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  const SalesCurrency *currency = &sales_document_get_info (document)->currency;
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *subtitle = describe_achievement (self->recognition, it);
  g_autofree char *attainment = sales_locale_format_percent (locale, it->attainment, 0);
  g_autofree char *variance = sales_locale_format_signed_amount (locale, it->actual - it->goal,
                                                                 currency, SALES_AMOUNT_SHORT);
  GtkWidget *row = add_row (group, it->name, subtitle);
  GtkWidget *label = sales_variance_label_new ();

  sales_variance_label_set (SALES_VARIANCE_LABEL (label), variance,
                            it->actual < it->goal ? -1 : it->actual > it->goal ? 1 : 0);
  /* The name needs the room more. */
  gtk_widget_set_visible (label, !sales_pane_is_narrow (SALES_PANE (self)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_label_set_width_chars (GTK_LABEL (add_label (row, attainment, "numeric")), 6);
  if (it->award != 0)
    gtk_label_set_width_chars (
        GTK_LABEL (add_label (row, get_status (self->recognition, it->award), "dim-label")), 10);
  else if (!sales_document_is_read_only (document))
    {
      SalesAwardProposal proposal = make_proposal (self, it);
      GtkWidget *button = gtk_button_new_with_mnemonic (C_("award", "_Propose"));
      /* TRANSLATORS: tooltip of a button; %s is a person or a team */
      g_autofree char *tooltip = g_strdup_printf (_("Propose an award for %s"), it->name);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                      -1);
      g_signal_connect_data (button, "clicked", G_CALLBACK (proposed_cb),
                             g_memdup2 (&proposal, sizeof proposal), free_data, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

static AdwPreferencesGroup *
add_group (SalesRecognitionPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_more (AdwPreferencesGroup *group, guint n)
{
  guint more = n > MAX_ROWS ? n - MAX_ROWS : 0;
  /* TRANSLATORS: below the first people of a list; %u is how many are not shown */
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

  if (more > 0)
    add_row (group, text, NULL);
}

/* Kind and value: what the person gets. */
static char *
describe_reward (SalesRecognitionPage *self, const SalesAward *award)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  g_autofree char *value = NULL;

  if (!award->has_value)
    return g_strdup (sales_award_kind_get_name (award->kind));
  value = sales_locale_format_amount (sales_locale_get_default (), award->value,
                                      &sales_document_get_info (document)->currency,
                                      SALES_AMOUNT_FULL);
  /* TRANSLATORS: the kind of an award and what it is worth */
  return g_strdup_printf (_("%1$s, %2$s"), sales_award_kind_get_name (award->kind), value);
}

static void
add_award (SalesRecognitionPage *self, AdwPreferencesGroup *group, const SalesAward *award)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  g_autofree char *reward = describe_reward (self, award);
  /* TRANSLATORS: under a person's name: what the award is for, and what it is */
  g_autofree char *subtitle =
      g_strdup_printf (_("%1$s · %2$s"), sales_award_reason_get_name (award->reason), reward);
  GtkWidget *row = add_row (group, award->name, subtitle);

  if (award->note != NULL)
    gtk_widget_set_tooltip_text (row, award->note);
  add_label (row, sales_award_status_get_name (award->status), "dim-label");
  if (award->status == SALES_AWARD_GIVEN || sales_document_is_read_only (document))
    return;
  if (award->status == SALES_AWARD_CONFIRMED)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (C_("award", "_Give"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _("Note that the award has been given today"));
      g_signal_connect_data (button, "clicked", G_CALLBACK (given_cb),
                             g_memdup2 (&award->id, sizeof award->id), free_data, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sales_award_editor_new (document, award));
}

/* Showing ------------------------------------------------------------------------------------- */

static void
update_summary (SalesRecognitionPage *self)
{
  const SalesRecognition *it = self->recognition;
  guint n_met = it->achievements[SALES_AWARD_EXCEEDED]->len + it->achievements[SALES_AWARD_MET]->len;
  g_autofree char *text = NULL;

  if (it->running)
    /* TRANSLATORS: the first number is of people who have met their goal already, the second of
     * all who have one; the period is not over */
    text = g_strdup_printf (ngettext ("%1$u of %2$d person with a goal has met it so far.",
                                      "%1$u of %2$d people with a goal have met it so far.",
                                      it->n_people),
                            n_met, it->n_people);
  else
    /* TRANSLATORS: the first number is of people who met their goal, the second of all who had one */
    text = g_strdup_printf (ngettext ("%1$u of %2$d person with a goal met it.",
                                      "%1$u of %2$d people with a goal met it.", it->n_people),
                            n_met, it->n_people);
  gtk_label_set_text (self->summary, it->n_people > 0 ? text : "");
}

static void
update_empty_page (SalesRecognitionPage *self)
{
  gboolean no_goals = self->recognition->n_people == 0;

  adw_status_page_set_title (self->empty_page,
                             no_goals ? _("No Goals in This Period") : _("Nobody Has Met a Goal"));
  adw_status_page_set_description (
      self->empty_page, no_goals ? _("Recognition compares people with their goals. Enter goals first.")
                                 : _("Choose another period or a wider scope."));
}

static gboolean
show_sections (SalesRecognitionPage *self)
{
  gboolean open = FALSE;

  for (int i = 0; i < SALES_N_AWARD_REASONS; i++)
    {
      const GPtrArray *section = self->recognition->achievements[i];
      AdwPreferencesGroup *group;

      if (section->len == 0)
        continue;
      group = add_group (self, g_dpgettext2 (NULL, "recognition", section_titles[i]));
      for (guint j = 0; j < section->len; j++)
        {
          open |= ((SalesAchievement *) section->pdata[j])->award == 0;
          if (j < MAX_ROWS)
            add_achievement (self, group, section->pdata[j]);
        }
      add_more (group, section->len);
    }
  return open;
}

static void
show (SalesRecognitionPage *self)
{
  SalesDocument *document = sales_page_get_document (SALES_PAGE (self));
  const GPtrArray *awards = self->recognition->awards;
  gboolean editable = !sales_document_is_read_only (document);
  GtkWidget *child;
  gboolean open;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (awards->len > 0)
    {
      AdwPreferencesGroup *group = add_group (self, _("Awards"));

      for (guint i = 0; i < MIN (awards->len, MAX_ROWS); i++)
        add_award (self, group, awards->pdata[i]);
      add_more (group, awards->len);
    }
  open = show_sections (self);
  self->blocked = TRUE;
  gtk_spin_button_set_value (self->threshold_spin, self->recognition->exceeds_share / 100);
  self->blocked = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->threshold_spin), editable);
  gtk_widget_set_visible (self->propose_button, editable);
  gtk_widget_set_sensitive (self->propose_button, open);
  update_summary (self);
  update_empty_page (self);
  gtk_stack_set_visible_child_name (
      self->stack,
      gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL ? "list" : "empty");
}

static SalesRequest *
sales_recognition_page_create_request (SalesPage *page)
{
  SalesContext *context = sales_page_get_context (page);

  return sales_recognition_request_new (sales_context_get_scope (context),
                                        sales_context_get_period (context), 0);
}

static void
sales_recognition_page_take_result (SalesPage *page, gpointer result)
{
  SalesRecognitionPage *self = SALES_RECOGNITION_PAGE (page);

  g_clear_pointer (&self->recognition, sales_recognition_free);
  self->recognition = result;
  show (self);
}

/* The list for HR ----------------------------------------------------------------------------- */

static SalesWording
get_wording (SalesRecognitionPage *self)
{
  return (SalesWording){ sales_document_get_info (sales_page_get_document (SALES_PAGE (self))),
                         sales_locale_get_default () };
}

static GBytes *
make_table (GtkWidget *page, SalesTableFormat format, GError **error)
{
  SalesRecognitionPage *self = SALES_RECOGNITION_PAGE (page);
  SalesWording wording = get_wording (self);

  return self->recognition != NULL ? sales_recognition_list_to_table (&wording, self->recognition, format, error) : NULL;
}

static void
sales_recognition_page_export_table (SalesPage *page)
{
  SalesRecognitionPage *self = SALES_RECOGNITION_PAGE (page);
  SalesWording wording = get_wording (self);
  g_autofree char *stem = NULL;

  if (self->recognition == NULL)
    return;
  stem = sales_recognition_list_dup_filename (&wording, self->recognition);
  sales_table_saver_make (GTK_WIDGET (page), stem, make_table);
}

static SalesReport *
make_report (SalesRecognitionPage *self, char **name)
{
  SalesWording wording = get_wording (self);
  g_autofree char *stem = NULL;

  if (self->recognition == NULL)
    return NULL;
  stem = sales_recognition_list_dup_filename (&wording, self->recognition);
  *name = g_strconcat (stem, ".pdf", NULL);
  return sales_recognition_list_new (&wording, self->recognition, SALES_PAPER_LOCALE);
}

static void
sales_recognition_page_save_report (SalesPage *page)
{
  g_autofree char *name = NULL;
  SalesReport *report = make_report (SALES_RECOGNITION_PAGE (page), &name);

  if (report != NULL)
    {
      const SalesRecognition *from = SALES_RECOGNITION_PAGE (page)->recognition;
      const SalesReportSource source = { sales_page_get_document (page), "recognition", from->scope, from->period, NULL };

      sales_review_save_from (GTK_WIDGET (page), report, name, &source);
    }
}

static void
sales_recognition_page_print (SalesPage *page)
{
  g_autofree char *name = NULL;
  SalesReport *report = make_report (SALES_RECOGNITION_PAGE (page), &name);

  if (report != NULL)
    sales_review_print_report (GTK_WIDGET (page), report, name);
}

/* Object -------------------------------------------------------------------------------------- */

static void
update_narrow (SalesRecognitionPage *self)
{
  gtk_widget_set_visible (self->threshold_label, !sales_pane_is_narrow (SALES_PANE (self)));
  if (self->recognition != NULL)
    show (self);
}

static void
sales_recognition_page_dispose (GObject *object)
{
  SalesRecognitionPage *self = SALES_RECOGNITION_PAGE (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  g_clear_pointer (&self->recognition, sales_recognition_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SALES_TYPE_RECOGNITION_PAGE);
  G_OBJECT_CLASS (sales_recognition_page_parent_class)->dispose (object);
}

static void
sales_recognition_page_class_init (SalesRecognitionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SalesPageClass *page_class = SALES_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sales_recognition_page_dispose;
  page_class->create_request = sales_recognition_page_create_request;
  page_class->take_result = sales_recognition_page_take_result;
  page_class->export_table = sales_recognition_page_export_table;
  page_class->save_report = sales_recognition_page_save_report;
  page_class->print = sales_recognition_page_print;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/SalesManager/sales-recognition-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SalesRecognitionPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SalesRecognitionPage, threshold_label);
  gtk_widget_class_bind_template_child (widget_class, SalesRecognitionPage, threshold_spin);
  gtk_widget_class_bind_template_child (widget_class, SalesRecognitionPage, propose_button);
  gtk_widget_class_bind_template_child (widget_class, SalesRecognitionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SalesRecognitionPage, box);
  gtk_widget_class_bind_template_child (widget_class, SalesRecognitionPage, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, threshold_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_all_cb);
}

static void
sales_recognition_page_init (SalesRecognitionPage *self)
{
  self->blocked = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->blocked = FALSE;
  g_signal_connect (self, "notify::narrow", G_CALLBACK (update_narrow), NULL);
  update_narrow (self);
}
