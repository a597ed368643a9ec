-- Schema 2 of a Sales Manager document. Figures are integers, see base/sales-money.h; days count
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
            CHECK (role IN ('sales_manager', 'assistant_manager', 'team_leader', 'salesperson', 'support',
                            'district_manager', 'product_line_manager')),
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
  entered_day INTEGER,              -- when it was entered; NULL: it was there from the beginning
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX membership_person ON membership (person, first_day);

-- What membership said before it was changed: known from entered_day until the day before
-- replaced_day. A report as of an earlier day reads both.
CREATE TABLE membership_past (
  id           INTEGER PRIMARY KEY,
  person       INTEGER NOT NULL REFERENCES person (id),
  unit         INTEGER NOT NULL REFERENCES unit (id),
  first_day    INTEGER,
  last_day     INTEGER,
  entered_day  INTEGER,
  replaced_day INTEGER NOT NULL
) STRICT;
CREATE INDEX membership_past_person ON membership_past (person);

-- Days away, for the proration of goals: share of the working time that is missing.
CREATE TABLE absence (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  share     INTEGER NOT NULL DEFAULT 10000 CHECK (share > 0 AND share <= 10000),
  note      TEXT,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX absence_person ON absence (person, first_day);

-- Duties and expectations of a role or of one person. A new wording is a new row, the newest of its
-- role or person holds; who acknowledged which wording stays known.
CREATE TABLE duty (
  id           INTEGER PRIMARY KEY,
  role         TEXT,
  person       INTEGER REFERENCES person (id),
  duties       TEXT NOT NULL,
  expectations TEXT NOT NULL,
  entered_day  INTEGER NOT NULL,
  CHECK ((role IS NULL) <> (person IS NULL))
) STRICT;
CREATE INDEX duty_role ON duty (role, person);

CREATE TABLE duty_acknowledgement (
  duty   INTEGER NOT NULL REFERENCES duty (id),
  person INTEGER NOT NULL REFERENCES person (id),
  day    INTEGER NOT NULL,
  PRIMARY KEY (duty, person)
) STRICT, WITHOUT ROWID;

-- What somebody may spend or has to plan with, and what it means for them.
CREATE TABLE budget (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  name      TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  value     INTEGER NOT NULL,       -- amount
  meaning   TEXT,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX budget_person ON budget (person, first_day);

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
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('unit', 'person', 'territory', 'category', 'vacant')),
  scope      INTEGER NOT NULL,
  measure    TEXT NOT NULL CHECK (measure IN ('amount', 'quantity', 'contribution', 'visits', 'tasks', 'kept_customers',
                                           'service', 'complaints')),
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
  basis         TEXT NOT NULL DEFAULT 'total' CHECK (basis IN ('total', 'rate')),
  entered_value INTEGER,                -- what was typed, where value was computed from a rate
  event         INTEGER REFERENCES market_event (id)
) STRICT;
CREATE UNIQUE INDEX goal_version_goal ON goal_version (goal, version);
-- The revised ones: few, and their first figures are shown beside those in force.
CREATE INDEX goal_version_revised ON goal_version (goal, entered_day) WHERE version = 2;

-- How far a version has been agreed with whom it concerns. One without a row is a draft; a revision
-- is a new version and so begins as one.
CREATE TABLE agreement (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES goal_version (id),
  state   TEXT NOT NULL CHECK (state IN ('proposed', 'discussed', 'acknowledged')),
  day     INTEGER NOT NULL,
  person  INTEGER REFERENCES person (id), -- by whom
  remark  TEXT
) STRICT;
CREATE UNIQUE INDEX agreement_version ON agreement (version, state);

-- What people propose as their own goals, before it is taken.
CREATE TABLE goal_proposal (
  id          INTEGER PRIMARY KEY,
  person      INTEGER NOT NULL REFERENCES person (id),
  measure     TEXT NOT NULL,
  category    INTEGER NOT NULL DEFAULT 0,
  first_day   INTEGER NOT NULL,
  last_day    INTEGER NOT NULL,
  value       INTEGER NOT NULL,
  entered_day INTEGER NOT NULL,
  note        TEXT,
  CHECK (last_day >= first_day)
) STRICT;
CREATE UNIQUE INDEX goal_proposal_person ON goal_proposal (person, measure, category, first_day, last_day);

-- What happened outside: drawn on charts, cited by revisions.
CREATE TABLE market_event (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('economy', 'competitor', 'price', 'other')),
  first_day  INTEGER NOT NULL,
  last_day   INTEGER,
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('unit', 'person', 'territory', 'category')),
  scope      INTEGER NOT NULL,
  title      TEXT NOT NULL,
  note       TEXT,
  source     TEXT,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX market_event_day ON market_event (first_day);

-- Closed periods. Their figures are frozen by person and part of a membership, so that neither a
-- move nor a change of orders alters them; what changes later stands in closing_adjustment.
CREATE TABLE closing (
  id        INTEGER PRIMARY KEY,
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  closed    INTEGER NOT NULL,
  reopened  INTEGER,
  note      TEXT,
  CHECK (last_day >= first_day)
) STRICT;
CREATE UNIQUE INDEX closing_period ON closing (first_day, last_day) WHERE reopened IS NULL;

CREATE TABLE closing_part (
  id        INTEGER PRIMARY KEY,
  closing   INTEGER NOT NULL REFERENCES closing (id),
  person    INTEGER NOT NULL,           -- 0 = no person
  unit      INTEGER NOT NULL REFERENCES unit (id),
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  assumed   INTEGER NOT NULL DEFAULT 0, -- no membership said so
  orders INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL
) STRICT;
CREATE INDEX closing_part_closing ON closing_part (closing, person);

CREATE TABLE closing_goal (
  id         INTEGER PRIMARY KEY,
  closing    INTEGER NOT NULL REFERENCES closing (id),
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('unit', 'person', 'territory', 'category')),
  scope      INTEGER NOT NULL,
  measure    TEXT NOT NULL,
  category   INTEGER NOT NULL DEFAULT 0,
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  original   INTEGER NOT NULL,          -- the goal as it was first set
  value      INTEGER NOT NULL,          -- the goal in force when the period was closed
  actual     INTEGER,                   -- NULL: not known
  result     TEXT NOT NULL CHECK (result IN ('exceeded', 'met', 'missed', 'unknown'))
) STRICT;
CREATE INDEX closing_goal_closing ON closing_goal (closing);

-- By how much a frozen figure would be another today, and since when.
CREATE TABLE closing_adjustment (
  id      INTEGER PRIMARY KEY,
  closing INTEGER NOT NULL REFERENCES closing (id),
  part    INTEGER REFERENCES closing_part (id),
  goal    INTEGER REFERENCES closing_goal (id),
  day     INTEGER NOT NULL,
  action  TEXT NOT NULL,
  orders INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL,
  value  INTEGER NOT NULL DEFAULT 0,    -- of a goal's actual, in its measure
  CHECK ((part IS NULL) <> (goal IS NULL))
) STRICT;
CREATE INDEX closing_adjustment_closing ON closing_adjustment (closing);

-- What people do: counted by the day on which it was done ---------------------------------------

CREATE TABLE activity (
  id       INTEGER PRIMARY KEY,
  person   INTEGER NOT NULL REFERENCES person (id),
  customer INTEGER REFERENCES customer (id),
  kind     TEXT NOT NULL CHECK (kind IN ('visit', 'call', 'mailing', 'meeting', 'task', 'complaint')),
  due      INTEGER,
  done     INTEGER,
  minutes  INTEGER CHECK (minutes >= 0),
  subject  TEXT,
  CHECK (due IS NOT NULL OR done IS NOT NULL)
) STRICT;
CREATE INDEX activity_person ON activity (person, done, kind);
CREATE INDEX activity_open ON activity (due) WHERE done IS NULL;

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

-- How a file was read, by the shape of its header, and what its names stood for.
CREATE TABLE import_profile (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  shape   TEXT NOT NULL,
  answers TEXT NOT NULL
) STRICT;
CREATE INDEX import_profile_shape ON import_profile (shape);

CREATE TABLE import_alias (
  kind  TEXT NOT NULL CHECK (kind IN ('person', 'product', 'customer')),
  alias TEXT NOT NULL,              -- folded
  target INTEGER NOT NULL,
  PRIMARY KEY (kind, alias)
) STRICT, WITHOUT ROWID;
