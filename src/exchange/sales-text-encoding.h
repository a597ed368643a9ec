/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Encodings of text files. They are known by the names of this table: "utf-8", "utf-16le",
 * "windows-1250" … Decoding never puts a replacement where a byte means nothing: it stops there. */
typedef struct _SalesTextDecoder SalesTextDecoder;

/* The names, %NULL-terminated, and what the user calls one of them. */
const char *const *sales_text_encoding_get_names (void);
const char        *sales_text_encoding_get_label (const char *name);
/* The known name for what somebody typed ("CP1250", "latin2", "UTF8"), or %NULL. */
const char        *sales_text_encoding_find      (const char *name);

SalesTextDecoder  *sales_text_decoder_new        (const char *name);
void               sales_text_decoder_free       (SalesTextDecoder *self);
/* How much room @length bytes can need at most. */
gsize              sales_text_decoder_room       (const SalesTextDecoder *self, gsize length);
/* Decodes as much of @bytes as is whole; @used says how much. @to has enough room. Returns the bytes
 * written, and sets @bad if the next byte means nothing in this encoding. */
gsize              sales_text_decoder_run        (SalesTextDecoder *self, const char *bytes, gsize length, gboolean at_end, char *to, gsize *used, gboolean *bad);

/* An encoding that a text may have, and how well its letters fit together; the best comes first. */
typedef struct
{
  const char *name;
  int         score;
  gboolean    same; /* reads the text exactly as the best one */
} SalesEncodingGuess;

#define SALES_ENCODING_MAX_GUESSES 20

/* @words: a text's words with bytes beyond ASCII, one a line. @judge: adds to a guess what the text
 * says under it, for example header words that are known. */
typedef int (*SalesEncodingJudge) (const char *name, gpointer user_data);
int                sales_text_encoding_rank      (const char *words, gsize length, SalesEncodingJudge judge, gpointer user_data, SalesEncodingGuess guesses[SALES_ENCODING_MAX_GUESSES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SalesTextDecoder, sales_text_decoder_free)

G_END_DECLS
