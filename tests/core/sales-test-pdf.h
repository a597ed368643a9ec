/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

/* Reading PDF files back with poppler's tools, which are there when the tests run completely. */

static inline gboolean
test_pdf_can_read (void)
{
  static const char *const tools[] = { "pdftotext", "pdfinfo" };

  for (gsize i = 0; i < G_N_ELEMENTS (tools); i++)
    {
      g_autofree char *path = g_find_program_in_path (tools[i]);

      if (path == NULL)
        {
          g_test_skip ("poppler-utils is not installed");
          return FALSE;
        }
    }
  return TRUE;
}

/* What @argv prints; it must succeed and complain about nothing. */
static inline char *
test_pdf_run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *complaints = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, &complaints, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return text;
}

/* The text in reading order, spaces of all kinds and line ends made one space. @page from 1, or 0
 * for all. */
static inline char *
test_pdf_text (GBytes *pdf, int page)
{
  g_autofree char *path = NULL, *first = g_strdup_printf ("%d", MAX (page, 1)), *last = g_strdup_printf ("%d", page > 0 ? page : 9999);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GString *plain = g_string_new (NULL);
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  int fd = g_file_open_tmp ("sales-test-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  text = test_pdf_run ((const char *const[]){ "pdftotext", "-raw", "-f", first, "-l", last, path, "-", NULL });
  g_unlink (path);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (c);

      if (!space)
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  return g_string_free (plain, FALSE);
}

static inline void
test_pdf_assert_has (const char *text, const char *expected)
{
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in: %.2000s", expected, text);
}

/* What pdfinfo says of the file. */
static inline char *
test_pdf_info (GBytes *pdf, const char *option)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  int fd = g_file_open_tmp ("sales-test-XXXXXX.pdf", &path, &error);
  char *text;

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  text = test_pdf_run ((const char *const[]){ "pdfinfo", path, option, NULL });
  g_unlink (path);
  return text;
}
