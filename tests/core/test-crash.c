/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sales-error.h"
#include "model/sales-check.h"
#include "model/sales-document.h"
#include "store/sales-store.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define N_KILLS 50

/* A program that is killed in the middle of its work, as often as it takes to hit every part of
 * it: what it reported as done is in the document, what it had begun is not, nothing is in half. */

/* One change: an order with three lines, with its totals, log line and undo step. */
static gboolean
sell (SalesStore *store, gint64 id)
{
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO sales_order (id, ref, day) VALUES (%" G_GINT64_FORMAT ", 'R%" G_GINT64_FORMAT "', 20000 + %" G_GINT64_FORMAT " %% 90);"
                       "INSERT INTO order_line (id, quantity, price, amount)"
                       " VALUES ((%" G_GINT64_FORMAT " << 12) + 1, 1000, 1, 100), ((%" G_GINT64_FORMAT " << 12) + 2, 1000, 1, 10), ((%" G_GINT64_FORMAT " << 12) + 3, 1000, 1, 1)",
                       id, id, id, id, id, id);
  guint touched;

  return sales_store_begin (store, "test", "Test", TRUE, NULL) && sales_store_execute (store, sql, NULL) &&
         sales_store_commit (store, &touched, NULL);
}

static void
work_until_killed (const char *path, int report)
{
  SalesStore *store = sales_store_new (path, SALES_STORE_OPEN, NULL);
  SalesStatement *last;
  gint64 id;

  if (store == NULL || sales_store_is_read_only (store))
    _exit (1);
  last = sales_store_prepare (store, "SELECT coalesce (max (id), 0) FROM sales_order", NULL);
  sales_statement_step (last, NULL);
  id = sales_statement_get_int (last, 0);
  sales_statement_done (last);
  while (TRUE)
    {
      id++;
      if (!sell (store, id) || write (report, &id, sizeof id) != (gssize) sizeof id)
        _exit (2);
    }
}

/* Returns the last change that was reported as done. */
static gint64
kill_once (const char *path, GRand *rand)
{
  int pipes[2], status;
  int n = g_rand_int_range (rand, 1, 12);
  gint64 id = 0, next, until;
  pid_t child;

  g_assert_no_errno (pipe (pipes));
  child = fork ();
  if (child == 0)
    {
      close (pipes[0]);
      work_until_killed (path, pipes[1]);
    }
  close (pipes[1]);
  for (int i = 0; i < n; i++)
    g_assert_cmpint (read (pipes[0], &id, sizeof id), ==, sizeof id);
  /* Anywhere in the time that a change takes. */
  until = g_get_monotonic_time () + g_rand_int_range (rand, 0, 6000);
  while (g_get_monotonic_time () < until)
    ;
  g_assert_no_errno (kill (child, SIGKILL));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  /* What was on its way. */
  while (read (pipes[0], &next, sizeof next) == (gssize) sizeof next)
    id = next;
  close (pipes[0]);
  return id;
}

static void
test_killed (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sales-crash-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.sales", NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  SalesDocument *document = sales_document_open (path, SALES_OPEN_CREATE, &error);
  int hot = 0;

  g_assert_no_error (error);
  g_object_unref (document);
  for (int i = 0; i < N_KILLS; i++)
    {
      gint64 reported = kill_once (path, rand);
      g_autofree char *journal = g_strconcat (path, "-journal", NULL);
      g_autoptr (SalesCheck) check = NULL;
      GStatBuf status;

      hot += g_stat (journal, &status) == 0 && status.st_size > 0;
      document = sales_document_open (path, SALES_OPEN_EXISTING, &error);
      g_assert_no_error (error);
      g_assert_false (sales_document_is_read_only (document));
      check = sales_document_call (document, sales_check_request_new (), NULL, &error);
      g_assert_no_error (error);
      g_assert_true (check->sound);
      g_assert_cmpint (check->orders, >=, reported);
      g_assert_cmpint (check->orders, <=, reported + 1);
      g_assert_cmpint (check->lines, ==, 3 * check->orders);
      g_assert_cmpint (check->line_amount, ==, 111 * check->orders);
      /* The first line says that the document was made. */
      g_assert_cmpint (check->n_log_lines, ==, check->orders + 1);
      g_assert_cmpstr (sales_document_get_undo_label (document), ==, "Test");
      g_object_unref (document);
    }
  g_test_message ("%d of %d kills left a journal to be taken back", hot, N_KILLS);
  g_assert_cmpint (hot, >, 0);
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/killed", test_killed);
  return g_test_run ();
}
