/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gstdio.h>

/* Folders of tests, and where the backups of their documents go. */

/* With all that lies in it. */
static inline void
test_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        test_folder_remove (path);
      else
        g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

/* Runs the tests with a folder of their own for the program's data; instead of g_test_run(), before
 * anything has asked for that folder. */
static inline int
test_folder_run (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sales-data-XXXXXX", NULL);
  int result;

  g_assert_nonnull (folder);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  result = g_test_run ();
  test_folder_remove (folder);
  return result;
}
