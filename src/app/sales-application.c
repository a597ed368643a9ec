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

  char          *path;    /* what the command line names, or the last document */
  SalesState    *state;   /* of the last session */
  SalesDocument *opening; /* the document at @path, until the window has it */
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

/* Begins before GTK does: the document is open by the time there can be a window. */
static void
begin_opening (SalesApplication *self)
{
  GApplicationFlags flags = g_application_get_flags (G_APPLICATION (self));

  self->state = sales_state_load ();
  if (self->path == NULL && (flags & G_APPLICATION_IS_SERVICE) == 0)
    self->path = find_last_document (self->state);
  if (self->path != NULL)
    self->opening = sales_document_open_begin (self->path, SALES_OPEN_EXISTING);
}

static SalesDocument *
take_opening (SalesApplication *self, const char *path)
{
  if (path != NULL && g_strcmp0 (path, self->path) != 0)
    {
      g_clear_object (&self->opening);
      return sales_document_open_begin (path, SALES_OPEN_EXISTING);
    }
  return g_steal_pointer (&self->opening);
}

static void
show_document (SalesApplication *self, const char *path)
{
  SalesWindow *window = find_window (self);

  if (window == NULL)
    {
      g_autoptr (SalesDocument) opening = take_opening (self, path);

      window = sales_window_new (GTK_APPLICATION (self), self->state, opening);
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
add_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/com/example/SalesManager/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
sales_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_activated_cb } };

  begin_opening (SALES_APPLICATION (application));
  sales_register_resource ();
  G_APPLICATION_CLASS (sales_application_parent_class)->startup (application);
  add_style ();
  g_set_application_name (_ ("Sales Manager"));
  gtk_window_set_default_icon_name (SALES_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  sales_accels_apply (GTK_APPLICATION (application));
}

/* The document that the command line names. One window, one document: of several the last one. */
static GFile *
find_named_file (GVariantDict *options)
{
  g_autofree const char **files = NULL;
  const char *document;

  if (g_variant_dict_lookup (options, "document", "^&ay", &document))
    return g_file_new_for_commandline_arg (document);
  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &files) && files[0] != NULL)
    return g_file_new_for_commandline_arg (files[g_strv_length ((char **) files) - 1]);
  return NULL;
}

static int
sales_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *today;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = find_named_file (options);
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
  if (file == NULL)
    return -1;

  SALES_APPLICATION (application)->path = g_file_get_path (file);
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_application_open (application, &file, 1, "");
  return g_application_get_is_remote (application) ? EXIT_SUCCESS : -1;
}

static void
sales_application_finalize (GObject *object)
{
  SalesApplication *self = SALES_APPLICATION (object);

  g_clear_object (&self->opening);
  g_clear_pointer (&self->state, sales_state_free);
  g_free (self->path);
  G_OBJECT_CLASS (sales_application_parent_class)->finalize (object);
}

static void
sales_application_class_init (SalesApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sales_application_finalize;
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
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, NULL },
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
  SalesApplication *self = g_object_new (SALES_TYPE_APPLICATION, "application-id", SALES_APP_ID,
                                         "flags", G_APPLICATION_HANDLES_OPEN, NULL);

  /* With a base path GTK asks for the icon themes, reads them on a thread of its own, and then reads
   * them again while the window waits, because libadwaita adds its own icons. Ours lie where GTK
   * looks for icons anyway. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
  return self;
}
