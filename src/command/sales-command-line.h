/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/sales-document.h"
#include "model/sales-scope.h"

G_BEGIN_DECLS

/* What all verbs share: their options, --help, and how they fail. Exit statuses are 0 done,
 * 1 failed, 2 wrong usage. */
#define SALES_COMMAND_DONE  0
#define SALES_COMMAND_FAIL  1
#define SALES_COMMAND_USAGE 2
/* Not an exit status: the command line was read, the verb goes on. */
#define SALES_COMMAND_GO_ON (-2)

typedef enum
{
  SALES_OPTION_FLAG, /* gboolean */
  SALES_OPTION_TEXT, /* char *, the last one counts */
  SALES_OPTION_LIST, /* GPtrArray of char *, every one counts */
} SalesOptionKind;

typedef struct
{
  const char     *name;     /* "output" for --output */
  char            letter;   /* 'o' for -o, 0 without one */
  SalesOptionKind kind;
  void           *value;
  const char     *argument; /* NC_("argument", "FILE"), %NULL for a flag */
  const char     *help;     /* N_() */
} SalesOption;

typedef enum
{
  SALES_VERB_READS_DOCUMENT = 1 << 0, /* --document */
  SALES_VERB_HAS_SCOPE = 1 << 1,      /* --scope and --period */
  SALES_VERB_HAS_HISTORY = 1 << 2,    /* --as-of */
} SalesVerbFlags;

typedef struct
{
  const char    *name;
  const char    *usage;   /* N_(): what follows the verb */
  const char    *summary; /* N_(): in a line */
  const char    *details; /* N_() or %NULL: what else there is to know */
  SalesVerbFlags flags;
  int          (*run) (int argc, char **argv);
} SalesVerb;

/* The common options of a verb, and what is no option. Cleared with sales_command_line_clear(). */
typedef struct
{
  const SalesVerb *verb;
  char            *document;
  char            *scope;
  char            *period;
  char            *language;
  char            *today;
  char            *as_of;
  SalesDay         as_of_day; /* where as_of is there */
  gboolean         help;
  GPtrArray       *arguments;
} SalesCommandLine;

int            sales_command_line_parse  (SalesCommandLine *self, const SalesVerb *verb, const SalesOption *options, int argc, char **argv);
void           sales_command_line_clear  (SalesCommandLine *self);
/* A document may be named without --document as well, as the last argument. */
int            sales_command_line_take_document (SalesCommandLine *self);
/* %NULL: it failed, has said why, and @status is what to exit with. */
SalesDocument *sales_command_line_open   (SalesCommandLine *self, SalesOpenMode mode, int *status);
gboolean       sales_command_line_get_scope  (SalesCommandLine *self, SalesDocument *document, SalesScope *scope, int *status);
gboolean       sales_command_line_get_period (SalesCommandLine *self, SalesDocument *document, SalesPeriod *period, int *status);

int            sales_command_fail        (const GError *error, const char *what);
int            sales_command_wrong_usage (const SalesVerb *verb, const char *format, ...) G_GNUC_PRINTF (2, 3);
void           sales_command_print_wrapped (const char *text, int indent);
void           sales_command_print_options (const SalesOption *options, int width);
int            sales_command_options_width (const SalesOption *options, int width);
/* The options that stand before a verb as well; the strings land in @self. Ended by a %NULL name. */
void           sales_command_line_common (SalesCommandLine *self, SalesVerbFlags flags, SalesOption options[8]);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SalesCommandLine, sales_command_line_clear)

G_END_DECLS
