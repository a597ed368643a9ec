/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/sales-state.h"

#include <glib/gstdio.h>
#include <gio/gio.h>

#include "base/sales-error.h"

#define GROUP "Window"

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "sales-manager", "window.ini", NULL);
}

static int
load_size (GKeyFile *file, const char *key, int fallback)
{
  int value = g_key_file_get_integer (file, GROUP, key, NULL);

  return value >= 300 && value <= 20000 ? value : fallback;
}

static gboolean
load_place (GKeyFile *file, SalesState *self)
{
  g_autofree char *kind = g_key_file_get_string (file, GROUP, "scope-kind", NULL);
  gint64 id = g_key_file_get_int64 (file, GROUP, "scope-id", NULL);
  int period = g_key_file_get_integer (file, GROUP, "period-kind", NULL);
  int first = g_key_file_get_integer (file, GROUP, "period-first", NULL);
  int last = g_key_file_get_integer (file, GROUP, "period-last", NULL);

  if (kind == NULL || !sales_scope_kind_from_string (kind, &self->scope.kind))
    return FALSE;
  if (period < SALES_PERIOD_MONTH || period > SALES_PERIOD_DAYS || first > last
      || first < SALES_DAY_MIN || last > SALES_DAY_MAX)
    return FALSE;
  self->scope.id = id;
  self->period = (SalesPeriod){ (SalesPeriodKind) period, first, last };
  return TRUE;
}

/**
 * sales_state_load:
 *
 * Returns: (transfer full): what the last session left; defaults where there is nothing or where
 *   it makes no sense
 */
SalesState *
sales_state_load (void)
{
  SalesState *self = g_new0 (SalesState, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  self->width = load_size (file, "width", 1180);
  self->height = load_size (file, "height", 760);
  self->maximized = g_key_file_get_boolean (file, GROUP, "maximized", NULL);
  self->sidebar = !g_key_file_has_key (file, GROUP, "sidebar", NULL)
                  || g_key_file_get_boolean (file, GROUP, "sidebar", NULL);
  self->document = g_key_file_get_string (file, GROUP, "document", NULL);
  self->page = g_key_file_get_string (file, GROUP, "page", NULL);
  self->has_place = load_place (file, self);
  return self;
}

/**
 * sales_state_save:
 * @error: return location of an error: %SALES_ERROR_IO
 *
 * Keeps it for the next session. The file is replaced as a whole: it is the old one or the new
 * one, whatever happens.
 *
 * Returns: whether it is written
 */
gboolean
sales_state_save (const SalesState *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *data = NULL;
  g_autoptr (GError) problem = NULL;
  gsize length;

  g_key_file_set_integer (file, GROUP, "width", self->width);
  g_key_file_set_integer (file, GROUP, "height", self->height);
  g_key_file_set_boolean (file, GROUP, "maximized", self->maximized);
  g_key_file_set_boolean (file, GROUP, "sidebar", self->sidebar);
  if (self->document != NULL)
    g_key_file_set_string (file, GROUP, "document", self->document);
  if (self->page != NULL)
    g_key_file_set_string (file, GROUP, "page", self->page);
  if (self->has_place)
    {
      g_key_file_set_string (file, GROUP, "scope-kind",
                             sales_scope_kind_to_string (self->scope.kind));
      g_key_file_set_int64 (file, GROUP, "scope-id", self->scope.id);
      g_key_file_set_integer (file, GROUP, "period-kind", (int) self->period.kind);
      g_key_file_set_integer (file, GROUP, "period-first", self->period.first);
      g_key_file_set_integer (file, GROUP, "period-last", self->period.last);
    }
  data = g_key_file_to_data (file, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0
      || !g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                    0600, &problem))
    {
      g_set_error (error, SALES_ERROR, SALES_ERROR_IO, "writing %s: %s", path,
                   problem != NULL ? problem->message : "the folder cannot be made");
      return FALSE;
    }
  return TRUE;
}

/**
 * sales_state_copy:
 *
 * Returns: (transfer full): a copy
 */
SalesState *
sales_state_copy (const SalesState *self)
{
  SalesState *copy = g_memdup2 (self, sizeof *self);

  copy->document = g_strdup (self->document);
  copy->page = g_strdup (self->page);
  return copy;
}

/**
 * sales_state_free:
 *
 * Frees it.
 */
void
sales_state_free (SalesState *self)
{
  if (self == NULL)
    return;
  g_free (self->document);
  g_free (self->page);
  g_free (self);
}
