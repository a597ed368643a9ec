/* SPDX-License-Identifier: GPL-3.0-or-later */

/* make-orders LINES [sorted|orders] FILE: order data for benchmarks, always the same for the same
 * arguments. 305 orders a day over 200 people, 5,000 customers, 500 products and 20 territories,
 * three lines an order on average, 12 columns, about 89 bytes a line. "orders": the orders come in
 * random order, each with its lines together. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/sales-date.h"

#define ORDERS_A_DAY 305
#define FIRST_DAY 18993 /* 2022-01-01 */

static uint64_t
mix (uint64_t x)
{
  x += UINT64_C (0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static void
format_day (char text[11], SalesDay day)
{
  int year, month, mday;

  sales_day_to_ymd (day, &year, &month, &mday);
  snprintf (text, 11, "%04u-%02u-%02u", (unsigned) year % 10000, (unsigned) month % 100, (unsigned) mday % 100);
}

static void
write_order (FILE *file, uint64_t order)
{
  uint64_t r = mix (order);
  SalesDay day = FIRST_DAY + (SalesDay) (order / ORDERS_A_DAY);
  SalesDay shipped = day + 2 + (SalesDay) (r % 15);
  int lines = 1 + (int) (mix (order + 7) % 5);
  char taken[11], promised[11], left[11], arrived[11], head[200];

  format_day (taken, day);
  format_day (promised, day + 14);
  format_day (left, shipped);
  format_day (arrived, shipped + 3);
  snprintf (head, sizeof head, "%08d,%s,%s,%s,%s,C%05d,S%03d,Region %02d,", 10000000 + (int) order, taken, promised, left,
            arrived, (int) (mix (order + 1) % 5000), (int) (order % 200), (int) (mix (order + 2) % 20));
  for (int l = 0; l < lines; l++)
    {
      uint64_t q = mix (order * 8 + (uint64_t) l + 99);

      fprintf (file, "%sP%04d,%d,%d.%02d,%s\n", head, (int) (q % 500), 1 + (int) (q / 500 % 40), 5 + (int) (q / 20000 % 300),
               (int) (q / 6000000 % 100), q / 600000000 % 4 == 0 ? "0.05" : "0");
    }
}

static uint64_t
count_orders (long lines)
{
  uint64_t order = 0;

  for (long n = 0; n < lines; order++)
    n += 1 + (long) (mix (order + 7) % 5);
  return order;
}

int
main (int argc, char **argv)
{
  FILE *file = argc == 4 ? fopen (argv[3], "w") : NULL;
  uint64_t n;
  uint32_t *orders;

  if (file == NULL || (strcmp (argv[2], "sorted") != 0 && strcmp (argv[2], "orders") != 0))
    {
      fprintf (stderr, "usage: make-orders LINES sorted|orders FILE\n");
      return 2;
    }
  n = count_orders (atol (argv[1]));
  orders = g_new (uint32_t, n);
  for (uint64_t i = 0; i < n; i++)
    orders[i] = (uint32_t) i;
  if (strcmp (argv[2], "orders") == 0)
    for (uint64_t i = n - 1; i > 0; i--)
      {
        uint64_t other = mix (i * 31 + 5) % (i + 1);
        uint32_t kept = orders[i];

        orders[i] = orders[other];
        orders[other] = kept;
      }
  fputs ("order,date,promised,shipped,delivered,customer,salesperson,territory,product,quantity,unit_price,discount\n", file);
  for (uint64_t i = 0; i < n; i++)
    write_order (file, orders[i]);
  g_free (orders);
  return fclose (file) == 0 ? 0 : 1;
}
