/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/sales-context.h"

#define MAX_PLACES 64

typedef struct
{
  char      *page;
  char      *detail;
  SalesScope scope;
} Place;

struct _SalesContext
{
  GObject parent_instance;

  SalesDocument *document;
  gulong         document_changed;
  Place          place;
  SalesPeriod    period;
  GArray        *back; /* Place */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SalesContext, sales_context, G_TYPE_OBJECT)

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_clear_pointer (&place->page, g_free);
  g_clear_pointer (&place->detail, g_free);
}

static void
emit_changed (SalesContext *self, guint what, guint tables)
{
  g_signal_emit (self, signals[CHANGED], 0, what, tables);
}

static guint
compare_places (const Place *a, const Place *b)
{
  guint what = 0;

  if (g_strcmp0 (a->page, b->page) != 0 || g_strcmp0 (a->detail, b->detail) != 0)
    what |= SALES_CONTEXT_PAGE;
  if (!sales_scope_equal (&a->scope, &b->scope))
    what |= SALES_CONTEXT_SCOPE;
  return what;
}

static void
remember_place (SalesContext *self)
{
  Place place = { g_strdup (self->place.page), g_strdup (self->place.detail), self->place.scope };

  if (self->back->len >= MAX_PLACES)
    g_array_remove_index (self->back, 0);
  g_array_append_val (self->back, place);
}

static void
document_changed_cb (SalesContext *self, guint tables)
{
  emit_changed (self, SALES_CONTEXT_DATA, tables);
}

static void
sales_context_dispose (GObject *object)
{
  SalesContext *self = SALES_CONTEXT (object);

  if (self->document != NULL)
    g_clear_signal_handler (&self->document_changed, self->document);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sales_context_parent_class)->dispose (object);
}

static void
sales_context_finalize (GObject *object)
{
  SalesContext *self = SALES_CONTEXT (object);

  place_clear (&self->place);
  g_array_unref (self->back);
  G_OBJECT_CLASS (sales_context_parent_class)->finalize (object);
}

static void
sales_context_class_init (SalesContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sales_context_dispose;
  object_class->finalize = sales_context_finalize;

  /**
   * SalesContext::changed:
   * @what: #SalesContextChange flags
   * @tables: #SalesChanged flags where @what says that the document's content changed
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
sales_context_init (SalesContext *self)
{
  self->place.page = g_strdup ("overview");
  self->place.scope = SALES_SCOPE_COMPANY;
  self->period = sales_period_containing (SALES_PERIOD_QUARTER, sales_today (), 1);
  self->back = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->back, place_clear);
}

/**
 * sales_context_new:
 *
 * Returns: (transfer full): a context without a document, on the company's overview of today's
 *   quarter
 */
SalesContext *
sales_context_new (void)
{
  return g_object_new (SALES_TYPE_CONTEXT, NULL);
}

/**
 * sales_context_get_document:
 *
 * Returns: (transfer none) (nullable): the open document
 */
SalesDocument *
sales_context_get_document (SalesContext *self)
{
  g_return_val_if_fail (SALES_IS_CONTEXT (self), NULL);
  return self->document;
}

/**
 * sales_context_set_document:
 * @document: (nullable): the document to show from now on
 *
 * Also goes to the company's overview and the document's own first period: a scope of another
 * document means nothing here. The places before are forgotten.
 */
void
sales_context_set_document (SalesContext *self, SalesDocument *document)
{
  guint what = SALES_CONTEXT_DOCUMENT;
  Place start = { g_strdup ("overview"), NULL, SALES_SCOPE_COMPANY };

  g_return_if_fail (SALES_IS_CONTEXT (self));
  g_return_if_fail (document == NULL || SALES_IS_DOCUMENT (document));

  if (self->document != NULL)
    g_clear_signal_handler (&self->document_changed, self->document);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      self->document_changed = g_signal_connect_object (
          document, "changed", G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
      self->period = sales_document_get_first_period (document);
      what |= SALES_CONTEXT_PERIOD;
    }
  what |= compare_places (&self->place, &start);
  place_clear (&self->place);
  self->place = start;
  g_array_set_size (self->back, 0);
  emit_changed (self, what, 0);
}

/**
 * sales_context_get_scope:
 *
 * Returns: (transfer none): whose figures are shown
 */
const SalesScope *
sales_context_get_scope (SalesContext *self)
{
  g_return_val_if_fail (SALES_IS_CONTEXT (self), NULL);
  return &self->place.scope;
}

/**
 * sales_context_set_scope:
 * @scope: whose figures to show
 *
 * Stays on the page; the scope before can be gone back to.
 */
void
sales_context_set_scope (SalesContext *self, const SalesScope *scope)
{
  g_return_if_fail (SALES_IS_CONTEXT (self));
  sales_context_open (self, NULL, scope, self->place.detail);
}

/**
 * sales_context_get_period:
 *
 * Returns: (transfer none): the period that is shown
 */
const SalesPeriod *
sales_context_get_period (SalesContext *self)
{
  g_return_val_if_fail (SALES_IS_CONTEXT (self), NULL);
  return &self->period;
}

/**
 * sales_context_set_period:
 * @period: the period to show
 */
void
sales_context_set_period (SalesContext *self, const SalesPeriod *period)
{
  g_return_if_fail (SALES_IS_CONTEXT (self));
  g_return_if_fail (period != NULL);

  if (sales_period_equal (&self->period, period))
    return;
  self->period = *period;
  emit_changed (self, SALES_CONTEXT_PERIOD, 0);
}

/**
 * sales_context_get_page:
 *
 * Returns: (transfer none): the name of the page that is shown, "overview"
 */
const char *
sales_context_get_page (SalesContext *self)
{
  g_return_val_if_fail (SALES_IS_CONTEXT (self), NULL);
  return self->place.page;
}

/**
 * sales_context_get_detail:
 *
 * Returns: (transfer none) (nullable): what the page was asked to show in particular: "late" for
 *   the orders page, say
 */
const char *
sales_context_get_detail (SalesContext *self)
{
  g_return_val_if_fail (SALES_IS_CONTEXT (self), NULL);
  return self->place.detail;
}

/**
 * sales_context_restore:
 * @page: (nullable): the page to stand on
 * @scope: (nullable): the scope
 * @period: (nullable): the period
 *
 * Takes up where the last session stopped: nothing is remembered to go back to.
 */
void
sales_context_restore (SalesContext      *self,
                       const char        *page,
                       const SalesScope  *scope,
                       const SalesPeriod *period)
{
  Place place;
  guint what;

  g_return_if_fail (SALES_IS_CONTEXT (self));

  place = (Place){ g_strdup (page != NULL ? page : self->place.page), NULL,
                   scope != NULL ? *scope : self->place.scope };
  what = compare_places (&self->place, &place);
  place_clear (&self->place);
  self->place = place;
  if (period != NULL && !sales_period_equal (&self->period, period))
    {
      self->period = *period;
      what |= SALES_CONTEXT_PERIOD;
    }
  if (what != 0)
    emit_changed (self, what, 0);
}

/**
 * sales_context_open:
 * @page: (nullable): the page to go to, %NULL to stay
 * @scope: (nullable): the scope to go to, %NULL to stay
 * @detail: (nullable): what the page shall show in particular
 *
 * Goes to another place and remembers this one.
 */
void
sales_context_open (SalesContext *self, const char *page, const SalesScope *scope, const char *detail)
{
  Place place;
  guint what;

  g_return_if_fail (SALES_IS_CONTEXT (self));

  place = (Place){ g_strdup (page != NULL ? page : self->place.page), g_strdup (detail),
                   scope != NULL ? *scope : self->place.scope };
  what = compare_places (&self->place, &place);
  if (what == 0)
    {
      place_clear (&place);
      return;
    }
  remember_place (self);
  place_clear (&self->place);
  self->place = place;
  emit_changed (self, what, 0);
}

/**
 * sales_context_can_go_back:
 *
 * Returns: whether there is a place before this one
 */
gboolean
sales_context_can_go_back (SalesContext *self)
{
  g_return_val_if_fail (SALES_IS_CONTEXT (self), FALSE);
  return self->back->len > 0;
}

/**
 * sales_context_go_back:
 *
 * Goes to the place before this one; does nothing at the first.
 */
void
sales_context_go_back (SalesContext *self)
{
  Place before = self->place;
  guint what;

  g_return_if_fail (SALES_IS_CONTEXT (self));

  if (self->back->len == 0)
    return;
  self->place = g_array_index (self->back, Place, self->back->len - 1);
  /* The strings now belong to place: shrink without the clear function. */
  g_array_set_clear_func (self->back, NULL);
  g_array_set_size (self->back, self->back->len - 1);
  g_array_set_clear_func (self->back, place_clear);
  what = compare_places (&before, &self->place);
  place_clear (&before);
  emit_changed (self, what, 0);
}
