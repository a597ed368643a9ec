/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sales-import-problem.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/sales-text.h"

/* Characters of a cell that a message shows. */
#define VALUE_CHARS 60

static const char *const reasons[] = {
  [SALES_IMPORT_PROBLEM_EMPTY_FILE] = N_("The file is empty."),
  [SALES_IMPORT_PROBLEM_HEADER_ONLY] = N_("The file has column names but no rows."),
  [SALES_IMPORT_PROBLEM_NOT_A_FILE] = N_("This is not a regular file but a folder, a device or a pipe."),
  [SALES_IMPORT_PROBLEM_BINARY] = N_("This is neither a spreadsheet nor a text file. Save the table as .xlsx or CSV and choose that file."),
  [SALES_IMPORT_PROBLEM_ENCODING] = N_("The text is not UTF-8 from here on. Save the file as CSV in UTF-8."),
  [SALES_IMPORT_PROBLEM_NUL] = N_("There is a NUL byte in the text. The file is damaged or is not a text file."),
  [SALES_IMPORT_PROBLEM_OPEN_QUOTE] = N_("A quotation mark opens here and never closes."),
  [SALES_IMPORT_PROBLEM_LONG_LINE] = N_("The line that begins here does not end within 16 MiB."),
  [SALES_IMPORT_PROBLEM_TOO_MANY_COLUMNS] = N_("There are more than 1,024 columns."),
  [SALES_IMPORT_PROBLEM_UNKNOWN_KIND] = N_("The column names do not tell what the file holds. Name the columns."),
  [SALES_IMPORT_PROBLEM_NO_SUCH_COLUMN] = N_("The file has no such column."),
  [SALES_IMPORT_PROBLEM_COLUMN_TWICE] = N_("Two columns hold the same. Name the one to take."),
  [SALES_IMPORT_PROBLEM_CHANGED_MEANWHILE] = N_("The file changed while it was read, or could not be read to its end."),
  [SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET] = N_("This kind of spreadsheet is not read. Save it as .xlsx or CSV and choose that file."),
  [SALES_IMPORT_PROBLEM_ENCRYPTED] = N_("The file is protected by a password. Save it without one and choose that file."),
  [SALES_IMPORT_PROBLEM_DAMAGED] = N_("The spreadsheet is damaged: a part of it is missing or cannot be read."),
  [SALES_IMPORT_PROBLEM_UNPACKED_SIZE] = N_("Unpacked, the spreadsheet is too large. Save the table as CSV and choose that file."),
  [SALES_IMPORT_PROBLEM_UNPACKED_RATIO] = N_("A part of the file grows more than 200 times when it is unpacked. No real spreadsheet does, so it is not opened."),
  [SALES_IMPORT_PROBLEM_TOO_MANY_PARTS] = N_("The spreadsheet has more than 100 parts. Save the table as CSV and choose that file."),
  [SALES_IMPORT_PROBLEM_NO_SUCH_SHEET] = N_("The file has no such sheet."),
  [SALES_IMPORT_PROBLEM_SEVERAL_SHEETS] = N_("Several sheets hold data. Choose one of them."),
  [SALES_IMPORT_PROBLEM_MERGED] = N_("Cells of several rows are merged here. Split them so that every row has its own values."),
  [SALES_IMPORT_PROBLEM_TOTALS_DIFFER] = N_("The sums of the file and of the document are not equal. Nothing was imported."),
  [SALES_IMPORT_PROBLEM_FIELD_COUNT] = N_("The row does not have as many cells as there are columns."),
  [SALES_IMPORT_PROBLEM_STRAY_QUOTE] = N_("There is text after a closing quotation mark."),
  [SALES_IMPORT_PROBLEM_FORMULA_ERROR] = N_("The formula in this cell came to an error."),
  [SALES_IMPORT_PROBLEM_NOT_CALCULATED] = N_("The formula in this cell has no value yet. Open the file in a spreadsheet program and save it again."),
  [SALES_IMPORT_PROBLEM_MISSING] = N_("The cell is empty but is needed."),
  [SALES_IMPORT_PROBLEM_NOT_A_NUMBER] = N_("This is not a number. Use digits and a decimal point."),
  [SALES_IMPORT_PROBLEM_TOO_PRECISE] = N_("The number has more decimals than the document keeps."),
  [SALES_IMPORT_PROBLEM_OVERFLOW] = N_("The number, or what is calculated with it, is too large."),
  [SALES_IMPORT_PROBLEM_NEGATIVE] = N_("A goal cannot be below zero."),
  [SALES_IMPORT_PROBLEM_NOT_A_DATE] = N_("This is not a date in the form 2026-09-25."),
  [SALES_IMPORT_PROBLEM_NO_SUCH_DAY] = N_("There is no such day, or it lies outside the years 1900 to 2199."),
  [SALES_IMPORT_PROBLEM_OTHER_CURRENCY] = N_("This is another currency than the document’s."),
  [SALES_IMPORT_PROBLEM_NOT_A_SHARE] = N_("This is not a share between 0 and 1, or 0% and 100%."),
  [SALES_IMPORT_PROBLEM_TOO_LONG] = N_("The text is longer than 200 characters."),
  [SALES_IMPORT_PROBLEM_UNKNOWN_PERSON] = N_("The document has no person with this id or name."),
  [SALES_IMPORT_PROBLEM_UNKNOWN_CUSTOMER] = N_("The document has no customer with this id or name."),
  [SALES_IMPORT_PROBLEM_UNKNOWN_PRODUCT] = N_("The document has no product with this id or name."),
  [SALES_IMPORT_PROBLEM_UNKNOWN_ORDER] = N_("There is no order with this number, in the document or in the files."),
  [SALES_IMPORT_PROBLEM_UNKNOWN_SCOPE] = N_("The document has no team, department, territory or category of this name."),
  [SALES_IMPORT_PROBLEM_AMBIGUOUS_NAME] = N_("The name stands for more than one. Use the id."),
  [SALES_IMPORT_PROBLEM_UNKNOWN_WORD] = N_("This word is not known here."),
  [SALES_IMPORT_PROBLEM_DUPLICATE] = N_("The same stands in the file a second time."),
  [SALES_IMPORT_PROBLEM_ORDER_CONFLICT] = N_("The rows of this order do not agree about its dates, customer, person or territory."),
  [SALES_IMPORT_PROBLEM_TOO_MANY_LINES] = N_("The order has more than 4,095 lines."),
  [SALES_IMPORT_PROBLEM_ENDS_BEFORE_START] = N_("The last day lies before the first."),
  [SALES_IMPORT_PROBLEM_OWN_MANAGER] = N_("Following the managers upward leads back to the same person."),
  [SALES_IMPORT_PROBLEM_CREDIT_SUM] = N_("The shares of the order do not add up to 100%."),
};

/**
 * sales_import_problem_new:
 * @code: what is wrong
 * @file: the file as the user calls it
 * @line: the physical line from 1, or 0
 * @column: (nullable): the column's header
 * @value: (nullable): the cell, of which no more is kept than a message can show
 *
 * Returns: (transfer full): a problem
 */
SalesImportProblem *
sales_import_problem_new (SalesImportProblemCode code, const char *file, gint64 line, const char *column,
                          const char *value)
{
  SalesImportProblem *self = g_new0 (SalesImportProblem, 1);

  self->code = code;
  self->file = g_strdup (file);
  self->line = line;
  self->column = g_strdup (column);
  if (value != NULL)
    {
      g_autofree char *clean = sales_text_clean_line (value);

      if (g_utf8_strlen (clean, -1) > VALUE_CHARS)
        {
          g_autofree char *head = g_utf8_substring (clean, 0, VALUE_CHARS - 1);

          self->value = g_strconcat (head, "…", NULL);
        }
      else
        self->value = g_steal_pointer (&clean);
    }
  return self;
}

/**
 * sales_import_problem_free:
 * @self: (transfer full): a problem
 */
void
sales_import_problem_free (SalesImportProblem *self)
{
  g_free (self->file);
  g_free (self->column);
  g_free (self->value);
  g_free (self);
}

/**
 * sales_import_problem_is_of_file:
 * @self: a problem
 *
 * Returns: whether the whole file cannot be taken, so that leaving out rows does not help
 */
gboolean
sales_import_problem_is_of_file (const SalesImportProblem *self)
{
  return self->code <= SALES_IMPORT_PROBLEM_LAST_OF_FILE;
}

/**
 * sales_import_problem_get_reason:
 * @self: a problem
 *
 * Returns: (transfer full): the reason as a sentence in the user's language, without the place
 */
char *
sales_import_problem_get_reason (const SalesImportProblem *self)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, self->related_line);

  if (self->related_line > 0 && self->code == SALES_IMPORT_PROBLEM_DUPLICATE)
    /* TRANSLATORS: %s is the number of a line in the same file. */
    return g_strdup_printf (_("The same stands on line %s already."), line);
  if (self->related_line > 0 && self->code == SALES_IMPORT_PROBLEM_ORDER_CONFLICT)
    /* TRANSLATORS: %s is the number of a line in the same file. */
    return g_strdup_printf (_("Line %s says something else about the same order."), line);
  return g_strdup (_(reasons[self->code]));
}

/**
 * sales_import_problem_describe:
 * @self: a problem
 *
 * Returns: (transfer full): place and reason in the user's language
 */
char *
sales_import_problem_describe (const SalesImportProblem *self)
{
  g_autofree char *reason = sales_import_problem_get_reason (self);
  g_autofree char *file = sales_text_isolate (self->file);
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, self->line);
  g_autofree char *column = self->column != NULL ? sales_text_isolate (self->column) : NULL;
  g_autofree char *value = self->value != NULL ? sales_text_isolate (self->value) : NULL;

  if (self->line == 0 && value != NULL)
    /* TRANSLATORS: a file, a text that stands there or was asked for, a sentence with the reason. */
    return g_strdup_printf (_("%1$s, “%2$s”: %3$s"), file, value, reason);
  if (self->line == 0)
    /* TRANSLATORS: a file, a sentence with the reason. */
    return g_strdup_printf (_("%1$s: %2$s"), file, reason);
  if (column == NULL && value == NULL)
    /* TRANSLATORS: a file, the number of a line, a sentence with the reason. */
    return g_strdup_printf (_("%1$s, line %2$s: %3$s"), file, line, reason);
  if (column == NULL)
    /* TRANSLATORS: a file, the number of a line, the text of a cell, a sentence with the reason. */
    return g_strdup_printf (_("%1$s, line %2$s, “%3$s”: %4$s"), file, line, value, reason);
  if (value == NULL || value[0] == '\0')
    /* TRANSLATORS: a file, the number of a line, the name of a column, a sentence with the reason. */
    return g_strdup_printf (_("%1$s, line %2$s, column %3$s: %4$s"), file, line, column, reason);
  /* TRANSLATORS: a file, the number of a line, the name of a column, the text of the cell, a sentence with the reason. */
  return g_strdup_printf (_("%1$s, line %2$s, column %3$s, “%4$s”: %5$s"), file, line, column, value, reason);
}
