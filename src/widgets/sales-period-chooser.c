/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-period-chooser.h"

#include <glib/gi18n.h>

#include "base/sales-locale.h"

/* Years that are offered at once. */
#define N_YEARS 9

struct _SalesPeriodChooser
{
  GtkWidget parent_instance;

  /* Borrowed */
  GtkWidget *kinds[SALES_PERIOD_DAYS + 1];
  GtkWidget *year_row;
  GtkWidget *year_label;
  GtkWidget *grid;
  GtkWidget *days;
  GtkWidget *first_entry;
  GtkWidget *last_entry;
  GtkWidget *problem;
  GtkWidget *apply;

  SalesPeriod     period;
  SalesPeriodKind kind;
  int             year_start;
  int             year;       /* the fiscal year whose months or quarters are offered */
  gboolean        filling;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesPeriodChooser, sales_period_chooser, GTK_TYPE_WIDGET)

/* The fiscal year named @year, which ends in that year. */
static SalesPeriod
get_fiscal_year (SalesPeriodChooser *self, int year)
{
  SalesDay day = 0;

  sales_day_from_ymd (self->year_start == 1 ? year : year - 1, self->year_start, 1, &day);
  return sales_period_containing (SALES_PERIOD_YEAR, day, self->year_start);
}

static void
choose (SalesPeriodChooser *self, const SalesPeriod *period)
{
  self->period = *period;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
period_clicked_cb (GtkButton *button, gpointer user_data)
{
  SalesPeriodChooser *self = user_data;
  const SalesPeriod *period = g_object_get_data (G_OBJECT (button), "sales-period");

  choose (self, period);
}

static void
add_period (SalesPeriodChooser *self, const SalesPeriod *period, const char *text, int at, int columns)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  g_autofree char *range = sales_locale_format_day_range (sales_locale_get_default (), period);

  gtk_widget_add_css_class (button, sales_period_equal (period, &self->period)
                                        ? "suggested-action"
                                        : "flat");
  gtk_widget_set_tooltip_text (button, range);
  g_object_set_data_full (G_OBJECT (button), "sales-period",
                          g_memdup2 (period, sizeof (SalesPeriod)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (period_clicked_cb), self);
  gtk_grid_attach (GTK_GRID (self->grid), button, at % columns, at / columns, 1, 1);
}

static void
fill_grid (SalesPeriodChooser *self)
{
  SalesLocale *locale = sales_locale_get_default ();
  SalesPeriod year = get_fiscal_year (self, self->year);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);

  if (self->kind == SALES_PERIOD_YEAR)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;
      g_autofree char *range = NULL;

      for (int i = 0; i < N_YEARS; i++)
        {
          SalesPeriod period = get_fiscal_year (self, self->year - N_YEARS / 2 + i);
          g_autofree char *text = sales_locale_format_period (locale, &period, self->year_start);

          add_period (self, &period, text, i, 3);
          if (i == 0)
            from = g_steal_pointer (&text);
          else if (i == N_YEARS - 1)
            to = g_steal_pointer (&text);
        }
      /* TRANSLATORS: the first and the last of the years offered, "2022–2030" */
      range = g_strdup_printf (_ ("%s–%s"), from, to);
      gtk_label_set_text (GTK_LABEL (self->year_label), range);
    }
  else
    {
      SalesPeriod period = sales_period_containing (self->kind, year.first, self->year_start);
      g_autofree char *name = sales_locale_format_period (locale, &year, self->year_start);

      for (int i = 0; period.first <= year.last; i++)
        {
          g_autofree char *text
              = self->kind == SALES_PERIOD_MONTH
                    ? sales_locale_format_month_short (locale, sales_month_from_day (period.first))
                    : sales_locale_format_period (locale, &period, self->year_start);

          add_period (self, &period, text, i, self->kind == SALES_PERIOD_MONTH ? 4 : 2);
          period = sales_period_shift (&period, 1, self->year_start);
        }
      gtk_label_set_text (GTK_LABEL (self->year_label), name);
    }
}

static void
fill_days (SalesPeriodChooser *self)
{
  SalesLocale *locale = sales_locale_get_default ();
  g_autofree char *first = sales_locale_format_day_short (locale, self->period.first);
  g_autofree char *last = sales_locale_format_day_short (locale, self->period.last);

  gtk_editable_set_text (GTK_EDITABLE (self->first_entry), first);
  gtk_editable_set_text (GTK_EDITABLE (self->last_entry), last);
}

static void
show_kind (SalesPeriodChooser *self, SalesPeriodKind kind)
{
  self->kind = kind;
  gtk_widget_set_visible (self->days, kind == SALES_PERIOD_DAYS);
  gtk_widget_set_visible (self->grid, kind != SALES_PERIOD_DAYS);
  gtk_widget_set_visible (self->year_row, kind != SALES_PERIOD_DAYS);
  if (kind == SALES_PERIOD_DAYS)
    fill_days (self);
  else
    fill_grid (self);
}

static void
kind_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  SalesPeriodChooser *self = user_data;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  for (int kind = 0; kind <= SALES_PERIOD_DAYS; kind++)
    if (self->kinds[kind] == GTK_WIDGET (button))
      show_kind (self, kind);
}

static void
step_year (SalesPeriodChooser *self, int steps)
{
  int year = self->year + steps * (self->kind == SALES_PERIOD_YEAR ? N_YEARS : 1);

  self->year = CLAMP (year, 1910, 2190);
  fill_grid (self);
}

static void
before_clicked_cb (SalesPeriodChooser *self)
{
  step_year (self, -1);
}

static void
after_clicked_cb (SalesPeriodChooser *self)
{
  step_year (self, 1);
}

static gboolean
check_day (GtkWidget *entry, SalesDay *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean ok = sales_locale_parse_day (sales_locale_get_default (), text, day);

  if (ok)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               ok ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  return ok;
}

static gboolean
read_days (SalesPeriodChooser *self, SalesPeriod *period)
{
  gboolean first_ok = check_day (self->first_entry, &period->first);
  gboolean last_ok = check_day (self->last_entry, &period->last);
  const char *problem = NULL;

  period->kind = SALES_PERIOD_DAYS;
  if (!first_ok || !last_ok)
    problem = _ ("This is not a date.");
  else if (period->first > period->last)
    problem = _ ("The last day lies before the first.");
  gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_widget_set_sensitive (self->apply, problem == NULL);
  return problem == NULL;
}

static void
days_changed_cb (SalesPeriodChooser *self)
{
  SalesPeriod period;

  read_days (self, &period);
}

static void
days_applied_cb (SalesPeriodChooser *self)
{
  SalesPeriod period;

  if (read_days (self, &period))
    choose (self, &period);
}

static void
today_clicked_cb (SalesPeriodChooser *self)
{
  SalesPeriodKind kind = self->kind == SALES_PERIOD_DAYS ? SALES_PERIOD_QUARTER : self->kind;
  SalesPeriod period = sales_period_containing (kind, sales_today (), self->year_start);

  choose (self, &period);
}

static GtkWidget *
make_kinds (SalesPeriodChooser *self)
{
  const char *labels[] = {
    [SALES_PERIOD_MONTH] = C_ ("kind of period", "Month"),
    [SALES_PERIOD_QUARTER] = C_ ("kind of period", "Quarter"),
    [SALES_PERIOD_YEAR] = C_ ("kind of period", "Year"),
    [SALES_PERIOD_DAYS] = C_ ("kind of period", "Days"),
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (int kind = 0; kind <= SALES_PERIOD_DAYS; kind++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (labels[kind]);

      self->kinds[kind] = button;
      if (kind > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     GTK_TOGGLE_BUTTON (self->kinds[0]));
      g_signal_connect (button, "toggled", G_CALLBACK (kind_toggled_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

static GtkWidget *
make_step (SalesPeriodChooser *self, const char *icon, const char *text, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_year_row (SalesPeriodChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), make_step (self, "go-previous-symbolic", C_ ("period", "Earlier"),
                                            G_CALLBACK (before_clicked_cb)));
  self->year_label = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->year_label, TRUE);
  gtk_widget_add_css_class (self->year_label, "heading");
  gtk_box_append (GTK_BOX (box), self->year_label);
  gtk_box_append (GTK_BOX (box), make_step (self, "go-next-symbolic", C_ ("period", "Later"),
                                            G_CALLBACK (after_clicked_cb)));
  return box;
}

static GtkWidget *
make_entry (SalesPeriodChooser *self, GtkWidget *grid, const char *text, int row)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 14);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (days_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (days_applied_cb), self);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, row, 1, 1);
  return entry;
}

static GtkWidget *
make_days (SalesPeriodChooser *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "error");
  self->apply = gtk_button_new_with_mnemonic (C_ ("button", "_Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (days_applied_cb), self);
  self->first_entry = make_entry (self, grid, C_ ("period", "_From"), 0);
  self->last_entry = make_entry (self, grid, C_ ("period", "_To"), 1);
  gtk_grid_attach (GTK_GRID (grid), self->problem, 0, 2, 2, 1);
  gtk_grid_attach (GTK_GRID (grid), self->apply, 0, 3, 2, 1);
  return grid;
}

static void
sales_period_chooser_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sales_period_chooser_parent_class)->dispose (object);
}

static void
sales_period_chooser_class_init (SalesPeriodChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sales_period_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /**
   * SalesPeriodChooser::chosen:
   *
   * A period was chosen.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
sales_period_chooser_init (SalesPeriodChooser *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *today = gtk_button_new_with_mnemonic (C_ ("period", "_Today"));
  GtkWidget *children[5];

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->filling = TRUE;
  self->year_start = 1;
  children[0] = make_kinds (self);
  children[1] = self->year_row = make_year_row (self);
  children[2] = self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 3);
  children[3] = self->days = make_days (self);
  children[4] = today;
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (today_clicked_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_set_parent (children[i], GTK_WIDGET (self));
  self->filling = FALSE;
}

/**
 * sales_period_chooser_new:
 *
 * Returns: (transfer floating): a chooser
 */
GtkWidget *
sales_period_chooser_new (void)
{
  return g_object_new (SALES_TYPE_PERIOD_CHOOSER, NULL);
}

/**
 * sales_period_chooser_set_period:
 * @period: the period that is shown now
 * @year_start: the fiscal year's first month, 1 to 12
 *
 * Offers the periods around @period.
 */
void
sales_period_chooser_set_period (SalesPeriodChooser *self, const SalesPeriod *period, int year_start)
{
  g_return_if_fail (SALES_IS_PERIOD_CHOOSER (self));
  g_return_if_fail (period != NULL);

  self->period = *period;
  self->year_start = year_start;
  self->year = sales_period_get_fiscal_year (period, year_start);
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[period->kind]), TRUE);
  self->filling = FALSE;
  show_kind (self, period->kind);
}

/**
 * sales_period_chooser_get_period:
 *
 * Returns: (transfer none): the period that was chosen last
 */
const SalesPeriod *
sales_period_chooser_get_period (SalesPeriodChooser *self)
{
  g_return_val_if_fail (SALES_IS_PERIOD_CHOOSER (self), NULL);
  return &self->period;
}
