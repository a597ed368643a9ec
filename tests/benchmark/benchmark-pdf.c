/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many pages of review summaries a second: tagged, from figures in memory to the bytes of the
 * file, against bare cairo that draws the very same lines and areas without any text. The shapes
 * are read back from a summary's own PDF. */

#include "config.h"

#include <cairo-pdf.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <gio/gio.h>

#include "reports/sales-pdf.h"

#include "../core/sales-test-review.h"

#define N_PAGES 200
#define N_RUNS 7

static SalesDocumentInfo info;

/* Microseconds of work: what else the machine does meanwhile does not count. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Shapes ---------------------------------------------------------------------------------------- */

typedef struct
{
  char   op[4];
  double n[6];
  int    n_numbers;
} Shape;

static GBytes *
inflate (const char *data, gsize length)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (zlib));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* The operators of a page that draw something, or say how, one after the other. */
static void
read_shapes (GArray *shapes, const char *text)
{
  static const char *const wanted[] = { "q", "Q", "w", "J", "j", "d", "rg", "RG", "re", "m", "l", "c", "h", "S", "f", "f*", "W", "n" };
  g_auto (GStrv) tokens = g_strsplit_set (text, " \n[]", -1);
  double numbers[6];
  int n = 0;
  gboolean in_text = FALSE;

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      Shape shape = { "" };
      char *end;
      double number;

      if (tokens[i][0] == '\0')
        continue;
      number = g_ascii_strtod (tokens[i], &end);
      if (*end == '\0' && end != tokens[i])
        {
          if (n < 6)
            numbers[n++] = number;
          continue;
        }
      in_text = (in_text || g_str_equal (tokens[i], "BT")) && !g_str_equal (tokens[i], "ET");
      if (!in_text && g_strv_contains (wanted, tokens[i]) && strlen (tokens[i]) < sizeof shape.op)
        {
          strcpy (shape.op, tokens[i]);
          memcpy (shape.n, numbers, sizeof shape.n);
          shape.n_numbers = n;
          g_array_append_val (shapes, shape);
        }
      n = 0;
    }
}

/* Of all pages of a file; @n_pages tells how many. */
static GPtrArray *
read_pages (GBytes *pdf)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);
  const char *end = data + length;

  for (const char *at = data; (at = memmem (at, end - at, "stream\n", 7)) != NULL; at += 7)
    {
      const char *stop;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      if (at >= data + 3 && memcmp (at - 3, "end", 3) == 0)
        continue;
      stop = memmem (at, end - at, "endstream", 9);
      if (stop == NULL)
        break;
      bytes = inflate (at + 7, stop - at - 7);
      if (bytes == NULL)
        continue;
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (strstr (text, " BDC") != NULL)
        {
          GArray *shapes = g_array_new (FALSE, FALSE, sizeof (Shape));

          read_shapes (shapes, text);
          g_ptr_array_add (pages, shapes);
        }
    }
  return pages;
}

static void
draw_shape (cairo_t *cr, const Shape *shape)
{
  const double *n = shape->n;

  switch (shape->op[0])
    {
    case 'q': cairo_save (cr); break;
    case 'Q': cairo_restore (cr); break;
    case 'w': cairo_set_line_width (cr, n[0]); break;
    case 'J': cairo_set_line_cap (cr, (cairo_line_cap_t) n[0]); break;
    case 'j': cairo_set_line_join (cr, (cairo_line_join_t) n[0]); break;
    case 'd': cairo_set_dash (cr, n, shape->n_numbers - 1, n[shape->n_numbers - 1]); break;
    case 'R': cairo_set_source_rgb (cr, n[0], n[1], n[2]); break;
    case 'r':
      if (shape->op[1] == 'g')
        cairo_set_source_rgb (cr, n[0], n[1], n[2]);
      else
        cairo_rectangle (cr, n[0], n[1], n[2], n[3]);
      break;
    case 'm': cairo_move_to (cr, n[0], n[1]); break;
    case 'l': cairo_line_to (cr, n[0], n[1]); break;
    case 'c': cairo_curve_to (cr, n[0], n[1], n[2], n[3], n[4], n[5]); break;
    case 'h': cairo_close_path (cr); break;
    case 'S': cairo_stroke (cr); break;
    case 'f': cairo_fill (cr); break;
    case 'W': cairo_clip_preserve (cr); break;
    case 'n': cairo_new_path (cr); break;
    default: g_assert_not_reached ();
    }
}

static cairo_status_t
count_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static double
draw_bare (GPtrArray *pages, guint n_pages)
{
  gint64 start = now ();
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size, 595.276, 841.89);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      GArray *shapes = pages->pdata[i % pages->len];

      for (guint s = 0; s < shapes->len; s++)
        draw_shape (cr, &g_array_index (shapes, Shape, s));
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (size, >, 0);
  return (now () - start) / 1e6;
}

/* Summaries -------------------------------------------------------------------------------------- */

/* A review of somebody, names, figures, products and goals differ; two pages each. A year's has a
 * line of 365 days, a quarter's one of 92 and hardly any shapes among its texts. */
static SalesReview *
review_new (guint number, const char *period)
{
  g_autofree char *name = g_strdup_printf ("Agnieszka Wójcik %u", number);
  SalesReview *review = test_review_new_person (name);
  SalesOverview *overview = review->overview;

  g_assert_true (sales_period_parse (period, 1, &overview->period));
  overview->today = test_day ("2027-01-05");
  overview->amount.actual = overview->amount.compared = EURO (90000 + number * 1234);
  g_free (overview->pace);
  test_overview_fill_pace (overview);
  for (int i = 0; i < overview->n_pace; i++)
    overview->pace[i].actual += EURO (i % 7) * (number + 1);
  for (int i = 0; i < overview->n_months; i++)
    overview->month_amount[i] += EURO (number * 37);
  for (guint i = 0; i < overview->products->len; i++)
    {
      SalesProductRow *row = overview->products->pdata[i];

      row->amount += EURO (number * (i + 3));
      row->contribution += EURO (number * (i + 1));
    }
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *first = g_strdup_printf ("2026-%02d-01", month);
      SalesMonth whole = 2026 * 12 + month - 1;

      test_review_add_goal (review, first, first, 1, 50000 + number * 17 + month, SALES_GOAL_REASON_FIRST, NULL);
      ((SalesGoalEntry *) review->goals->pdata[review->goals->len - 1])->last_day = sales_month_last_day (whole);
    }
  return review;
}

static GPtrArray *
reviews_new (const char *period)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_review_free);

  for (guint i = 0; i < N_PAGES / 2; i++)
    g_ptr_array_add (reviews, review_new (i, period));
  return reviews;
}

/* @one_file: all of them in one, or each in its own. */
static double
draw_summaries (const SalesWording *wording, GPtrArray *reviews, gboolean one_file, guint *n_pages, GBytes **last)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) sales_report_free);
  gint64 start = now ();

  *n_pages = 0;
  for (guint i = 0; i < reviews->len; i++)
    {
      SalesReport *report = sales_review_summary_new (wording, reviews->pdata[i], SALES_PAPER_A4);

      g_ptr_array_add (reports, report);
      *n_pages += (guint) sales_report_get_n_pages (report);
      if (!one_file)
        {
          g_clear_pointer (last, g_bytes_unref);
          *last = sales_pdf_to_bytes (&report, 1, "Review", NULL);
          g_ptr_array_set_size (reports, 0);
        }
    }
  if (one_file)
    {
      g_clear_pointer (last, g_bytes_unref);
      *last = sales_pdf_to_bytes ((SalesReport *const *) reports->pdata, reports->len, "Reviews", NULL);
    }
  return (now () - start) / 1e6;
}

static int
compare_doubles (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

static double
median (double *values)
{
  qsort (values, N_RUNS, sizeof (double), compare_doubles);
  return values[N_RUNS / 2];
}

static void
measure (const SalesWording *wording, const char *name, const char *period)
{
  double bare[N_RUNS], one_file[N_RUNS], files[N_RUNS], b, o, f;
  g_autoptr (GPtrArray) reviews = reviews_new (period);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_pages;

  draw_summaries (wording, reviews, FALSE, &n_pages, &bytes);
  pages = read_pages (bytes);
  for (int run = 0; run < N_RUNS; run++)
    {
      bare[run] = draw_bare (pages, n_pages);
      one_file[run] = draw_summaries (wording, reviews, TRUE, &n_pages, &bytes);
      files[run] = draw_summaries (wording, reviews, FALSE, &n_pages, &bytes);
    }
  b = median (bare);
  o = median (one_file);
  f = median (files);
  g_print ("%s: %u pages, medians of %d runs\n", name, n_pages, N_RUNS);
  g_print ("  bare cairo, same shapes  %5.2f ms/page\n", b * 1000 / n_pages);
  g_print ("  tagged, all in one file  %5.2f ms/page  %4.0f pages/s  %.2f x bare\n", o * 1000 / n_pages, n_pages / o, o / b);
  g_print ("  tagged, a file for each  %5.2f ms/page  %4.0f pages/s  %.2f x bare\n", f * 1000 / n_pages, n_pages / f, f / b);
}

int
main (int argc, char **argv)
{
  SalesWording wording;

  setlocale (LC_ALL, "");
  info = test_info ();
  wording = (SalesWording){ &info, sales_locale_get_default () };
  sales_today_set (test_day ("2027-01-05"));
  measure (&wording, "reviews of a year", "2026");
  measure (&wording, "reviews of a quarter", "2026-Q3");
  return 0;
}
