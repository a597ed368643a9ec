/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Something drawn, as the bytes of a file: "png", "svg" or "pdf". Main thread only. */
typedef void (*SalesPictureFunc) (cairo_t *cr, gpointer user_data);

gboolean sales_picture_file_is_format (const char *format);
GBytes  *sales_picture_file_create    (const char *format, const char *title, double width, double height, SalesPictureFunc draw, gpointer user_data, GError **error);

G_END_DECLS
