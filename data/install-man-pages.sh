#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts the manual pages where man looks for them: a folder for each language but English.
#
#   install-man-pages.sh BUILD-FOLDER MAN-FOLDER LANGUAGE…
set -eu
from=$1 to=$MESON_INSTALL_DESTDIR_PREFIX/$2
shift 2
for language; do
  folder=$to/$language/man1
  [ "$language" = en ] && folder=$to/man1
  mkdir -p "$folder"
  install -m 644 "$from/$language.sales-manager.1" "$folder/sales-manager.1"
done
