/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who may write a document. The lock is the kernel's, on a file beside the document, and goes
 * with the process; the text in the file only names the holder. */
typedef struct _SalesLock SalesLock;

SalesLock *sales_lock_take (const char *document, char **holder, GError **error);
void       sales_lock_free (SalesLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesLock, sales_lock_free)

G_END_DECLS
