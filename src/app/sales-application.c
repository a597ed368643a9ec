/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/sales-application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "app/sales-accels.h"
#include "app/sales-state.h"
#include "app/sales-window.h"
#include "base/sales-date.h"
#include "model/sales-document.h"
#include "ui/sales-resources.h"

struct _SalesApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SalesApplication, sales_application, ADW_TYPE_APPLICATION)

static SalesWindow *
find_window (SalesApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SALES_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static char *
find_last_document (const SalesState *state)
{
  g_autofree char *standard = sales_document_get_default_path ();

  if (state->document != NULL && g_file_test (state->document, G_FILE_TEST_EXISTS))
    return g_strdup (state->document);
  /* The command line may have made it. */
  return g_file_test (standard, G_FILE_TEST_EXISTS) ? g_steal_pointer (&standard) : NULL;
}

/* The document is opened on its own thread while the window is being built. */
static void
show_document (SalesApplication *self, const char *path)
{
  SalesWindow *window = find_window (self);

  if (window == NULL)
    {
      g_autoptr (SalesState) state = sales_state_load ();
      g_autofree char *last = path != NULL ? g_strdup (path) : find_last_document (state);

      window = sales_window_new (GTK_APPLICATION (self), state, last);
    }
  else if (path != NULL)
    sales_window_open (window, path);
  sales_window_present (window);
}

static void
sales_application_activate (GApplication *application)
{
  show_document (SALES_APPLICATION (application), NULL);
}

static void
sales_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  /* One window, one document: of several the last one stays. */
  const char *path = g_file_peek_path (files[n_files - 1]);

  if (path != NULL)
    show_document (SALES_APPLICATION (application), path);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SalesWindow *window = find_window (user_data);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (user_data);
}

static void
sales_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_activated_cb } };

  sales_register_resource ();
  G_APPLICATION_CLASS (sales_application_parent_class)->startup (application);
  g_set_application_name (_ ("Sales Manager"));
  gtk_window_set_default_icon_name (SALES_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  sales_accels_apply (GTK_APPLICATION (application));
}

static int
sales_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *today;
  const char *document;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  SalesDay day;

  if (g_variant_dict_lookup (options, "today", "&s", &today))
    {
      if (!sales_day_parse_iso (today, -1, &day))
        {
          /* TRANSLATORS: %s: what was given after --today on the command line */
          g_printerr (_ ("“%s” is not a date like 2026-09-25.\n"), today);
          return 2;
        }
      sales_today_set (day);
    }
  if (!g_variant_dict_lookup (options, "document", "^&ay", &document))
    return -1;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  file = g_file_new_for_commandline_arg (document);
  g_application_open (application, &file, 1, "");
  return g_application_get_is_remote (application) ? EXIT_SUCCESS : -1;
}

static void
sales_application_class_init (SalesApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = sales_application_activate;
  application_class->open = sales_application_open;
  application_class->startup = sales_application_startup;
  application_class->handle_local_options = sales_application_handle_local_options;
}

static void
sales_application_init (SalesApplication *self)
{
  /* The language is set before anything else runs; here it is only known as an option. */
  static char *language;
  const GOptionEntry options[] = {
    { "document", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this document"),
      N_ ("FILE") },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Take this day for today, 2026-09-25"),
      N_ ("DATE") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Use this language, de"),
      N_ ("LANGUAGE") },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * sales_application_new:
 *
 * Returns: (transfer full): the program
 */
SalesApplication *
sales_application_new (void)
{
  return g_object_new (SALES_TYPE_APPLICATION, "application-id", SALES_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
