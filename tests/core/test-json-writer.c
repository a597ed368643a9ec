/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "command/sales-json-writer.h"

static void
assert_text (SalesJsonWriter *writer, const char *expected)
{
  g_autoptr (GBytes) bytes = sales_json_writer_steal (writer);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_nesting (void)
{
  g_autoptr (SalesJsonWriter) writer = sales_json_writer_new ();

  sales_json_writer_begin (writer, NULL, '{');
  sales_json_writer_add_decimal (writer, "a", -126579304, 2, 2);
  sales_json_writer_begin (writer, "b", '[');
  sales_json_writer_add_boolean (writer, NULL, TRUE);
  sales_json_writer_add_null (writer, NULL);
  sales_json_writer_end (writer);
  sales_json_writer_begin (writer, "c", '[');
  sales_json_writer_end (writer);
  sales_json_writer_end (writer);
  assert_text (writer, "{\n  \"a\": -1265793.04,\n  \"b\": [\n    true,\n    null\n  ],\n  \"c\": []\n}\n");
}

static void
test_escapes (void)
{
  g_autoptr (SalesJsonWriter) writer = sales_json_writer_new ();

  sales_json_writer_begin (writer, NULL, '[');
  sales_json_writer_add_text (writer, NULL, "\"\\\n\t\x01 <b>&%n🙂 Đạt");
  sales_json_writer_add_text (writer, NULL, "a\xff");
  sales_json_writer_end (writer);
  assert_text (writer, "[\n  \"\\\"\\\\\\n\\t\\u0001 <b>&%n🙂 Đạt\",\n  \"a\xef\xbf\xbd\"\n]\n");
}

static void
test_decimals (void)
{
  g_autoptr (SalesJsonWriter) writer = sales_json_writer_new ();

  sales_json_writer_begin (writer, NULL, '[');
  sales_json_writer_add_decimal (writer, NULL, 0, 2, 2);
  sales_json_writer_add_decimal (writer, NULL, 1500, 3, 0);
  sales_json_writer_add_decimal (writer, NULL, G_MININT64, 6, 2);
  sales_json_writer_end (writer);
  assert_text (writer, "[\n  0.00,\n  1.5,\n  -9223372036854.775808\n]\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/nesting", test_nesting);
  g_test_add_func ("/json-writer/escapes", test_escapes);
  g_test_add_func ("/json-writer/decimals", test_decimals);
  return g_test_run ();
}
