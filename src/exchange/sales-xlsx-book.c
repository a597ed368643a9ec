/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an .xlsx says beside its cells: where the parts are, the sheets, the number formats. */

#include "exchange/sales-xlsx-book.h"

#include <string.h>

#include "exchange/sales-xlsx-xml.h"

/* Excel's own limit is 64,000 styles. */
#define MAX_STYLES 65536

typedef struct
{
  GHashTable *targets;   /* by id: a part's name */
  char       *folder;    /* that targets are relative to */
  char       *book;      /* targets by what they are */
  char       *strings;
  char       *styles;
} Relations;

static void
relations_clear (Relations *self)
{
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_free (self->folder);
  g_free (self->book);
  g_free (self->strings);
  g_free (self->styles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Relations, relations_clear)

static void
sheet_free (gpointer data)
{
  SalesXlsxSheet *self = data;

  g_free (self->name);
  g_free (self->part);
  g_free (self);
}

/* Where the parts are ---------------------------------------------------------------------------- */

/* "worksheets/sheet1.xml" in "xl", "../a.xml" in "xl/b", "/xl/a.xml" anywhere. */
static char *
resolve (const char *folder, const char *target)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autofree char *joined = target[0] == '/' ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", 64);

  for (char **part = parts; *part != NULL; part++)
    {
      if (strcmp (*part, "..") == 0 && steps->len > 0)
        g_ptr_array_remove_index (steps, steps->len - 1);
      else if (**part != '\0' && strcmp (*part, ".") != 0 && strcmp (*part, "..") != 0)
        g_ptr_array_add (steps, *part);
    }
  g_ptr_array_add (steps, NULL);
  return g_strjoinv ("/", (char **) steps->pdata);
}

static void
relation_started_cb (SalesXlsxXml *xml, const char *name, const char **attributes, gpointer user_data)
{
  Relations *self = user_data;
  const char *id, *type, *target, *mode;
  char *part;

  if (strcmp (name, "Relationship") != 0)
    return;
  id = sales_xlsx_xml_attribute (attributes, "Id");
  type = sales_xlsx_xml_attribute (attributes, "Type");
  target = sales_xlsx_xml_attribute (attributes, "Target");
  mode = sales_xlsx_xml_attribute (attributes, "TargetMode");
  if (id == NULL || type == NULL || target == NULL || (mode != NULL && strcmp (mode, "External") == 0))
    return;
  if (g_hash_table_size (self->targets) > SALES_XLSX_MAX_PARTS * 10)
    {
      sales_xlsx_xml_fail (xml, SALES_IMPORT_PROBLEM_DAMAGED);
      return;
    }
  part = resolve (self->folder, target);
  if (g_str_has_suffix (type, "/officeDocument") && self->book == NULL)
    self->book = g_strdup (part);
  else if (g_str_has_suffix (type, "/sharedStrings") && self->strings == NULL)
    self->strings = g_strdup (part);
  else if (g_str_has_suffix (type, "/styles") && self->styles == NULL)
    self->styles = g_strdup (part);
  /* A sheet of charts has no cells. */
  if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_insert (self->targets, g_strdup (id), part);
  else
    g_free (part);
}

/* The relations of @part, "" for those of the package. A file without them is told by names. */
static gboolean
read_relations (SalesXlsxPackage *package, const char *part, Relations *self, SalesImportProblemCode *code)
{
  static const SalesXlsxXmlHandlers handlers = { .start = relation_started_cb };
  const char *slash = strrchr (part, '/');
  g_autofree char *name = NULL;

  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folder = slash != NULL ? g_strndup (part, (gsize) (slash - part)) : g_strdup ("");
  name = g_strconcat (self->folder, slash != NULL ? "/" : "", "_rels/", slash != NULL ? slash + 1 : part, ".rels", NULL);
  if (!sales_xlsx_package_has (package, name))
    return TRUE;
  return sales_xlsx_xml_read (package, name, &handlers, self, code);
}

/* A zip file without a workbook: another program's spreadsheet, or something else. */
static SalesImportProblemCode
judge_stranger (SalesXlsxPackage *package)
{
  static const char *const others[] = { "content.xml", "xl/workbook.bin", "Index/Document.iwa", "index.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (sales_xlsx_package_has (package, others[i]))
      return SALES_IMPORT_PROBLEM_OTHER_SPREADSHEET;
  return sales_xlsx_package_has (package, "[Content_Types].xml") ? SALES_IMPORT_PROBLEM_DAMAGED : SALES_IMPORT_PROBLEM_BINARY;
}

/* Sheets ------------------------------------------------------------------------------------------ */

typedef struct
{
  SalesXlsxBook *book;
  Relations     *relations;
} Workbook;

static gboolean
is_true (const char *text)
{
  return text != NULL && (strcmp (text, "1") == 0 || strcmp (text, "true") == 0);
}

static void
workbook_started_cb (SalesXlsxXml *xml, const char *name, const char **attributes, gpointer user_data)
{
  Workbook *self = user_data;
  const char *title, *id, *state, *part;
  SalesXlsxSheet *sheet;

  if (strcmp (name, "workbookPr") == 0)
    self->book->from_1904 = is_true (sales_xlsx_xml_attribute (attributes, "date1904"));
  if (strcmp (name, "sheet") != 0)
    return;
  title = sales_xlsx_xml_attribute (attributes, "name");
  id = sales_xlsx_xml_attribute (attributes, "id");
  state = sales_xlsx_xml_attribute (attributes, "state");
  part = id != NULL ? g_hash_table_lookup (self->relations->targets, id) : NULL;
  if (title == NULL || part == NULL)
    return;
  if (self->book->sheets->len >= SALES_XLSX_MAX_PARTS)
    {
      sales_xlsx_xml_fail (xml, SALES_IMPORT_PROBLEM_DAMAGED);
      return;
    }
  sheet = g_new0 (SalesXlsxSheet, 1);
  sheet->name = g_strdup (title);
  sheet->part = g_strdup (part);
  sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
  g_ptr_array_add (self->book->sheets, sheet);
}

/* Number formats ---------------------------------------------------------------------------------- */

typedef struct
{
  SalesXlsxBook *book;
  GHashTable    *codes;    /* by id */
  gboolean       in_cells; /* the list of what cells refer to */
} Styles;

static guint
get_id (const char **attributes)
{
  const char *text = sales_xlsx_xml_attribute (attributes, "numFmtId");
  guint64 id;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &id, NULL) ? (guint) id : 0;
}

static void
style_started_cb (SalesXlsxXml *xml, const char *name, const char **attributes, gpointer user_data)
{
  Styles *self = user_data;
  SalesXlsxFormat format;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (strcmp (name, "numFmt") == 0)
    {
      const char *code = sales_xlsx_xml_attribute (attributes, "formatCode");

      if (code != NULL && g_hash_table_size (self->codes) < MAX_STYLES)
        g_hash_table_insert (self->codes, GUINT_TO_POINTER (get_id (attributes)), g_strndup (code, 1024));
    }
  else if (self->in_cells && strcmp (name, "xf") == 0)
    {
      guint id = get_id (attributes);

      if (self->book->formats->len >= MAX_STYLES)
        {
          sales_xlsx_xml_fail (xml, SALES_IMPORT_PROBLEM_DAMAGED);
          return;
        }
      sales_xlsx_format_init (&format, id, g_hash_table_lookup (self->codes, GUINT_TO_POINTER (id)));
      g_array_append_val (self->book->formats, format);
    }
}

static void
style_ended_cb (SalesXlsxXml *xml, const char *name, gpointer user_data)
{
  Styles *self = user_data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = FALSE;
}

static gboolean
read_styles (SalesXlsxBook *self, SalesImportProblemCode *code)
{
  static const SalesXlsxXmlHandlers handlers = { .start = style_started_cb, .end = style_ended_cb };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Styles styles = { .book = self, .codes = codes };

  return self->styles == NULL || sales_xlsx_xml_read (self->package, self->styles, &handlers, &styles, code);
}

/* The whole --------------------------------------------------------------------------------------- */

/* A part that is announced has to be there; one that is not may stand at its usual place. */
static char *
find_part (SalesXlsxPackage *package, const char *announced, const char *folder, const char *usual)
{
  g_autofree char *path = g_strconcat (folder, "/", usual, NULL);

  if (announced != NULL)
    return g_strdup (announced);
  return sales_xlsx_package_has (package, path) ? g_steal_pointer (&path) : NULL;
}

static gboolean
read_book (SalesXlsxBook *self, SalesImportProblemCode *code)
{
  static const SalesXlsxXmlHandlers handlers = { .start = workbook_started_cb };
  g_auto (Relations) package = { NULL };
  g_auto (Relations) relations = { NULL };
  Workbook workbook = { self, &relations };

  if (!read_relations (self->package, "", &package, code))
    return FALSE;
  if (package.book == NULL)
    package.book = g_strdup ("xl/workbook.xml");
  if (!sales_xlsx_package_has (self->package, package.book) || g_str_has_suffix (package.book, ".bin"))
    {
      *code = judge_stranger (self->package);
      return FALSE;
    }
  if (!read_relations (self->package, package.book, &relations, code) ||
      !sales_xlsx_xml_read (self->package, package.book, &handlers, &workbook, code))
    return FALSE;
  if (self->sheets->len == 0)
    {
      *code = SALES_IMPORT_PROBLEM_DAMAGED;
      return FALSE;
    }
  self->strings = find_part (self->package, relations.strings, relations.folder, "sharedStrings.xml");
  self->styles = find_part (self->package, relations.styles, relations.folder, "styles.xml");
  return read_styles (self, code);
}

/**
 * sales_xlsx_book_new:
 * @package: (transfer full): a package
 * @code: (out): what is wrong with it
 *
 * Returns: (transfer full) (nullable): its sheets and number formats, or %NULL
 */
SalesXlsxBook *
sales_xlsx_book_new (SalesXlsxPackage *package, SalesImportProblemCode *code)
{
  g_autoptr (SalesXlsxBook) self = g_new0 (SalesXlsxBook, 1);

  self->package = package;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->formats = g_array_new (FALSE, FALSE, sizeof (SalesXlsxFormat));
  g_array_set_clear_func (self->formats, (GDestroyNotify) sales_xlsx_format_clear);
  return read_book (self, code) ? g_steal_pointer (&self) : NULL;
}

/**
 * sales_xlsx_book_free:
 * @self: (transfer full): a book, none of whose parts is open
 */
void
sales_xlsx_book_free (SalesXlsxBook *self)
{
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->formats);
  g_free (self->strings);
  g_free (self->styles);
  sales_xlsx_package_free (self->package);
  g_free (self);
}
