/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sales-xlsx-xml.h"

#include <string.h>

#include <expat.h>

#define BLOCK_SIZE (64 * 1024)
/* A tag that is longer, or elements that stand deeper, are nobody's spreadsheet. The parser would
 * keep the one whole and read it again with every block. */
#define MAX_TOKEN  (1024 * 1024)
#define MAX_DEPTH  64

struct _SalesXlsxXml
{
  SalesXlsxPart              *part;
  XML_Parser                  parser;
  const SalesXlsxXmlHandlers *handlers;
  gpointer                    user_data;
  gint64                      fed;
  gint64                      understood; /* up to here in whole tags */
  int                         depth;
  gboolean                    at_end;
  gboolean                    suspended;
  gboolean                    failed;
  SalesImportProblemCode      code;
};

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
element_started_cb (void *user_data, const char *name, const char **attributes)
{
  SalesXlsxXml *self = user_data;

  if (++self->depth > MAX_DEPTH)
    sales_xlsx_xml_fail (self, SALES_IMPORT_PROBLEM_DAMAGED);
  else if (!self->failed && self->handlers->start != NULL)
    self->handlers->start (self, local_name (name), attributes, self->user_data);
}

static void
element_ended_cb (void *user_data, const char *name)
{
  SalesXlsxXml *self = user_data;

  self->depth--;
  if (!self->failed && self->handlers->end != NULL)
    self->handlers->end (self, local_name (name), self->user_data);
}

static void
text_read_cb (void *user_data, const char *text, int length)
{
  SalesXlsxXml *self = user_data;

  if (!self->failed)
    self->handlers->text (self, text, (gsize) length, self->user_data);
}

static void
doctype_started_cb (void *user_data, const char *name, const char *system, const char *public, int internal)
{
  sales_xlsx_xml_fail (user_data, SALES_IMPORT_PROBLEM_DAMAGED);
}

/**
 * sales_xlsx_xml_new:
 * @package: a package, which stays until @self is freed
 * @name: a part's name
 * @handlers: what to call, which stays as well
 * @user_data: for @handlers
 * @code: (out): why the part cannot be read
 *
 * Returns: (transfer full) (nullable): the part before its beginning, or %NULL
 */
SalesXlsxXml *
sales_xlsx_xml_new (SalesXlsxPackage *package, const char *name, const SalesXlsxXmlHandlers *handlers, gpointer user_data,
                    SalesImportProblemCode *code)
{
  SalesXlsxPart *part = sales_xlsx_part_open (package, name, code);
  SalesXlsxXml *self;

  if (part == NULL)
    return NULL;
  self = g_new0 (SalesXlsxXml, 1);
  self->part = part;
  self->handlers = handlers;
  self->user_data = user_data;
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, element_started_cb, element_ended_cb);
  if (handlers->text != NULL)
    XML_SetCharacterDataHandler (self->parser, text_read_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_started_cb);
  return self;
}

/**
 * sales_xlsx_xml_free:
 * @self: (transfer full): a part
 */
void
sales_xlsx_xml_free (SalesXlsxXml *self)
{
  XML_ParserFree (self->parser);
  sales_xlsx_part_free (self->part);
  g_free (self);
}

static enum XML_Status
feed (SalesXlsxXml *self)
{
  char *buffer = XML_GetBuffer (self->parser, BLOCK_SIZE);
  gssize got;

  if (buffer == NULL)
    return XML_STATUS_ERROR;
  got = sales_xlsx_part_read (self->part, buffer, BLOCK_SIZE, &self->code);
  if (got < 0)
    {
      self->failed = TRUE;
      return XML_STATUS_ERROR;
    }
  self->fed += got;
  self->at_end = got == 0;
  return XML_ParseBuffer (self->parser, (int) got, got == 0);
}

/**
 * sales_xlsx_xml_run:
 * @self: a part
 * @code: (out): what is wrong, after %SALES_XLSX_XML_FAULT
 *
 * Returns: why it stopped
 */
SalesXlsxXmlResult
sales_xlsx_xml_run (SalesXlsxXml *self, SalesImportProblemCode *code)
{
  while (!self->failed)
    {
      enum XML_Status status;
      gint64 index;

      if (self->suspended)
        {
          self->suspended = FALSE;
          status = XML_ResumeParser (self->parser);
        }
      else if (self->at_end)
        return SALES_XLSX_XML_END;
      else
        status = feed (self);
      if (status == XML_STATUS_SUSPENDED)
        {
          self->suspended = TRUE;
          return SALES_XLSX_XML_PAUSED;
        }
      index = XML_GetCurrentByteIndex (self->parser);
      if (index >= 0)
        self->understood = index;
      if (status == XML_STATUS_ERROR || self->fed - self->understood > MAX_TOKEN)
        {
          if (!self->failed)
            self->code = SALES_IMPORT_PROBLEM_DAMAGED;
          self->failed = TRUE;
        }
    }
  *code = self->code;
  return SALES_XLSX_XML_FAULT;
}

/**
 * sales_xlsx_xml_get_size:
 * @self: a part
 *
 * Returns: its bytes when unpacked
 */
gint64
sales_xlsx_xml_get_size (SalesXlsxXml *self)
{
  return sales_xlsx_part_get_size (self->part);
}

/**
 * sales_xlsx_xml_get_position:
 * @self: a part
 *
 * Returns: how many of them have been read
 */
gint64
sales_xlsx_xml_get_position (SalesXlsxXml *self)
{
  return self->fed;
}

/**
 * sales_xlsx_xml_pause:
 * @self: a part, one of whose ends is being handled
 *
 * Lets sales_xlsx_xml_run() return after this handler.
 */
void
sales_xlsx_xml_pause (SalesXlsxXml *self)
{
  XML_StopParser (self->parser, XML_TRUE);
}

/**
 * sales_xlsx_xml_fail:
 * @self: a part, one of whose handlers is running
 * @code: what is wrong
 *
 * Lets sales_xlsx_xml_run() fail after this handler; none is called any more.
 */
void
sales_xlsx_xml_fail (SalesXlsxXml *self, SalesImportProblemCode code)
{
  if (self->failed)
    return;
  self->failed = TRUE;
  self->code = code;
  XML_StopParser (self->parser, XML_FALSE);
}

/**
 * sales_xlsx_xml_attribute:
 * @attributes: names and values in turn
 * @name: a name without prefix
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
sales_xlsx_xml_attribute (const char **attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (local_name (*attributes), name) == 0)
      return attributes[1];
  return NULL;
}

/**
 * sales_xlsx_xml_read:
 * @package: a package
 * @name: a part's name
 * @handlers: what to call; nobody pauses
 * @user_data: for @handlers
 * @code: (out): why it cannot be read
 *
 * Returns: whether the part was read to its end
 */
gboolean
sales_xlsx_xml_read (SalesXlsxPackage *package, const char *name, const SalesXlsxXmlHandlers *handlers, gpointer user_data,
                     SalesImportProblemCode *code)
{
  g_autoptr (SalesXlsxXml) self = sales_xlsx_xml_new (package, name, handlers, user_data, code);

  return self != NULL && sales_xlsx_xml_run (self, code) == SALES_XLSX_XML_END;
}
