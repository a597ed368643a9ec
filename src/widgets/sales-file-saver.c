/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-file-saver.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-error.h"
#include "base/sales-locale.h"
#include "base/sales-text.h"
#include "widgets/sales-error-presenter.h"

#define LANGUAGE_CHOICE "language"

/* A question on its way: one of the functions is called. */
typedef struct
{
  GtkWidget              *widget;  /* owned */
  GObject                *chooser; /* owned: nobody else holds a native dialog */
  SalesFileChosenFunc     func;
  SalesLanguageChosenFunc language_func;
  const SalesFileForm    *forms;   /* or %NULL */
  gpointer                data;
  GDestroyNotify          destroy;
} Asking;

static void
asking_free (Asking *asking)
{
  g_clear_object (&asking->widget);
  g_clear_object (&asking->chooser);
  if (asking->destroy != NULL)
    asking->destroy (asking->data);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static SalesError
find_cause (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return SALES_ERROR_FULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return SALES_ERROR_READ_ONLY;
  return SALES_ERROR_IO;
}

/* Which of the forms @name ends with; -1: none. */
static int
find_form (const char *name, const SalesFileForm *forms)
{
  const char *dot = strrchr (name, '.');

  for (int i = 0; dot != NULL && dot != name && forms[i].suffix != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, forms[i].suffix) == 0)
      return i;
  return -1;
}

/**
 * sales_file_saver_fit_form:
 * @file: what the chooser was answered
 * @forms: the forms there are
 * @chosen: which of them was chosen, 0 if nobody chose
 *
 * A name that was typed with the suffix of a form decides; without one, and where another form than
 * the first was chosen, the suffix is put right. The chooser has not asked about that name, so one
 * that is there already gets a number.
 *
 * Returns: (transfer full): the file to write, which ends with the suffix of its form
 */
GFile *
sales_file_saver_fit_form (GFile *file, const SalesFileForm *forms, int chosen)
{
  g_autofree char *name = g_file_get_basename (file);
  int named = find_form (name, forms);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  GFile *fit = NULL;

  if (folder == NULL || (named >= 0 && (chosen == 0 || chosen == named)))
    return g_object_ref (file);
  if (named >= 0)
    *strrchr (name, '.') = '\0';
  for (int n = 1; fit == NULL || g_file_query_exists (fit, NULL); n++)
    {
      g_autofree char *other = n == 1 ? g_strdup_printf ("%s.%s", name, forms[chosen].suffix)
                                      : g_strdup_printf ("%s (%d).%s", name, n, forms[chosen].suffix);

      g_clear_object (&fit);
      fit = g_file_get_child (folder, other);
    }
  return fit;
}

static int
get_chosen_form (GtkFileChooser *chooser, const SalesFileForm *forms)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *label = filter != NULL ? gtk_file_filter_get_name (filter) : NULL;

  for (int i = 0; label != NULL && forms[i].suffix != NULL; i++)
    if (strcmp (label, g_dpgettext2 (NULL, "file form", forms[i].label)) == 0)
      return i;
  return 0;
}

static void
add_forms (GtkFileChooser *chooser, const SalesFileForm *forms)
{
  for (int i = 0; forms[i].suffix != NULL; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, g_dpgettext2 (NULL, "file form", forms[i].label));
      gtk_file_filter_add_suffix (filter, forms[i].suffix);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

static void
answered_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && asking->forms != NULL)
    {
      g_autoptr (GFile) named = g_steal_pointer (&file);

      file = sales_file_saver_fit_form (named, asking->forms, get_chosen_form (GTK_FILE_CHOOSER (dialog), asking->forms));
    }
  /* The chooser has asked already whether to replace. */
  if (file != NULL && asking->language_func != NULL)
    asking->language_func (asking->widget, file, gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (dialog), LANGUAGE_CHOICE), asking->data);
  else if (file != NULL)
    asking->func (asking->widget, file, asking->data);
}

static GtkFileChooser *
ask (const Asking *question, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (question->widget);
  Asking *asking = g_memdup2 (question, sizeof *question);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (C_ ("file chooser", "Save"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, C_ ("button", "_Save"), NULL);
  g_autofree char *fit = sales_text_to_filename (name);

  g_object_ref (asking->widget);
  asking->chooser = G_OBJECT (chooser);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), fit);
  g_signal_connect (chooser, "response", G_CALLBACK (answered_cb), asking);
  return GTK_FILE_CHOOSER (chooser);
}

/**
 * sales_file_saver_choose:
 * @widget: a widget of the window
 * @name: the name to propose; made fit for a file
 * @func: called with the file that was chosen, if one was
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Asks where to save. What comes of it is to be told with sales_file_saver_tell().
 */
void
sales_file_saver_choose (GtkWidget          *widget,
                         const char         *name,
                         SalesFileChosenFunc func,
                         gpointer            user_data,
                         GDestroyNotify      destroy)
{
  const Asking question = { .widget = widget, .func = func, .data = user_data, .destroy = destroy };

  gtk_native_dialog_show (GTK_NATIVE_DIALOG (ask (&question, name)));
}

/**
 * sales_file_saver_choose_form:
 * @widget: a widget of the window
 * @stem: the name to propose without its ending; made fit for a file
 * @forms: what it can be saved as
 * @func: called with the file that was chosen, if one was; its ending tells the form
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Asks where to save, and as what.
 */
void
sales_file_saver_choose_form (GtkWidget           *widget,
                              const char          *stem,
                              const SalesFileForm *forms,
                              SalesFileChosenFunc  func,
                              gpointer             user_data,
                              GDestroyNotify       destroy)
{
  const Asking question = { .widget = widget, .func = func, .forms = forms, .data = user_data, .destroy = destroy };
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, forms[0].suffix);
  GtkFileChooser *chooser = ask (&question, name);

  add_forms (chooser, forms);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * sales_file_saver_choose_language:
 * @widget: a widget of the window
 * @name: the name to propose; made fit for a file
 * @language: the language to propose, one of sales_locale_get_languages()
 * @func: called with the file and the language that were chosen, if they were
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Asks where to save, and in which language.
 */
void
sales_file_saver_choose_language (GtkWidget *widget, const char *name, const char *language, SalesLanguageChosenFunc func,
                                  gpointer user_data, GDestroyNotify destroy)
{
  const Asking question = { .widget = widget, .language_func = func, .data = user_data, .destroy = destroy };
  GtkFileChooser *chooser = ask (&question, name);
  const char *const *codes = sales_locale_get_languages ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *own = sales_locale_dup_language_name (codes[i]);

      g_strv_builder_add (names, own);
    }
  labels = g_strv_builder_end (names);
  gtk_file_chooser_add_choice (chooser, LANGUAGE_CHOICE, C_ ("file chooser", "Language"), (const char **) codes,
                               (const char **) labels);
  gtk_file_chooser_set_choice (chooser, LANGUAGE_CHOICE, language);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * sales_file_saver_tell:
 * @widget: a widget of the window
 * @file: where it was saved, or was to be
 * @error: (nullable): what went wrong
 *
 * Tells the user that it is done, or why not.
 */
void
sales_file_saver_tell (GtkWidget *widget, GFile *file, const GError *error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      g_autofree char *path = g_file_get_parse_name (file);
      g_autoptr (GError) ours = NULL;

      if (error->domain == SALES_ERROR || sales_error_is_cancelled (error))
        ours = g_error_copy (error);
      else
        ours = g_error_new (SALES_ERROR, find_cause (error), "writing %s: %s", path, error->message);
      sales_error_presenter_show (widget, ours);
      return;
    }
  name = g_file_get_basename (file);
  /* TRANSLATORS: %s is the name of a file */
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  sales_toast_show (widget, text);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  sales_file_saver_tell (widget, G_FILE (source), error);
}

/**
 * sales_file_saver_write:
 * @widget: a widget of the window
 * @file: where
 * @bytes: what to save
 *
 * Saves there and tells.
 */
void
sales_file_saver_write (GtkWidget *widget, GFile *file, GBytes *bytes)
{
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       written_cb, g_object_ref (widget));
}

static void
write_bytes (GtkWidget *widget, GFile *file, gpointer bytes)
{
  sales_file_saver_write (widget, file, bytes);
}

/**
 * sales_file_saver_save_bytes:
 * @widget: a widget of the window
 * @name: the name to propose; made fit for a file
 * @bytes: what to save
 *
 * Asks where, and saves there.
 */
void
sales_file_saver_save_bytes (GtkWidget *widget, const char *name, GBytes *bytes)
{
  sales_file_saver_choose (widget, name, write_bytes, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
}
