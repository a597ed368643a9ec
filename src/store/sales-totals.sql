-- Schema 1, continued: how the totals are kept.
--
-- Each total is a function of the orders, lines, shares and summaries that are in the document. A
-- trigger takes away what a row stood for before a change and adds what it stands for after it,
-- both read from the tables as they are at that moment: so the order in which rows come and go, an
-- order before its lines or after them, makes no difference, and an undo that applies a changeset
-- leaves the totals of the document as it then is. A cell in which everything is zero is removed.
--
-- orders … followed count in basis points of an order: shipped is an order with that day, judged one
-- shipped and promised, late one shipped on a later day than promised, followed one delivered and
-- followed up. A line adds to costed and cost if its cost is known. A share of a figure is cut for
-- each line by itself, as sales_amount_share() does.

-- Who is credited with an order: the one rule of every figure by person.
CREATE VIEW credit (order_id, person, from_share, to_share, day, promised, shipped, delivered, followed) AS
  SELECT id, coalesce (person, 0), 0, 10000, day, promised, shipped, delivered, followed
  FROM sales_order WHERE split = 0
  UNION ALL
  SELECT o.id, c.person, c.from_share, c.to_share, o.day, o.promised, o.shipped, o.delivered, o.followed
  FROM sales_order AS o JOIN credit_share AS c ON c.order_id = o.id WHERE o.split = 1;

-- A line as the totals count it.
CREATE VIEW counted_line (id, order_id, product, quantity, amount, costed, cost) AS
  SELECT id, id >> 12, coalesce (product, 0), quantity, amount,
    iif (cost IS NULL, 0, amount), coalesce (cost, 0)
  FROM order_line;

-- Doors, not tables: what is inserted here is added to the totals that it concerns -----------------

CREATE VIEW order_entry (day, territory, customer, orders, quantity, amount, costed, cost,
  shipped, judged, late, delivered, followed) AS
  SELECT 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0;

CREATE VIEW credit_entry (person, day, orders, quantity, amount, costed, cost,
  shipped, judged, late, delivered, followed) AS
  SELECT 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0;

CREATE VIEW product_entry (product, day, lines, quantity, amount, costed, cost) AS
  SELECT 0, 0, 0, 0, 0, 0, 0;

-- customer NULL: a summary, which no customer's total knows.
CREATE TRIGGER order_entry_add INSTEAD OF INSERT ON order_entry BEGIN
  INSERT INTO total_day
    (day, orders, quantity, amount, costed, cost, shipped, judged, late, delivered, followed)
  VALUES
    (new.day,
    new.orders, new.quantity, new.amount, new.costed, new.cost,
    new.shipped, new.judged, new.late, new.delivered, new.followed)
  ON CONFLICT (day) DO UPDATE SET
    orders = orders + excluded.orders,
    quantity = quantity + excluded.quantity,
    amount = amount + excluded.amount,
    costed = costed + excluded.costed,
    cost = cost + excluded.cost,
    shipped = shipped + excluded.shipped,
    judged = judged + excluded.judged,
    late = late + excluded.late,
    delivered = delivered + excluded.delivered,
    followed = followed + excluded.followed;
  DELETE FROM total_day
  WHERE day = new.day
    AND orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0 AND cost = 0
    AND shipped = 0 AND judged = 0 AND late = 0 AND delivered = 0 AND followed = 0;
  INSERT INTO total_territory_day
    (territory, day, orders, quantity, amount, costed, cost, shipped, judged, late, delivered, followed)
  VALUES
    (new.territory,
    new.day,
    new.orders, new.quantity, new.amount, new.costed, new.cost,
    new.shipped, new.judged, new.late, new.delivered, new.followed)
  ON CONFLICT (territory, day) DO UPDATE SET
    orders = orders + excluded.orders,
    quantity = quantity + excluded.quantity,
    amount = amount + excluded.amount,
    costed = costed + excluded.costed,
    cost = cost + excluded.cost,
    shipped = shipped + excluded.shipped,
    judged = judged + excluded.judged,
    late = late + excluded.late,
    delivered = delivered + excluded.delivered,
    followed = followed + excluded.followed;
  DELETE FROM total_territory_day
  WHERE territory = new.territory
    AND day = new.day
    AND orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0 AND cost = 0
    AND shipped = 0 AND judged = 0 AND late = 0 AND delivered = 0 AND followed = 0;
  INSERT INTO total_year_customer
    (year, customer, orders, amount)
  SELECT
    strftime ('%Y', new.day * 86400, 'unixepoch') + 0,
    new.customer,
    new.orders, new.amount
  WHERE new.customer IS NOT NULL
  ON CONFLICT (year, customer) DO UPDATE SET
    orders = orders + excluded.orders,
    amount = amount + excluded.amount;
  DELETE FROM total_year_customer
  WHERE year = strftime ('%Y', new.day * 86400, 'unixepoch') + 0
    AND customer = new.customer
    AND orders = 0 AND amount = 0;
END;

CREATE TRIGGER credit_entry_add INSTEAD OF INSERT ON credit_entry BEGIN
  INSERT INTO total_person_day
    (person, day, orders, quantity, amount, costed, cost)
  VALUES
    (new.person,
    new.day,
    new.orders, new.quantity, new.amount, new.costed, new.cost)
  ON CONFLICT (person, day) DO UPDATE SET
    orders = orders + excluded.orders,
    quantity = quantity + excluded.quantity,
    amount = amount + excluded.amount,
    costed = costed + excluded.costed,
    cost = cost + excluded.cost;
  DELETE FROM total_person_day
  WHERE person = new.person
    AND day = new.day
    AND orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0 AND cost = 0;
  INSERT INTO total_month_person
    (month, person, orders, quantity, amount, costed, cost, shipped, judged, late, delivered, followed)
  VALUES
    (strftime ('%Y', new.day * 86400, 'unixepoch') * 12 + strftime ('%m', new.day * 86400, 'unixepoch') - 1,
    new.person,
    new.orders, new.quantity, new.amount, new.costed, new.cost,
    new.shipped, new.judged, new.late, new.delivered, new.followed)
  ON CONFLICT (month, person) DO UPDATE SET
    orders = orders + excluded.orders,
    quantity = quantity + excluded.quantity,
    amount = amount + excluded.amount,
    costed = costed + excluded.costed,
    cost = cost + excluded.cost,
    shipped = shipped + excluded.shipped,
    judged = judged + excluded.judged,
    late = late + excluded.late,
    delivered = delivered + excluded.delivered,
    followed = followed + excluded.followed;
  DELETE FROM total_month_person
  WHERE month = strftime ('%Y', new.day * 86400, 'unixepoch') * 12 + strftime ('%m', new.day * 86400, 'unixepoch') - 1
    AND person = new.person
    AND orders = 0 AND quantity = 0 AND amount = 0 AND costed = 0 AND cost = 0
    AND shipped = 0 AND judged = 0 AND late = 0 AND delivered = 0 AND followed = 0;
END;

CREATE TRIGGER product_entry_add INSTEAD OF INSERT ON product_entry BEGIN
  INSERT INTO total_month_product
    (month, product, lines, quantity, amount, costed, cost)
  VALUES
    (strftime ('%Y', new.day * 86400, 'unixepoch') * 12 + strftime ('%m', new.day * 86400, 'unixepoch') - 1,
    new.product,
    new.lines, new.quantity, new.amount, new.costed, new.cost)
  ON CONFLICT (month, product) DO UPDATE SET
    lines = lines + excluded.lines,
    quantity = quantity + excluded.quantity,
    amount = amount + excluded.amount,
    costed = costed + excluded.costed,
    cost = cost + excluded.cost;
  DELETE FROM total_month_product
  WHERE month = strftime ('%Y', new.day * 86400, 'unixepoch') * 12 + strftime ('%m', new.day * 86400, 'unixepoch') - 1
    AND product = new.product
    AND lines = 0 AND quantity = 0 AND amount = 0 AND costed = 0 AND cost = 0;
END;

-- What a row stands for, once (sign 1) or taken away (sign -1) --------------------------------------

CREATE VIEW order_count (id, sign) AS SELECT 0, 0;

CREATE TRIGGER order_count_add INSTEAD OF INSERT ON order_count BEGIN
  INSERT INTO order_entry
  SELECT o.day, coalesce (o.territory, 0), coalesce (o.customer, 0),
    new.sign * 10000,
    new.sign * coalesce (sum (l.quantity), 0),
    new.sign * coalesce (sum (l.amount), 0),
    new.sign * coalesce (sum (l.costed), 0),
    new.sign * coalesce (sum (l.cost), 0),
    new.sign * 10000 * (o.shipped IS NOT NULL),
    new.sign * 10000 * (o.shipped IS NOT NULL AND o.promised IS NOT NULL),
    new.sign * 10000 * coalesce (o.shipped > o.promised, 0),
    new.sign * 10000 * (o.delivered IS NOT NULL),
    new.sign * 10000 * (o.delivered IS NOT NULL AND o.followed IS NOT NULL)
  FROM sales_order AS o LEFT JOIN counted_line AS l ON l.id BETWEEN new.id << 12 AND (new.id << 12) + 4095
  WHERE o.id = new.id GROUP BY o.id;
  INSERT INTO credit_entry
  SELECT c.person, c.day,
    new.sign * (c.to_share - c.from_share),
    new.sign * coalesce (sum (l.quantity / 10000 * c.to_share + l.quantity % 10000 * c.to_share / 10000
      - l.quantity / 10000 * c.from_share - l.quantity % 10000 * c.from_share / 10000), 0),
    new.sign * coalesce (sum (l.amount / 10000 * c.to_share + l.amount % 10000 * c.to_share / 10000
      - l.amount / 10000 * c.from_share - l.amount % 10000 * c.from_share / 10000), 0),
    new.sign * coalesce (sum (l.costed / 10000 * c.to_share + l.costed % 10000 * c.to_share / 10000
      - l.costed / 10000 * c.from_share - l.costed % 10000 * c.from_share / 10000), 0),
    new.sign * coalesce (sum (l.cost / 10000 * c.to_share + l.cost % 10000 * c.to_share / 10000
      - l.cost / 10000 * c.from_share - l.cost % 10000 * c.from_share / 10000), 0),
    new.sign * (c.to_share - c.from_share) * (c.shipped IS NOT NULL),
    new.sign * (c.to_share - c.from_share) * (c.shipped IS NOT NULL AND c.promised IS NOT NULL),
    new.sign * (c.to_share - c.from_share) * coalesce (c.shipped > c.promised, 0),
    new.sign * (c.to_share - c.from_share) * (c.delivered IS NOT NULL),
    new.sign * (c.to_share - c.from_share) * (c.delivered IS NOT NULL AND c.followed IS NOT NULL)
  FROM credit AS c LEFT JOIN counted_line AS l ON l.id BETWEEN new.id << 12 AND (new.id << 12) + 4095
  WHERE c.order_id = new.id GROUP BY c.person;
  INSERT INTO product_entry
  SELECT l.product, o.day,
    new.sign * count (*),
    new.sign * sum (l.quantity),
    new.sign * sum (l.amount),
    new.sign * sum (l.costed),
    new.sign * sum (l.cost)
  FROM sales_order AS o JOIN counted_line AS l ON l.id BETWEEN new.id << 12 AND (new.id << 12) + 4095
  WHERE o.id = new.id GROUP BY l.product;
END;

CREATE VIEW line_count (id, sign) AS SELECT 0, 0;

CREATE TRIGGER line_count_add INSTEAD OF INSERT ON line_count BEGIN
  INSERT INTO order_entry
  SELECT o.day, coalesce (o.territory, 0), coalesce (o.customer, 0), 0,
    new.sign * l.quantity,
    new.sign * l.amount,
    new.sign * l.costed,
    new.sign * l.cost,
    0, 0, 0, 0, 0
  FROM counted_line AS l JOIN sales_order AS o ON o.id = l.order_id WHERE l.id = new.id;
  INSERT INTO credit_entry
  SELECT c.person, c.day, 0,
    new.sign * (l.quantity / 10000 * c.to_share + l.quantity % 10000 * c.to_share / 10000
      - l.quantity / 10000 * c.from_share - l.quantity % 10000 * c.from_share / 10000),
    new.sign * (l.amount / 10000 * c.to_share + l.amount % 10000 * c.to_share / 10000
      - l.amount / 10000 * c.from_share - l.amount % 10000 * c.from_share / 10000),
    new.sign * (l.costed / 10000 * c.to_share + l.costed % 10000 * c.to_share / 10000
      - l.costed / 10000 * c.from_share - l.costed % 10000 * c.from_share / 10000),
    new.sign * (l.cost / 10000 * c.to_share + l.cost % 10000 * c.to_share / 10000
      - l.cost / 10000 * c.from_share - l.cost % 10000 * c.from_share / 10000),
    0, 0, 0, 0, 0
  FROM counted_line AS l JOIN credit AS c ON c.order_id = new.id >> 12 WHERE l.id = new.id;
  INSERT INTO product_entry
  SELECT l.product, o.day,
    new.sign,
    new.sign * l.quantity,
    new.sign * l.amount,
    new.sign * l.costed,
    new.sign * l.cost
  FROM counted_line AS l JOIN sales_order AS o ON o.id = l.order_id WHERE l.id = new.id;
END;

CREATE VIEW share_count (order_id, person, sign) AS SELECT 0, 0, 0;

CREATE TRIGGER share_count_add INSTEAD OF INSERT ON share_count BEGIN
  INSERT INTO credit_entry
  SELECT c.person, o.day,
    new.sign * (c.to_share - c.from_share),
    new.sign * coalesce (sum (l.quantity / 10000 * c.to_share + l.quantity % 10000 * c.to_share / 10000
      - l.quantity / 10000 * c.from_share - l.quantity % 10000 * c.from_share / 10000), 0),
    new.sign * coalesce (sum (l.amount / 10000 * c.to_share + l.amount % 10000 * c.to_share / 10000
      - l.amount / 10000 * c.from_share - l.amount % 10000 * c.from_share / 10000), 0),
    new.sign * coalesce (sum (l.costed / 10000 * c.to_share + l.costed % 10000 * c.to_share / 10000
      - l.costed / 10000 * c.from_share - l.costed % 10000 * c.from_share / 10000), 0),
    new.sign * coalesce (sum (l.cost / 10000 * c.to_share + l.cost % 10000 * c.to_share / 10000
      - l.cost / 10000 * c.from_share - l.cost % 10000 * c.from_share / 10000), 0),
    new.sign * (c.to_share - c.from_share) * (o.shipped IS NOT NULL),
    new.sign * (c.to_share - c.from_share) * (o.shipped IS NOT NULL AND o.promised IS NOT NULL),
    new.sign * (c.to_share - c.from_share) * coalesce (o.shipped > o.promised, 0),
    new.sign * (c.to_share - c.from_share) * (o.delivered IS NOT NULL),
    new.sign * (c.to_share - c.from_share) * (o.delivered IS NOT NULL AND o.followed IS NOT NULL)
  FROM credit_share AS c JOIN sales_order AS o ON o.id = c.order_id AND o.split = 1
    LEFT JOIN counted_line AS l ON l.id BETWEEN new.order_id << 12 AND (new.order_id << 12) + 4095
  WHERE c.order_id = new.order_id AND c.person = new.person GROUP BY c.person;
END;

CREATE VIEW summary_count (id, sign) AS SELECT 0, 0;

CREATE TRIGGER summary_count_add INSTEAD OF INSERT ON summary_count BEGIN
  INSERT INTO order_entry
  SELECT day, 0, NULL, 0, new.sign * quantity, new.sign * amount, 0, 0, 0, 0, 0, 0, 0
  FROM summary WHERE id = new.id;
  INSERT INTO credit_entry
  SELECT coalesce (person, 0), day, 0, new.sign * quantity, new.sign * amount, 0, 0, 0, 0, 0, 0, 0
  FROM summary WHERE id = new.id;
  INSERT INTO product_entry
  SELECT 0, day, 0, new.sign * quantity, new.sign * amount, 0, 0
  FROM summary WHERE id = new.id;
END;

-- When: before a row goes or changes it still stands in its table, after it came or changed it does ---

CREATE TRIGGER sales_order_came AFTER INSERT ON sales_order BEGIN
  INSERT INTO order_count VALUES (new.id, 1);
END;
CREATE TRIGGER sales_order_goes BEFORE DELETE ON sales_order BEGIN
  INSERT INTO order_count VALUES (old.id, -1);
END;
CREATE TRIGGER sales_order_changes BEFORE UPDATE
  OF id, day, promised, shipped, delivered, followed, customer, person, territory, split ON sales_order BEGIN
  INSERT INTO order_count VALUES (old.id, -1);
END;
CREATE TRIGGER sales_order_changed AFTER UPDATE
  OF id, day, promised, shipped, delivered, followed, customer, person, territory, split ON sales_order BEGIN
  INSERT INTO order_count VALUES (new.id, 1);
END;

CREATE TRIGGER order_line_came AFTER INSERT ON order_line BEGIN
  INSERT INTO line_count VALUES (new.id, 1);
END;
CREATE TRIGGER order_line_goes BEFORE DELETE ON order_line BEGIN
  INSERT INTO line_count VALUES (old.id, -1);
END;
CREATE TRIGGER order_line_changes BEFORE UPDATE
  OF id, product, quantity, amount, cost ON order_line BEGIN
  INSERT INTO line_count VALUES (old.id, -1);
END;
CREATE TRIGGER order_line_changed AFTER UPDATE
  OF id, product, quantity, amount, cost ON order_line BEGIN
  INSERT INTO line_count VALUES (new.id, 1);
END;

CREATE TRIGGER credit_share_came AFTER INSERT ON credit_share BEGIN
  INSERT INTO share_count VALUES (new.order_id, new.person, 1);
END;
CREATE TRIGGER credit_share_goes BEFORE DELETE ON credit_share BEGIN
  INSERT INTO share_count VALUES (old.order_id, old.person, -1);
END;
CREATE TRIGGER credit_share_changes BEFORE UPDATE
  OF order_id, person, from_share, to_share ON credit_share BEGIN
  INSERT INTO share_count VALUES (old.order_id, old.person, -1);
END;
CREATE TRIGGER credit_share_changed AFTER UPDATE
  OF order_id, person, from_share, to_share ON credit_share BEGIN
  INSERT INTO share_count VALUES (new.order_id, new.person, 1);
END;

CREATE TRIGGER summary_came AFTER INSERT ON summary BEGIN
  INSERT INTO summary_count VALUES (new.id, 1);
END;
CREATE TRIGGER summary_goes BEFORE DELETE ON summary BEGIN
  INSERT INTO summary_count VALUES (old.id, -1);
END;
CREATE TRIGGER summary_changes BEFORE UPDATE
  OF id, person, day, quantity, amount ON summary BEGIN
  INSERT INTO summary_count VALUES (old.id, -1);
END;
CREATE TRIGGER summary_changed AFTER UPDATE
  OF id, person, day, quantity, amount ON summary BEGIN
  INSERT INTO summary_count VALUES (new.id, 1);
END;
