/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads what libFuzzer makes up as a text file: first how it is written, then all its rows, and every
 * cell as a number, a share, a date and a period under each reading. */

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "exchange/sales-csv-reader.h"
#include "exchange/sales-import-columns.h"
#include "exchange/sales-import-date.h"
#include "exchange/sales-import-value.h"
#include "exchange/sales-import-words.h"
#include "exchange/sales-text-encoding.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_number (SalesCell cell, char decimal, const SalesCurrency *currency)
{
  SalesNumberFormat format = { decimal, (cell.length & 1) != 0, 1 };
  SalesImportProblemCode code = SALES_IMPORT_PROBLEM_LAST_OF_FILE;
  SalesShare share = 0;
  gint64 value;

  if (!sales_import_parse_decimal (cell, &format, 4, &value, &code))
    g_assert_cmpint (code, !=, SALES_IMPORT_PROBLEM_LAST_OF_FILE);
  sales_import_parse_money (cell, &format, 6, currency, &value, &code);
  if (sales_import_parse_share (cell, &format, &share, &code))
    g_assert_true (share >= 0 && share <= SALES_SHARE_WHOLE);
}

static void
read_cell (SalesCell cell, const SalesCurrency *currency)
{
  SalesDay days[SALES_DATES_N], day;
  SalesImportProblemCode code;
  SalesWideColumn period;
  gboolean differ;
  guint readings;

  g_assert_true (g_utf8_validate_len (cell.text, cell.length, NULL));
  cell = sales_import_trim (cell);
  if (cell.length == 0)
    return;
  read_number (cell, '.', currency);
  read_number (cell, ',', currency);
  read_number (cell, 0, currency);
  sales_import_number_readings (cell, &differ);
  sales_import_find_currency (cell, currency->code);
  readings = sales_import_date_readings (cell, days);
  for (guint reading = 1; reading < 1u << SALES_DATES_N; reading <<= 1)
    if (sales_import_parse_day (cell, reading, &day, &code))
      g_assert_true ((readings & reading) != 0 && day >= SALES_DAY_MIN && day <= SALES_DAY_MAX);
  sales_import_parse_day (cell, 0, &day, &code);
  if (sales_import_parse_period (cell.text, cell.length, &period))
    {
      SalesDay first, last;

      g_assert_true (period.first >= 1 && period.first <= 12);
      if (sales_import_period_days (&period, 2026, 4, &first, &last))
        g_assert_cmpint (first, <=, last);
    }
  sales_import_words_is_total (cell.text, cell.length);
}

static void
read_file (const char *path, const SalesCsvDialect *dialect)
{
  SalesImportProblem *problem = NULL;
  g_autoptr (SalesCsvReader) reader = sales_csv_reader_open (path, dialect, &problem, NULL);
  g_autoptr (SalesImportProblem) owned = problem;
  g_autoptr (SalesImportMapping) mapping = NULL;
  SalesCurrency currency;
  int twice;

  g_assert_true ((reader == NULL) == (problem != NULL));
  if (reader == NULL)
    return;
  sales_currency_init (&currency, "EUR");
  mapping = sales_import_mapping_new (sales_csv_reader_get_headers (reader), sales_csv_reader_get_n_columns (reader), NULL, &twice);
  while (sales_csv_reader_next (reader) == SALES_CSV_ROW)
    for (int i = 0; i < sales_csv_reader_get_n_fields (reader); i++)
      read_cell (sales_csv_reader_get_fields (reader)[i], &currency);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const SalesCsvHint nothing = { .header_line = -1 };
  g_auto (SalesCsvClues) clues = { 0 };
  SalesImportProblemCode code;
  SalesCsvDialect dialect;
  g_autofree char *path = NULL;
  int fd;

  if (size > 0 && size < 65536 && sales_csv_dialect_judge ((const char *) data, size, TRUE, &nothing, &dialect, &clues, &code))
    {
      g_assert_nonnull (sales_text_encoding_find (dialect.encoding));
      g_assert_true (dialect.separator[0] != '\0');
      fd = memfd_create ("fuzz", MFD_CLOEXEC);
      if (fd < 0 || write (fd, data, size) != (ssize_t) size)
        return 0;
      path = g_strdup_printf ("/proc/self/fd/%d", fd);
      read_file (path, &dialect);
      dialect.backslash = !dialect.backslash;
      dialect.bare_cr = !dialect.bare_cr;
      read_file (path, &dialect);
      close (fd);
    }
  return 0;
}
