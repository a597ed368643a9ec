/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-text.h"

#include <string.h>

/* The longest name the document takes, in characters. */
#define NAME_MAX_CHARS 200

/* Letters that carry their mark inside and have no decomposition in Unicode. */
static const struct
{
  gunichar    letter;
  const char *folded;
} folds[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f8, "o" }, { 0x0111, "d" },  { 0x00f0, "d" },
  { 0x0142, "l" },  { 0x0153, "oe" }, { 0x00fe, "th" }, { 0x0131, "i" }, { 0x0127, "h" },
};

/**
 * sales_text_fold:
 * @text: any UTF-8 text
 *
 * For searching and comparing: letter case, accents and marks do not matter, so that "lodz" finds
 * "Łódź" and "dat" finds "Đạt". Runs of white space become one space.
 *
 * Returns: (transfer full): the folded text
 */
char *
sales_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *lower = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *result = g_string_sized_new (strlen (apart));
  gboolean space = FALSE;

  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *folded = NULL;

      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isspace (c))
        {
          space = result->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (result, ' ');
      space = FALSE;
      for (gsize i = 0; c >= 0x80 && i < G_N_ELEMENTS (folds) && folded == NULL; i++)
        if (folds[i].letter == c)
          folded = folds[i].folded;
      if (folded != NULL)
        g_string_append (result, folded);
      else
        g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

/**
 * sales_text_clean_line:
 * @text: what somebody typed or pasted, any bytes
 *
 * Line ends, tabs and control characters become spaces, runs of space one, and the ends are
 * trimmed. Bidirectional overrides are dropped, because they can make a text look like another.
 *
 * Returns: (transfer full): one clean line of valid UTF-8
 */
char *
sales_text_clean_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *result = g_string_sized_new (strlen (valid));
  gboolean space = FALSE;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff)
        continue;
      if (c == ' ' || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        {
          space = result->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (result, ' ');
      space = FALSE;
      g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

/**
 * sales_text_is_name:
 * @text: a text
 *
 * Returns: whether it can be somebody's or something's name: clean, not empty, at most 200
 *   characters
 */
gboolean
sales_text_is_name (const char *text)
{
  g_autofree char *clean = NULL;

  if (!g_utf8_validate (text, -1, NULL) || text[0] == '\0' ||
      g_utf8_strlen (text, -1) > NAME_MAX_CHARS)
    return FALSE;
  clean = sales_text_clean_line (text);
  return strcmp (clean, text) == 0;
}

/**
 * sales_text_isolate:
 * @text: a name that stands inside a sentence
 *
 * Returns: (transfer full): @text between Unicode isolates if it has right-to-left letters, so
 *   that it cannot reorder the sentence around it; otherwise a copy
 */
char *
sales_text_isolate (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x590 && ((c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfefc) || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff)))
        return g_strconcat ("\xe2\x81\xa8", text, "\xe2\x81\xa9", NULL);
    }
  return g_strdup (text);
}

/**
 * sales_text_to_filename:
 * @text: any text, as a person's name
 *
 * Returns: (transfer full): a file name of at most 80 characters without anything that a file
 *   system or a shell could take for a path, never empty
 */
char *
sales_text_to_filename (const char *text)
{
  g_autofree char *clean = sales_text_clean_line (text);
  GString *result = g_string_new (NULL);
  int count = 0;

  for (const char *p = clean; *p != '\0' && count < 80; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean keep = g_unichar_isalnum (c) || g_unichar_ismark (c) || c == ' ' || c == '-' || c == '_' || (c == '.' && result->len > 0);

      if (keep)
        g_string_append_unichar (result, c);
      else if (result->len > 0 && result->str[result->len - 1] != '-')
        g_string_append_c (result, '-');
      count++;
    }
  while (result->len > 0 && strchr (" .-", result->str[result->len - 1]) != NULL)
    g_string_truncate (result, result->len - 1);
  if (result->len == 0)
    g_string_append (result, "document");
  return g_string_free (result, FALSE);
}
