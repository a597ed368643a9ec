-- Schema 1 of a Sales Manager document. Figures are integers, see base/sales-money.h; days count
-- from 1970-01-01, months are year × 12 + month − 1, shares are basis points.

CREATE TABLE setting (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who and where ------------------------------------------------------------------------------

CREATE TABLE person (
  id        INTEGER PRIMARY KEY,
  ref       TEXT UNIQUE,            -- the id that files call this person by
  name      TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  folded    TEXT NOT NULL,          -- for searching, see sales_text_fold()
  role      TEXT NOT NULL DEFAULT 'salesperson'
            CHECK (role IN ('sales_manager', 'assistant_manager', 'team_leader', 'salesperson', 'support')),
  title     TEXT,                   -- the job title as the company words it
  manager   INTEGER REFERENCES person (id),
  hired     INTEGER,
  left_day  INTEGER,                -- the last day at work
  language  TEXT                    -- of documents for this person
) STRICT;

-- Company, departments, teams: one tree. The company is its root and has the id 1.
CREATE TABLE unit (
  id       INTEGER PRIMARY KEY,
  parent   INTEGER REFERENCES unit (id),
  kind     TEXT NOT NULL CHECK (kind IN ('company', 'department', 'team')),
  name     TEXT NOT NULL,
  leader   INTEGER REFERENCES person (id),
  CHECK ((kind = 'company') = (id = 1) AND (id = 1) = (parent IS NULL))
) STRICT;
CREATE UNIQUE INDEX unit_name ON unit (parent, name);

-- Where somebody belongs, and when: moving somebody never rewrites history. Open ends are NULL.
CREATE TABLE membership (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  unit      INTEGER NOT NULL REFERENCES unit (id),
  first_day INTEGER,
  last_day  INTEGER,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX membership_person ON membership (person, first_day);

CREATE TABLE territory (
  id        INTEGER PRIMARY KEY,
  parent    INTEGER REFERENCES territory (id),
  name      TEXT NOT NULL UNIQUE,
  potential INTEGER                 -- amount a year
) STRICT;

CREATE TABLE assignment (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  territory INTEGER NOT NULL REFERENCES territory (id),
  first_day INTEGER,
  last_day  INTEGER,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX assignment_person ON assignment (person, first_day);

-- What is sold -------------------------------------------------------------------------------

CREATE TABLE category (
  id     INTEGER PRIMARY KEY,
  parent INTEGER REFERENCES category (id),
  name   TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE product (
  id         INTEGER PRIMARY KEY,
  ref        TEXT UNIQUE,
  name       TEXT NOT NULL,
  folded     TEXT NOT NULL,
  category   INTEGER REFERENCES category (id),
  unit_cost  INTEGER,               -- price; where no dated cost covers the day
  list_price INTEGER                -- price
) STRICT;

CREATE TABLE product_cost (
  id        INTEGER PRIMARY KEY,
  product   INTEGER NOT NULL REFERENCES product (id),
  first_day INTEGER NOT NULL,
  last_day  INTEGER,
  unit_cost INTEGER NOT NULL,
  CHECK (last_day >= first_day)
) STRICT;
CREATE UNIQUE INDEX product_cost_product ON product_cost (product, first_day);

CREATE TABLE customer (
  id        INTEGER PRIMARY KEY,
  ref       TEXT UNIQUE,
  name      TEXT NOT NULL,
  folded    TEXT NOT NULL,
  segment   TEXT,
  city      TEXT,
  country   TEXT,
  territory INTEGER REFERENCES territory (id),
  owner     INTEGER REFERENCES person (id)
) STRICT;

-- An order is credited to one person (person), to several (split = 1, see credit_share) or to
-- nobody (person NULL, split = 0). Person and territory are frozen here: what is decided later
-- about people and territories does not move old orders.
CREATE TABLE sales_order (
  id        INTEGER PRIMARY KEY,
  ref       TEXT NOT NULL,
  day       INTEGER NOT NULL,       -- taken
  promised  INTEGER,
  shipped   INTEGER,
  delivered INTEGER,
  followed  INTEGER,                -- followed up
  customer  INTEGER REFERENCES customer (id),
  person    INTEGER REFERENCES person (id),
  territory INTEGER REFERENCES territory (id),
  split     INTEGER NOT NULL DEFAULT 0 CHECK (split IN (0, 1) AND (split = 0 OR person IS NULL))
) STRICT;
CREATE UNIQUE INDEX sales_order_ref ON sales_order (ref);
CREATE INDEX sales_order_day ON sales_order (day);
CREATE INDEX sales_order_open ON sales_order (promised) WHERE shipped IS NULL AND promised IS NOT NULL;
-- What was delivered lately and is not followed up is found by sales_order_day, except where it was
-- taken more than a month before: those few have an index of their own.
CREATE INDEX sales_order_slow ON sales_order (delivered) WHERE followed IS NULL AND delivered > day + 31;

-- The line's id is order << 12 | position, positions from 1: an order's lines lie together and
-- need no index. Returns have a negative quantity.
CREATE TABLE order_line (
  id       INTEGER PRIMARY KEY,
  product  INTEGER REFERENCES product (id),
  quantity INTEGER NOT NULL,
  price    INTEGER NOT NULL,
  discount INTEGER NOT NULL DEFAULT 0,
  amount   INTEGER NOT NULL,
  cost     INTEGER                  -- amount: quantity × cost valid on the order's day; NULL unknown
) STRICT;

-- Shares laid end to end: the part of each is what lies between its ends (sales_amount_share()).
-- The shares of an order cover 0 … 10,000 without a gap.
CREATE TABLE credit_share (
  order_id   INTEGER NOT NULL REFERENCES sales_order (id),
  person     INTEGER NOT NULL REFERENCES person (id),
  from_share INTEGER NOT NULL,
  to_share   INTEGER NOT NULL,
  PRIMARY KEY (order_id, person),
  CHECK (from_share >= 0 AND from_share < to_share AND to_share <= 10000)
) STRICT, WITHOUT ROWID;

-- Who answered for a step of an order, where that is known.
CREATE TABLE order_step (
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  step     TEXT NOT NULL CHECK (step IN ('taken', 'promised', 'shipped', 'delivered', 'followed')),
  person   INTEGER NOT NULL REFERENCES person (id),
  PRIMARY KEY (order_id, step)
) STRICT, WITHOUT ROWID;

-- A figure without an order behind it: a spreadsheet's actual of a person and a month. It counts
-- on `day` in amounts and quantities, not in order counts and lateness.
CREATE TABLE summary (
  id        INTEGER PRIMARY KEY,
  person    INTEGER REFERENCES person (id),
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  day       INTEGER NOT NULL,
  quantity  INTEGER NOT NULL DEFAULT 0,
  amount    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX summary_person ON summary (person, first_day, last_day);

-- Goals: a ledger. goal.value is what is in force, goal_version how it came about ---------------

CREATE TABLE goal (
  id         INTEGER PRIMARY KEY,
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('unit', 'person', 'territory', 'category')),
  scope      INTEGER NOT NULL,
  measure    TEXT NOT NULL CHECK (measure IN ('amount', 'quantity', 'contribution')),
  category   INTEGER NOT NULL DEFAULT 0, -- 0 = everything
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  value      INTEGER,                    -- NULL: withdrawn
  CHECK (last_day >= first_day)
) STRICT;
CREATE UNIQUE INDEX goal_scope ON goal (scope_kind, scope, measure, category, first_day, last_day);
CREATE INDEX goal_period ON goal (last_day, first_day);

CREATE TABLE goal_version (
  id            INTEGER PRIMARY KEY,
  goal          INTEGER NOT NULL REFERENCES goal (id),
  version       INTEGER NOT NULL,
  value         INTEGER,
  reason        TEXT NOT NULL CHECK (reason IN ('first', 'performance', 'economy', 'competition', 'other')),
  note          TEXT,
  effective_day INTEGER NOT NULL,
  entered_day   INTEGER NOT NULL,
  discussed     INTEGER,
  acknowledged  INTEGER
) STRICT;
CREATE UNIQUE INDEX goal_version_goal ON goal_version (goal, version);

CREATE TABLE award (
  id         INTEGER PRIMARY KEY,
  person     INTEGER REFERENCES person (id),
  unit       INTEGER REFERENCES unit (id),
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  reason     TEXT NOT NULL CHECK (reason IN ('exceeded', 'met', 'streak', 'improved', 'unit_met', 'other')),
  attainment INTEGER,                    -- basis points when it was proposed
  kind       TEXT CHECK (kind IN ('cash_bonus', 'office', 'time_off', 'trip', 'prize', 'group_recognition')),
  value      INTEGER,                    -- amount
  note       TEXT,
  status     TEXT NOT NULL CHECK (status IN ('proposed', 'confirmed', 'given')),
  proposed   INTEGER NOT NULL,
  confirmed  INTEGER,
  given      INTEGER,
  CHECK ((person IS NULL) <> (unit IS NULL))
) STRICT;
CREATE INDEX award_period ON award (first_day, last_day);

-- Totals: kept by the triggers in sales-totals.sql, and by the bulk import for itself ----------
-- Two keys each, of facts frozen on the order. 0 stands for no person, no territory, no product,
-- no customer. Years are calendar years. orders, shipped, judged, late, delivered and followed count
-- in basis points of an order. contribution = costed − cost, over the lines whose cost is known. A
-- cell in which everything is zero is not there.

CREATE TABLE total_month_person (
  month INTEGER NOT NULL, person INTEGER NOT NULL,
  orders INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL,
  shipped INTEGER NOT NULL, judged INTEGER NOT NULL, late INTEGER NOT NULL,
  delivered INTEGER NOT NULL, followed INTEGER NOT NULL,
  PRIMARY KEY (month, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE total_person_day (
  person INTEGER NOT NULL, day INTEGER NOT NULL,
  orders INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL,
  PRIMARY KEY (person, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE total_territory_day (
  territory INTEGER NOT NULL, day INTEGER NOT NULL,
  orders INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL,
  shipped INTEGER NOT NULL, judged INTEGER NOT NULL, late INTEGER NOT NULL,
  delivered INTEGER NOT NULL, followed INTEGER NOT NULL,
  PRIMARY KEY (territory, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE total_day (
  day INTEGER PRIMARY KEY,
  orders INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL,
  shipped INTEGER NOT NULL, judged INTEGER NOT NULL, late INTEGER NOT NULL,
  delivered INTEGER NOT NULL, followed INTEGER NOT NULL
) STRICT;

CREATE TABLE total_month_product (
  month INTEGER NOT NULL, product INTEGER NOT NULL,
  lines INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL,
  PRIMARY KEY (month, product)
) STRICT, WITHOUT ROWID;

CREATE TABLE total_year_customer (
  year INTEGER NOT NULL, customer INTEGER NOT NULL,
  orders INTEGER NOT NULL, amount INTEGER NOT NULL,
  PRIMARY KEY (year, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX total_year_customer_amount ON total_year_customer (year, amount);

-- What was done -------------------------------------------------------------------------------

CREATE TABLE change_log (
  id     INTEGER PRIMARY KEY,      -- the order of events; clocks may go back
  at     INTEGER NOT NULL,         -- seconds since 1970-01-01 UTC
  who    TEXT NOT NULL,
  action TEXT NOT NULL,
  what   TEXT NOT NULL,
  before TEXT,
  after  TEXT,
  salt   BLOB NOT NULL,
  digest BLOB NOT NULL,            -- of salt, who and texts
  chain  BLOB NOT NULL             -- of the chain before, id, at, action and this digest
) STRICT;

CREATE TABLE undo_step (
  id        INTEGER PRIMARY KEY,
  action    TEXT NOT NULL,
  label     TEXT NOT NULL,
  changed   INTEGER NOT NULL,      -- SalesChanged flags
  undone    INTEGER NOT NULL DEFAULT 0,
  changeset BLOB NOT NULL
) STRICT;

CREATE TABLE import_batch (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  files       TEXT NOT NULL,
  read_rows   INTEGER NOT NULL,
  taken       INTEGER NOT NULL,
  changed     INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL,
  skipped     INTEGER NOT NULL,
  orders      INTEGER NOT NULL,
  lines       INTEGER NOT NULL,
  quantity    INTEGER NOT NULL,
  amount      INTEGER NOT NULL,
  first_order INTEGER,             -- ids of the orders that this batch brought, without a gap
  last_order  INTEGER,
  changeset   BLOB                 -- before-images of everything else that it changed
) STRICT;
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
