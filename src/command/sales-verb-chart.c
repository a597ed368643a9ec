/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-verbs.h"

#include <glib/gi18n.h>

#include "command/sales-command-output.h"
#include "reports/sales-overview-sheet.h"
#include "reports/sales-picture-file.h"

#define LEAST_WIDTH 300
#define MOST_WIDTH 8000

typedef struct
{
  char *output;
  char *width;
} ChartOptions;

static void
chart_options_clear (ChartOptions *self)
{
  g_free (self->output);
  g_free (self->width);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChartOptions, chart_options_clear)

/* What is drawn: the whole overview, or one of its charts. */
typedef struct
{
  SalesWording    wording;
  SalesOverview  *overview;
  SalesChart     *chart; /* %NULL: the overview */
  SalesChartStyle style;
  double          width;
  double          height;
} Picture;

static void
draw (cairo_t *cr, gpointer user_data)
{
  const Picture *picture = user_data;

  if (picture->chart != NULL)
    sales_chart_sheet_draw (picture->chart, &picture->style, cr, picture->width, picture->height);
  else
    sales_overview_sheet_draw (&picture->wording, picture->overview, &picture->style, cr, picture->width);
}

static char *
dup_title (const Picture *picture)
{
  return picture->chart != NULL ? g_strdup (sales_chart_get_title (picture->chart))
                                : sales_wording_scope_name (&picture->wording, picture->overview);
}

static int
write_picture (Picture *picture, const char *suffix, const char *path)
{
  g_autofree char *title = dup_title (picture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = sales_picture_file_create (suffix, title, picture->width, picture->height, draw, picture, &error);

  if (content == NULL)
    {
      g_printerr ("sales-manager: %s\n(%s)\n", _("The picture could not be drawn."), error->message);
      return SALES_COMMAND_FAIL;
    }
  return sales_command_write_file (path, content);
}

static int
draw_chart (SalesDocument *document, const SalesScope *scope, const SalesPeriod *period, int kind, const char *suffix, const char *path, int width)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SalesOverview) overview = sales_document_call (document, sales_overview_request_new (scope, period), NULL, &error);
  g_autoptr (SalesChart) chart = NULL;
  Picture picture = {
    .wording = { sales_document_get_info (document), sales_locale_get_default () },
    .overview = overview,
    .style = { .palette = g_str_equal (suffix, "png") ? SALES_PALETTE_LIGHT : SALES_PALETTE_PRINT, .font_size = 12,
               .right_to_left = sales_locale_is_right_to_left (sales_locale_get_default ()) },
  };

  if (overview == NULL)
    return sales_command_fail (error, sales_document_get_path (document));
  if (kind < SALES_N_OVERVIEW_CHARTS && !sales_overview_chart_has_data (overview, (SalesOverviewChart) kind))
    {
      g_printerr ("sales-manager: %s\n", _("There are no figures for this chart in this scope and period. Nothing was written."));
      return SALES_COMMAND_FAIL;
    }
  if (kind < SALES_N_OVERVIEW_CHARTS)
    chart = sales_overview_chart_new (&picture.wording, overview, (SalesOverviewChart) kind);
  picture.chart = chart;
  picture.width = width > 0 ? width : chart != NULL ? 720 : 1000;
  picture.height = chart != NULL ? sales_chart_sheet_draw (chart, &picture.style, NULL, picture.width, 0)
                                 : sales_overview_sheet_get_height (&picture.wording, overview, &picture.style, picture.width);
  return write_picture (&picture, suffix, path);
}

/* The chart's name; SALES_N_OVERVIEW_CHARTS stands for the whole overview. -1: no such name. */
static int
find_chart (const char *name)
{
  SalesOverviewChart kind;

  if (g_str_equal (name, "overview"))
    return SALES_N_OVERVIEW_CHARTS;
  return sales_overview_chart_from_string (name, &kind) ? (int) kind : -1;
}

static int
check_options (SalesCommandLine *line, const ChartOptions *own, int *kind, int *width, char **suffix)
{
  guint64 number = 0;

  if (line->arguments->len == 0)
    return sales_command_wrong_usage (&sales_verb_chart, "%s", _("Name a chart: overview, pace, children, heat, products or months."));
  *kind = find_chart (g_ptr_array_index (line->arguments, 0));
  if (*kind < 0)
    return sales_command_wrong_usage (&sales_verb_chart, _("There is no chart “%s”. There are overview, pace, children, heat, products and months."), (char *) g_ptr_array_index (line->arguments, 0));
  g_ptr_array_remove_index (line->arguments, 0);
  if (own->output == NULL)
    return sales_command_wrong_usage (&sales_verb_chart, "%s", _("Say where to write it, with -o FILE."));
  *suffix = sales_command_dup_suffix (own->output);
  if (!g_str_equal (*suffix, "svg") && !g_str_equal (*suffix, "png") && !g_str_equal (*suffix, "pdf"))
    return sales_command_wrong_usage (&sales_verb_chart, _("“%s” must end with .svg, .png or .pdf."), own->output);
  if (own->width != NULL && !g_ascii_string_to_unsigned (own->width, 10, LEAST_WIDTH, MOST_WIDTH, &number, NULL))
    return sales_command_wrong_usage (&sales_verb_chart, _("“%s” is no width, write a number from 300 to 8000."), own->width);
  *width = (int) number;
  return sales_command_line_take_document (line);
}

static int
run (int argc, char **argv)
{
  g_auto (ChartOptions) own = { NULL };
  g_auto (SalesCommandLine) line = { NULL };
  const SalesOption options[] = {
    { "output", 'o', SALES_OPTION_TEXT, &own.output, NC_("argument", "FILE"), N_("Where to write it; .svg, .png or .pdf says in which form") },
    { "width", 'w', SALES_OPTION_TEXT, &own.width, NC_("argument", "N"), N_("How wide, in pixels or points; a picture as .png has twice as many dots") },
    { NULL },
  };
  int status = sales_command_line_parse (&line, &sales_verb_chart, options, argc, argv);
  g_autoptr (SalesDocument) document = NULL;
  g_autofree char *suffix = NULL;
  SalesScope scope;
  SalesPeriod period;
  int kind = -1, width = 0;

  if (status == SALES_COMMAND_GO_ON)
    status = check_options (&line, &own, &kind, &width, &suffix);
  if (status != SALES_COMMAND_GO_ON)
    return status;
  document = sales_command_line_open (&line, SALES_OPEN_READ_ONLY, &status);
  if (document == NULL)
    return status;
  if (sales_command_line_get_scope (&line, document, &scope, &status) &&
      sales_command_line_get_period (&line, document, &period, &status))
    status = draw_chart (document, &scope, &period, kind, suffix, own.output, width);
  sales_document_close (document);
  return status;
}

const SalesVerb sales_verb_chart = {
  "chart",
  N_("[OPTION…] NAME [FILE]"),
  N_("Draws a chart, or the whole overview, into a file."),
  N_("NAME is overview, pace (sales against goal day by day), children (the scope’s parts against their goals), heat (attainment by person and month), products (what sells) or months (goal and actual by month)."),
  SALES_VERB_READS_DOCUMENT | SALES_VERB_HAS_SCOPE | SALES_VERB_HAS_HISTORY,
  run,
};
