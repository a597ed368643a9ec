/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a verb returns when it is no verb at all: the window is to be opened. */
#define SALES_COMMAND_WINDOW (-1)

void sales_command_init_language (int argc, char **argv);
int  sales_command_run           (int argc, char **argv);

G_END_DECLS
