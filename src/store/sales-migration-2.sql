-- From schema 1 to schema 2. Where a CHECK grows a table has to be made anew: the references to it
-- are switched off around the migration (sales-migration.c) and looked at again at its end.

CREATE TABLE person_2 (
  id        INTEGER PRIMARY KEY,
  ref       TEXT UNIQUE,
  name      TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  folded    TEXT NOT NULL,
  role      TEXT NOT NULL DEFAULT 'salesperson'
            CHECK (role IN ('sales_manager', 'assistant_manager', 'team_leader', 'salesperson', 'support',
                            'district_manager', 'product_line_manager')),
  title     TEXT,
  manager   INTEGER REFERENCES person (id),
  hired     INTEGER,
  left_day  INTEGER,
  language  TEXT
) STRICT;
INSERT INTO person_2 (id, ref, name, sort_name, folded, role, title, manager, hired, left_day, language)
  SELECT id, ref, name, sort_name, folded, role, title, manager, hired, left_day, language FROM person;
DROP TABLE person;
ALTER TABLE person_2 RENAME TO person;
CREATE TABLE goal_2 (
  id         INTEGER PRIMARY KEY,
  scope_kind TEXT NOT NULL CHECK (scope_kind IN ('unit', 'person', 'territory', 'category', 'vacant')),
  scope      INTEGER NOT NULL,
  measure    TEXT NOT NULL CHECK (measure IN ('amount', 'quantity', 'contribution', 'visits', 'tasks', 'kept_customers',
                                           'service', 'complaints')),
  category   INTEGER NOT NULL DEFAULT 0,
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  value      INTEGER,
  CHECK (last_day >= first_day)
) STRICT;
INSERT INTO goal_2 (id, scope_kind, scope, measure, category, first_day, last_day, value)
  SELECT id, scope_kind, scope, measure, category, first_day, last_day, value FROM goal;
DROP TABLE goal;
ALTER TABLE goal_2 RENAME TO goal;
CREATE UNIQUE INDEX goal_scope ON goal (scope_kind, scope, measure, category, first_day, last_day);
CREATE INDEX goal_period ON goal (last_day, first_day);
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
CREATE TABLE agreement (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL REFERENCES goal_version (id),
  state   TEXT NOT NULL CHECK (state IN ('proposed', 'discussed', 'acknowledged')),
  day     INTEGER NOT NULL,
  person  INTEGER REFERENCES person (id),
  remark  TEXT
) STRICT;
CREATE TABLE goal_version_2 (
  id            INTEGER PRIMARY KEY,
  goal          INTEGER NOT NULL REFERENCES goal (id),
  version       INTEGER NOT NULL,
  value         INTEGER,
  reason        TEXT NOT NULL CHECK (reason IN ('first', 'performance', 'economy', 'competition', 'other')),
  note          TEXT,
  effective_day INTEGER NOT NULL,
  entered_day   INTEGER NOT NULL,
  basis         TEXT NOT NULL DEFAULT 'total' CHECK (basis IN ('total', 'rate')),
  entered_value INTEGER,
  event         INTEGER REFERENCES market_event (id)
) STRICT;
INSERT INTO goal_version_2 (id, goal, version, value, reason, note, effective_day, entered_day)
  SELECT id, goal, version, value, reason, note, effective_day, entered_day FROM goal_version;
INSERT INTO agreement (version, state, day)
  SELECT id, 'discussed', discussed FROM goal_version WHERE discussed IS NOT NULL
  UNION ALL
  SELECT id, 'acknowledged', acknowledged FROM goal_version WHERE acknowledged IS NOT NULL;
DROP TABLE goal_version;
ALTER TABLE goal_version_2 RENAME TO goal_version;
CREATE UNIQUE INDEX goal_version_goal ON goal_version (goal, version);
CREATE INDEX goal_version_revised ON goal_version (goal, entered_day) WHERE version = 2;
ALTER TABLE membership ADD COLUMN entered_day INTEGER;
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
CREATE TABLE budget (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  name      TEXT NOT NULL,
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  value     INTEGER NOT NULL,
  meaning   TEXT,
  CHECK (last_day >= first_day)
) STRICT;
CREATE INDEX budget_person ON budget (person, first_day);
CREATE UNIQUE INDEX agreement_version ON agreement (version, state);
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
CREATE INDEX market_event_day ON market_event (first_day);
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
  person    INTEGER NOT NULL,
  unit      INTEGER NOT NULL REFERENCES unit (id),
  first_day INTEGER NOT NULL,
  last_day  INTEGER NOT NULL,
  assumed   INTEGER NOT NULL DEFAULT 0,
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
  original   INTEGER NOT NULL,
  value      INTEGER NOT NULL,
  actual     INTEGER,
  result     TEXT NOT NULL CHECK (result IN ('exceeded', 'met', 'missed', 'unknown'))
) STRICT;
CREATE INDEX closing_goal_closing ON closing_goal (closing);
CREATE TABLE closing_adjustment (
  id      INTEGER PRIMARY KEY,
  closing INTEGER NOT NULL REFERENCES closing (id),
  part    INTEGER REFERENCES closing_part (id),
  goal    INTEGER REFERENCES closing_goal (id),
  day     INTEGER NOT NULL,
  action  TEXT NOT NULL,
  orders INTEGER NOT NULL, quantity INTEGER NOT NULL, amount INTEGER NOT NULL,
  costed INTEGER NOT NULL, cost INTEGER NOT NULL,
  value  INTEGER NOT NULL DEFAULT 0,
  CHECK ((part IS NULL) <> (goal IS NULL))
) STRICT;
CREATE INDEX closing_adjustment_closing ON closing_adjustment (closing);
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
CREATE TABLE import_profile (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  shape   TEXT NOT NULL,
  answers TEXT NOT NULL
) STRICT;
CREATE INDEX import_profile_shape ON import_profile (shape);
CREATE TABLE import_alias (
  kind  TEXT NOT NULL CHECK (kind IN ('person', 'product', 'customer')),
  alias TEXT NOT NULL,
  target INTEGER NOT NULL,
  PRIMARY KEY (kind, alias)
) STRICT, WITHOUT ROWID;
-- What was recorded for undo speaks of the tables as they were.
DELETE FROM undo_step;
