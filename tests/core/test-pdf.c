/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reports/sales-pdf.h"

#include "base/sales-date.h"
#include "base/sales-error.h"

#include "sales-test-pdf.h"

#define HOSTILE "<b>&\"%n%s\\(x)🙂 שלום עולם"

static SalesReport *
report_new (SalesPaper paper)
{
  SalesReport *report = sales_report_new (paper, sales_locale_get_default ());

  sales_report_set_title (report, "Łódź – Đạt");
  sales_report_set_header (report, "A company", "A report");
  sales_report_set_footer (report, "Footer one", "Footer two");
  return report;
}

static void
fill_table (SalesReport *report, int n_rows, const char *name)
{
  SalesReportTable *table;

  sales_report_add_heading (report, "A heading", NULL);
  table = sales_report_add_table (report);
  sales_report_table_add_column (table, "Thing", SALES_TABLE_TEXT);
  sales_report_table_add_column (table, "Figure", SALES_TABLE_FIGURE);
  for (int i = 0; i < n_rows; i++)
    {
      sales_report_table_take_cell (table, g_strdup_printf ("%s %d", name, i));
      sales_report_table_take_signed_cell (table, g_strdup_printf ("+%d", i * 7), 1);
      sales_report_table_end_row (table, FALSE);
    }
}

static GBytes *
to_bytes (SalesReport *report)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = sales_pdf_to_bytes (&report, 1, sales_report_get_title (report), &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_pages (void)
{
  g_autoptr (SalesReport) report = report_new (SALES_PAPER_A4);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *second = NULL;
  int n_pages;

  if (!test_pdf_can_read ())
    return;
  fill_table (report, 120, "Row");
  n_pages = sales_report_get_n_pages (report);
  g_assert_cmpint (n_pages, >=, 3);
  g_assert_cmpint (n_pages, <=, 4);
  pdf = to_bytes (report);
  text = test_pdf_text (pdf, 0);
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *row = g_strdup_printf ("Row %d ▲ +%d", i, i * 7);

      test_pdf_assert_has (text, row);
    }
  /* The table's header and the frame stand on every page. */
  second = test_pdf_text (pdf, 2);
  test_pdf_assert_has (second, "Thing Figure");
  test_pdf_assert_has (second, "A company");
  test_pdf_assert_has (second, "Footer two");
  test_pdf_assert_has (second, n_pages == 3 ? "2 of 3" : "2 of 4");
}

/* A heading never stands alone at the foot, and no last row alone on the next page. */
static void
test_breaks (void)
{
  for (int before = 0; before < 60; before++)
    {
      g_autoptr (SalesReport) report = report_new (SALES_PAPER_LETTER);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *first = NULL;

      for (int i = 0; i < before; i++)
        sales_report_add_text (report, SALES_REPORT_BODY, "A line");
      fill_table (report, 3, "Row");
      g_assert_cmpint (sales_report_get_n_pages (report), <=, 2);
      if (sales_report_get_n_pages (report) == 1)
        continue;
      if (!test_pdf_can_read ())
        return;
      pdf = to_bytes (report);
      first = test_pdf_text (pdf, 1);
      if (strstr (first, "A heading") != NULL)
        test_pdf_assert_has (first, "Row 0");
      g_assert_null (strstr (first, "Row 2"));
      if (strstr (first, "A heading") == NULL)
        break;
    }
}

/* A short table is not broken, so that its sum stands below what it sums. */
static void
test_short_table (void)
{
  if (!test_pdf_can_read ())
    return;
  for (int n_rows = 26; n_rows < 40; n_rows++)
    {
      g_autoptr (SalesReport) report = report_new (SALES_PAPER_A4);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      fill_table (report, n_rows, "Row");
      fill_table (report, 4, "Part");
      pdf = to_bytes (report);
      text = test_pdf_text (pdf, sales_report_get_n_pages (report));
      if (strstr (text, "Part 3") != NULL)
        test_pdf_assert_has (text, "Part 0");
    }
}

static void
test_metadata (void)
{
  g_autoptr (SalesReport) report = report_new (SALES_PAPER_LETTER);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *info = NULL, *structure = NULL;
  const char *data;
  gsize length;
  SalesDay today;

  if (!test_pdf_can_read ())
    return;
  g_assert_true (sales_day_parse_iso ("2026-10-05", -1, &today));
  sales_today_set (today);
  sales_report_add_title (report, "A title", "and more");
  fill_table (report, 3, "Row");
  pdf = to_bytes (report);
  info = test_pdf_info (pdf, "-isodates");
  test_pdf_assert_has (info, "Łódź – Đạt");
  test_pdf_assert_has (info, "2026-10-05T00:00:00Z");
  test_pdf_assert_has (info, "612 x 792 pts (letter)");
  test_pdf_assert_has (info, "Tagged:          yes");
  g_assert_null (strstr (info, "Author"));
  data = g_bytes_get_data (pdf, &length);
  g_assert_nonnull (memmem (data, length, "/Lang (en)", strlen ("/Lang (en)")));
  structure = test_pdf_info (pdf, "-struct");
  test_pdf_assert_has (structure, "H1");
  test_pdf_assert_has (structure, "Table");
  test_pdf_assert_has (structure, "TH");
  test_pdf_assert_has (structure, "TD");
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) first = NULL, second = NULL, later = NULL;
  SalesDay today;

  g_assert_true (sales_day_parse_iso ("2026-10-05", -1, &today));
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (SalesReport) report = report_new (SALES_PAPER_A4);
      GBytes **bytes = i == 0 ? &first : i == 1 ? &second : &later;

      sales_today_set (i == 2 ? today + 1 : today);
      sales_report_add_title (report, "Agnieszka Wójcik", NULL);
      fill_table (report, 50, HOSTILE);
      *bytes = to_bytes (report);
    }
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, later));
}

static void
test_hostile (void)
{
  g_autoptr (SalesReport) report = report_new (SALES_PAPER_A4);
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append (endless, "W");
  sales_report_set_title (report, HOSTILE);
  sales_report_set_header (report, endless->str, HOSTILE);
  sales_report_set_footer (report, endless->str, HOSTILE);
  sales_report_add_title (report, HOSTILE, endless->str);
  sales_report_add_title (report, endless->str, "");
  sales_report_add_text (report, SALES_REPORT_LEAD_BOLD, "\xff\xfe not UTF-8 \xc3");
  fill_table (report, 3, HOSTILE);
  fill_table (report, 2, endless->str);
  pdf = to_bytes (report);
  if (!test_pdf_can_read ())
    return;
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "<b>&\"%n%s\\(x)");
}

/* Words that a narrow column has no room for are wrapped, not cut off. */
static void
test_wraps (void)
{
  g_autoptr (SalesReport) report = report_new (SALES_PAPER_A4);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  SalesReportTable *table = sales_report_add_table (report);

  if (!test_pdf_can_read ())
    return;
  for (int i = 0; i < 6; i++)
    sales_report_table_add_column (table, "Palyginti su praėjusiais metais", i < 2 ? SALES_TABLE_TEXT : SALES_TABLE_FIGURE);
  for (int i = 0; i < 6; i++)
    sales_report_table_add_cell (table, i < 2 ? "one two three four five six seven eight nine ten" : "−12 345 678 901 234,56 €");
  sales_report_table_end_row (table, FALSE);
  pdf = to_bytes (report);
  text = test_pdf_text (pdf, 0);
  test_pdf_assert_has (text, "ten");
  g_assert_null (strstr (text, "…"));
}

static void
test_save (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sales-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "a.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (SalesReport) report = report_new (SALES_PAPER_A4);
  g_autoptr (GError) error = NULL;

  sales_report_add_title (report, "A title", NULL);
  g_assert_true (sales_pdf_save (report, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-1."));
  g_assert_false (sales_pdf_save (report, nowhere, &error));
  g_assert_error (error, SALES_ERROR, SALES_ERROR_NOT_FOUND);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

/* Signatures stand below what is signed: rows of the table before them, at least. */
static void
test_signatures (void)
{
  static const char *const names[] = { "Somebody, date", "Manager, date" };

  if (!test_pdf_can_read ())
    return;
  for (int n_rows = 28; n_rows < 44; n_rows++)
    {
      g_autoptr (SalesReport) report = report_new (SALES_PAPER_A4);
      g_autoptr (GBytes) pdf = NULL;
      g_autofree char *text = NULL;

      fill_table (report, n_rows, "Row");
      sales_report_add_signatures (report, names, G_N_ELEMENTS (names));
      pdf = to_bytes (report);
      text = test_pdf_text (pdf, sales_report_get_n_pages (report));
      test_pdf_assert_has (text, "Manager, date");
      test_pdf_assert_has (text, "Row ");
    }
}

/* What somebody wrote is there to its last word, on as many pages as it takes; an endless name is
 * not. */
static void
test_long_note (void)
{
  g_autoptr (SalesReport) report = report_new (SALES_PAPER_LETTER);
  g_autoptr (GString) note = g_string_new (NULL);
  SalesReportTable *table = sales_report_add_table (report);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  int n_pages;

  if (!test_pdf_can_read ())
    return;
  for (int i = 0; i < 3000; i++)
    g_string_append_printf (note, "%sword%d", i % 50 == 49 ? "\n" : i > 0 ? " " : "", i);
  sales_report_table_add_column (table, "Name", SALES_TABLE_TEXT);
  sales_report_table_add_column (table, "Note", SALES_TABLE_TEXT);
  sales_report_table_add_cell (table, note->str);
  sales_report_table_add_note (table, note->str);
  sales_report_table_end_row (table, FALSE);
  sales_report_add_text (report, SALES_REPORT_BODY, note->str);
  n_pages = sales_report_get_n_pages (report);
  g_assert_cmpint (n_pages, >=, 6);
  g_assert_cmpint (n_pages, <=, 20);
  pdf = to_bytes (report);
  text = test_pdf_text (pdf, 0);
  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%d%s", i, i < 2999 ? " " : "");
      const char *first = strstr (text, word);

      g_assert_nonnull (first);
      g_assert_nonnull (strstr (first + 1, word));
      if (i > 100)
        g_assert_null (strstr (strstr (first + 1, word) + 1, word));
    }
}

static void
test_paper (void)
{
  SalesPaper paper;

  g_assert_true (sales_paper_from_string ("Letter", &paper));
  g_assert_cmpint (paper, ==, SALES_PAPER_LETTER);
  g_assert_true (sales_paper_from_string ("a4", &paper));
  g_assert_cmpint (paper, ==, SALES_PAPER_A4);
  g_assert_false (sales_paper_from_string ("a5", &paper));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/pages", test_pages);
  g_test_add_func ("/pdf/breaks", test_breaks);
  g_test_add_func ("/pdf/short-table", test_short_table);
  g_test_add_func ("/pdf/metadata", test_metadata);
  g_test_add_func ("/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/hostile", test_hostile);
  g_test_add_func ("/pdf/wraps", test_wraps);
  g_test_add_func ("/pdf/save", test_save);
  g_test_add_func ("/pdf/signatures", test_signatures);
  g_test_add_func ("/pdf/long-note", test_long_note);
  g_test_add_func ("/pdf/paper", test_paper);
  return g_test_run ();
}
