/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/sales-accels.h"

#include <glib/gi18n.h>

#include "app/sales-page-list.h"

#define GENERAL NC_ ("shortcuts", "General")
#define VIEW NC_ ("shortcuts", "Pages and Period")
#define GOALS NC_ ("shortcuts", "Goals")
#define CHARTS NC_ ("shortcuts", "Charts")
#define ORGANISATION NC_ ("shortcuts", "Organisation")

static const SalesAccel accels[] = {
  { "win.new", { "<Control>n" }, GENERAL, NC_ ("shortcuts", "New document") },
  { "win.open", { "<Control>o" }, GENERAL, NC_ ("shortcuts", "Open a document") },
  { "win.import", { "<Control>i" }, GENERAL, NC_ ("shortcuts", "Import files") },
  { "win.save-report", { "<Control>s" }, GENERAL, NC_ ("shortcuts", "Save as PDF") },
  { "win.export", { "<Control>e" }, GENERAL, NC_ ("shortcuts", "Export the table") },
  { "win.print", { "<Control>p" }, GENERAL, NC_ ("shortcuts", "Print") },
  { "win.undo", { "<Control>z" }, GENERAL, NC_ ("shortcuts", "Undo") },
  { "win.redo", { "<Control><Shift>z" }, GENERAL, NC_ ("shortcuts", "Redo") },
  { "win.search", { "<Control>f" }, GENERAL, NC_ ("shortcuts", "Search everywhere") },
  { "win.search-list", { "<Control><Shift>f" }, GENERAL, NC_ ("shortcuts", "Search in the list") },
  { "win.preferences", { "<Control>comma" }, GENERAL, NC_ ("shortcuts", "Preferences") },
  { "win.show-help-overlay", { "<Control>question" }, GENERAL,
    NC_ ("shortcuts", "Keyboard shortcuts") },
  { "win.menu", { "F10" }, GENERAL, NC_ ("shortcuts", "Main menu") },
  { "window.close", { "<Control>w" }, GENERAL, NC_ ("shortcuts", "Close the window") },
  { "app.quit", { "<Control>q" }, GENERAL, NC_ ("shortcuts", "Quit") },

  { "win.back", { "<Alt>Left" }, VIEW, NC_ ("shortcuts", "Go back") },
  { "win.previous-page", { "<Control>Page_Up" }, VIEW, NC_ ("shortcuts", "Previous page") },
  { "win.next-page", { "<Control>Page_Down" }, VIEW, NC_ ("shortcuts", "Next page") },
  { "win.toggle-sidebar", { "F9" }, VIEW, NC_ ("shortcuts", "Show or hide the sidebar") },
  { "win.choose-scope", { "<Control>l" }, VIEW, NC_ ("shortcuts", "Choose whose figures") },
  { "win.choose-period", { "<Control>d" }, VIEW, NC_ ("shortcuts", "Choose the period") },
  { "win.previous-period", { "<Alt>Page_Up" }, VIEW, NC_ ("shortcuts", "Previous period") },
  { "win.next-period", { "<Alt>Page_Down" }, VIEW, NC_ ("shortcuts", "Next period") },
  { "win.today", { "<Alt>Home" }, VIEW, NC_ ("shortcuts", "Today’s period") },
  { "win.reload", { "F5" }, VIEW, NC_ ("shortcuts", "Read the figures again") },
  { "win.fullscreen", { "F11" }, VIEW, NC_ ("shortcuts", "Full screen") },

  { "goals.allocate", { "<Control><Shift>a" }, GOALS, NC_ ("shortcuts", "Allocate goals") },
  { "goals.push-down", { "<Control>g" }, GOALS, NC_ ("shortcuts", "Push the gap down") },
  { "goals.fill-right", { "<Control>r" }, GOALS, NC_ ("shortcuts", "Fill to the right") },
  { "goals.grow", { "<Control><Shift>l" }, GOALS, NC_ ("shortcuts", "Last year and more") },
  { "goals.proposals", { "<Control><Shift>p" }, GOALS, NC_ ("shortcuts", "Proposals") },

  { "agreement.mark", { "<Control><Shift>m" }, GOALS, NC_ ("shortcuts", "Note an agreement") },
  { "agreement.revise", { "<Control><Shift>e" }, GOALS, NC_ ("shortcuts", "Revise goals") },

  { "chart.show-table", { "<Control>t" }, CHARTS, NC_ ("shortcuts", "Show as a table") },
  { "chart.copy", { "<Control>c" }, CHARTS, NC_ ("shortcuts", "Copy") },
  { "chart.menu", { "<Shift>F10" }, CHARTS, NC_ ("shortcuts", "Open the menu") },

  { "organisation.edit", { "F2" }, ORGANISATION, NC_ ("shortcuts", "Change a person or team") },
  { "organisation.move", { "<Control>m" }, ORGANISATION, NC_ ("shortcuts", "Move to another team") },
  { "organisation.remove", { "Delete" }, ORGANISATION, NC_ ("shortcuts", "Remove what was entered by mistake") },
  { "organisation.zoom-in", { "<Control>plus" }, ORGANISATION, NC_ ("shortcuts", "Larger chart") },
  { "organisation.zoom-out", { "<Control>minus" }, ORGANISATION, NC_ ("shortcuts", "Smaller chart") },
};

/* GTK 4.8 fills a window of shortcuts from a description only. */
static void
describe_shortcut (GString *xml, const char *title, const char *keys)
{
  g_autofree char *text = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsShortcut'><property name='title'>%s</property>"
      "<property name='accelerator'>%s</property></object></child>",
      title, keys);

  g_string_append (xml, text);
}

static void
describe_pages (GString *xml)
{
  guint n_pages;
  const SalesPageEntry *pages = sales_page_list_get (&n_pages);

  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *keys = g_strdup_printf ("<Alt>%u", i + 1);

      describe_shortcut (xml, g_dpgettext2 (NULL, "sidebar", pages[i].title), keys);
    }
}

static void
describe_group (GString *xml, const char *group)
{
  g_autofree char *head = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>",
      g_dpgettext2 (NULL, "shortcuts", group));

  g_string_append (xml, head);
  if (g_str_equal (group, "Pages and Period"))
    describe_pages (xml);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    if (g_str_equal (accels[i].group, group))
      {
        g_autofree char *keys = g_strjoinv (" ", (char **) accels[i].keys);

        describe_shortcut (xml, g_dpgettext2 (NULL, "shortcuts", accels[i].title), keys);
      }
  g_string_append (xml, "</object></child>");
}

/**
 * sales_accels_get:
 * @n_accels: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_accels): the shortcuts, without those of the single
 *   pages, Alt+1 to Alt+9
 */
const SalesAccel *
sales_accels_get (guint *n_accels)
{
  *n_accels = G_N_ELEMENTS (accels);
  return accels;
}

/**
 * sales_accels_apply:
 * @application: the application
 *
 * Sets the accelerators of all actions.
 */
void
sales_accels_apply (GtkApplication *application)
{
  guint n_pages;
  const SalesPageEntry *pages = sales_page_list_get (&n_pages);

  /* The keys of a chart, of the goals and of the organisation are their own: they act where the focus is. */
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    if (!g_str_has_prefix (accels[i].action, "chart.") && !g_str_has_prefix (accels[i].action, "goals.") &&
        !g_str_has_prefix (accels[i].action, "organisation.") && !g_str_has_prefix (accels[i].action, "agreement."))
      gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
  for (guint i = 0; i < MIN (n_pages, 9); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", pages[i].name);
      g_autofree char *keys = g_strdup_printf ("<Alt>%u", i + 1);
      const char *list[] = { keys, NULL };

      gtk_application_set_accels_for_action (application, action, list);
    }
}

/**
 * sales_accels_window:
 *
 * Returns: (transfer full): the window of keyboard shortcuts; GTK owns one reference as well until
 *   it is destroyed
 */
GtkWidget *
sales_accels_window (void)
{
  g_autoptr (GString) xml = g_string_new (
      "<interface><object class='GtkShortcutsWindow' id='window'><property name='modal'>1</property>"
      "<child><object class='GtkShortcutsSection'><property name='section-name'>all</property>"
      "<property name='max-height'>14</property>");
  g_autoptr (GtkBuilder) builder = NULL;
  const char *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    if (g_strcmp0 (group, accels[i].group) != 0)
      describe_group (xml, group = accels[i].group);
  g_string_append (xml, "</object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "window")));
}
