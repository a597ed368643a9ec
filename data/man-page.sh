#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the manual page in one language from what the program itself says with --help, so that it
# is complete in every language and never older than the program.
#
#   man-page.sh PROGRAM VERSION LANGUAGE LOCALE-FOLDER
set -eu
program=$1 version=$2
export LANGUAGE=$3 TEXTDOMAINDIR=$4 TEXTDOMAIN=sales-manager LC_ALL=C.UTF-8

# Text as troff takes it: backslashes, hyphens that are typed, dots and quotes that begin a line.
escape () {
  sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/^\\([.']\\)/\\\\\\&\\1/"
}
section () {
  printf '.SH "%s"\n' "$1"
}
paragraph () {
  printf '%s\n' "$1" | escape
}
block () {
  printf '.nf\n'
  escape
  printf '.fi\n'
}

printf '.TH SALES\\-MANAGER 1 "" "Sales Manager %s" ""\n' "$version"
section "$(gettext "NAME")"
printf 'sales\\-manager \\- '
paragraph "$(gettext "goals, results and recognition for a sales team")"
section "$(gettext "SYNOPSIS")"
paragraph "$("$program" --help | sed -n '1s/^[^:]*: *//p')"
section "$(gettext "DESCRIPTION")"
paragraph "$(gettext "Sales Manager keeps a company’s orders and goals in one file and shows where everybody stands: in a window, as text, as charts and as PDF. Without a command the window opens; commands need no display.")"
printf '.PP\n'
"$program" --help | sed 1d | block
section "$(gettext "COMMANDS")"
for verb in $("$program" --help | sed -n 's/^  \([a-z]\{1,\}\)  .*/\1/p'); do
  printf '.SS %s\n' "$verb"
  "$program" "$verb" --help | block
done
section "$(gettext "EXIT STATUS")"
paragraph "$(gettext "0: done. 1: failed, nothing was changed. 2: wrong usage.")"
section "$(gettext "FILES")"
printf '.I $XDG_DATA_HOME/sales\\-manager/company.sales\n.br\n'
paragraph "$(gettext "The document that is used where none is named.")"
section "$(gettext "EXAMPLES")"
paragraph "$(gettext "An invented company to look at, and how its North team stands:")"
printf 'sales-manager --document sample.sales new --sample\nsales-manager --document sample.sales --scope team:North show\n' | block
paragraph "$(gettext "Orders and goals in, a review summary and the recognition list out:")"
printf 'sales-manager import orders.csv goals.csv\nsales-manager report -o review.pdf --scope "person:Rasa Petrauskienė" --period 2026-Q3\nsales-manager recognition -o recognition.csv --language de\n' | block
