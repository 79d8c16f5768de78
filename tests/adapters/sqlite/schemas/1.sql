CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
  relation TEXT NOT NULL CHECK (relation IN ('partner', 'friend', 'family', 'other')),
  gate_passed TEXT CHECK (gate_passed IS date(gate_passed)),
  device TEXT NOT NULL CHECK (device <> ''),
  changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%fZ', changed))
) STRICT, WITHOUT ROWID;
CREATE TABLE entries (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  flow TEXT NOT NULL CHECK (flow <> ''),
  flow_version TEXT NOT NULL CHECK (flow_version <> ''),
  person TEXT REFERENCES people (id) ON DELETE SET NULL,
  instant TEXT NOT NULL CHECK (instant IS strftime('%Y-%m-%dT%H:%M:%fZ', instant)),
  utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
  zone TEXT NOT NULL CHECK (zone <> ''),
  day TEXT CHECK (day IS date(day)) NOT NULL,
  written TEXT NOT NULL CHECK (written IS strftime('%Y-%m-%dT%H:%M:%fZ', written)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished')),
  device TEXT NOT NULL CHECK (device <> ''),
  changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%fZ', changed))
) STRICT, WITHOUT ROWID;
CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step <> ''),
  item TEXT NOT NULL,
  tracks TEXT NOT NULL,
  device TEXT NOT NULL CHECK (device <> ''),
  changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%fZ', changed)),
  
  kind TEXT NOT NULL,
  number REAL CHECK (number BETWEEN -1e15 AND 1e15),
  text TEXT,
  words TEXT CHECK (CASE WHEN json_valid(words) THEN json_type(words) = 'array' ELSE words IS NULL END),
  CHECK (CASE kind
    WHEN 'scale' THEN number IS NOT NULL AND text IS NULL AND words IS NULL
    WHEN 'seconds' THEN number IS NOT NULL AND text IS NOT NULL AND words IS NULL
    WHEN 'words' THEN number IS NULL AND text IS NULL AND words IS NOT NULL
    WHEN 'skipped' THEN number IS NULL AND text IS NULL AND words IS NULL
    ELSE kind IN ('choice', 'text', 'day', 'moment', 'person')
      AND number IS NULL AND text IS NOT NULL AND words IS NULL
  END),
  UNIQUE (entry, step, item)
) STRICT;
CREATE TABLE answer_versions (
  id INTEGER PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step <> ''),
  item TEXT NOT NULL,
  tracks TEXT NOT NULL,
  replaced TEXT NOT NULL CHECK (replaced IS strftime('%Y-%m-%dT%H:%M:%fZ', replaced)),
  device TEXT NOT NULL CHECK (device <> ''),
  changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%fZ', changed)),
  
  kind TEXT NOT NULL,
  number REAL CHECK (number BETWEEN -1e15 AND 1e15),
  text TEXT,
  words TEXT CHECK (CASE WHEN json_valid(words) THEN json_type(words) = 'array' ELSE words IS NULL END),
  CHECK (CASE kind
    WHEN 'scale' THEN number IS NOT NULL AND text IS NULL AND words IS NULL
    WHEN 'seconds' THEN number IS NOT NULL AND text IS NOT NULL AND words IS NULL
    WHEN 'words' THEN number IS NULL AND text IS NULL AND words IS NOT NULL
    WHEN 'skipped' THEN number IS NULL AND text IS NULL AND words IS NULL
    ELSE kind IN ('choice', 'text', 'day', 'moment', 'person')
      AND number IS NULL AND text IS NOT NULL AND words IS NULL
  END)
) STRICT;
CREATE TABLE typing (
  entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step <> ''),
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  device TEXT NOT NULL CHECK (device <> ''),
  changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%fZ', changed)),
  PRIMARY KEY (entry, step, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE follow_ups (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  flow TEXT NOT NULL CHECK (flow <> ''),
  origin TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  due TEXT CHECK (due IS date(due)),
  about TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'let go')),
  answered_by TEXT REFERENCES entries (id) ON DELETE SET NULL,
  device TEXT NOT NULL CHECK (device <> ''),
  changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%fZ', changed)),
  CHECK (answered_by IS NULL OR state = 'answered')
) STRICT, WITHOUT ROWID;
CREATE TABLE links (
  from_entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  to_entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  device TEXT NOT NULL CHECK (device <> ''),
  changed TEXT NOT NULL CHECK (changed IS strftime('%Y-%m-%dT%H:%M:%fZ', changed)),
  PRIMARY KEY (from_entry, to_entry),
  CHECK (from_entry <> to_entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE marks (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tombstones (
  id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_day ON entries (day);
CREATE INDEX entries_by_instant ON entries (instant);
CREATE INDEX entries_by_person ON entries (person);
CREATE INDEX answer_versions_by_entry ON answer_versions (entry);
CREATE INDEX follow_ups_by_origin ON follow_ups (origin);
CREATE INDEX follow_ups_by_answer ON follow_ups (answered_by);
CREATE INDEX links_by_end ON links (to_entry);
CREATE VIEW searchable (id, words) AS
  SELECT id, CASE kind
    WHEN 'words' THEN (SELECT group_concat(value, ' ') FROM json_each(answers.words))
    ELSE text
  END
  FROM answers WHERE kind IN ('text', 'choice', 'words');
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER answer_is_searchable AFTER INSERT ON answers BEGIN
  INSERT INTO search (rowid, words) SELECT id, words FROM searchable WHERE id = new.id;
END;
CREATE TRIGGER answer_is_forgotten BEFORE DELETE ON answers BEGIN
  INSERT INTO search (search, rowid, words)
    SELECT 'delete', id, words FROM searchable WHERE id = old.id;
END;
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
INSERT INTO people VALUES ('01a2056a-9200-7d08-a009-d9da0d2ebd2a', 'Alex', 'alex', 'partner', '2026-11-20', 'this laptop', '2026-11-22T22:40:00.006Z');
INSERT INTO people VALUES ('01a2056a-9202-7f14-b0a5-597a63bbf47e', 'Kim', 'kim', 'friend', NULL, 'this laptop', '2026-11-22T22:40:00.003Z');
INSERT INTO entries VALUES ('01a2056a-9207-74d7-ac78-77ce888cce99', 'breathe', '0123456789ab', '01a2056a-9200-7d08-a009-d9da0d2ebd2a', '2026-11-22T22:40:00.000Z', 60, 'Europe/Berlin', '2026-11-22', '2026-11-22T22:40:00.000Z', 'finished', 'this laptop', '2026-11-22T22:40:00.019Z');
INSERT INTO entries VALUES ('01a2056a-9216-7633-a2f1-633f4e1ae4f1', 'repair', '0123456789ab', '01a2056a-9200-7d08-a009-d9da0d2ebd2a', '2026-11-22T22:40:00.000Z', 60, 'Europe/Berlin', '2026-11-22', '2026-11-22T22:40:00.000Z', 'finished', 'this laptop', '2026-11-22T22:40:00.032Z');
INSERT INTO entries VALUES ('01a2056a-9226-7685-8a89-44b75e39a5a7', 'settled', '0123456789ab', NULL, '2026-11-22T22:40:00.000Z', -570, 'Europe/Berlin', '2026-11-22', '2026-11-22T22:40:00.000Z', 'finished', 'this laptop', '2026-11-22T22:40:00.042Z');
INSERT INTO entries VALUES ('01a2056a-922d-7bd6-8e3d-59b7c1e4bbc1', 'journal', '0123456789ab', '01a2056a-9202-7f14-b0a5-597a63bbf47e', '2026-11-22T22:40:00.000Z', 60, 'Europe/Berlin', '2026-11-23', '2026-11-22T22:40:00.000Z', 'draft', 'this laptop', '2026-11-22T22:40:00.046Z');
INSERT INTO answers VALUES (1, '01a2056a-9207-74d7-ac78-77ce888cce99', 'before', '', 'before', 'this laptop', '2026-11-22T22:40:00.011Z', 'scale', 7.5, NULL, NULL);
INSERT INTO answers VALUES (2, '01a2056a-9207-74d7-ac78-77ce888cce99', 'breath', '', '', 'this laptop', '2026-11-22T22:40:00.013Z', 'seconds', 120.0, 'long', NULL);
INSERT INTO answers VALUES (3, '01a2056a-9207-74d7-ac78-77ce888cce99', 'feelings', '', '', 'this laptop', '2026-11-22T22:40:00.015Z', 'words', NULL, NULL, '["hurt","two\nlines “’"]');
INSERT INTO answers VALUES (4, '01a2056a-9207-74d7-ac78-77ce888cce99', 'urge', '', '', 'this laptop', '2026-11-22T22:40:00.017Z', 'choice', NULL, 'push back', NULL);
INSERT INTO answers VALUES (5, '01a2056a-9216-7633-a2f1-633f4e1ae4f1', 'facts', '', '', 'this laptop', '2026-11-22T22:40:00.024Z', 'text', NULL, 'I raised my voice — žluťoučký kůň 🙂', NULL);
INSERT INTO answers VALUES (6, '01a2056a-9216-7633-a2f1-633f4e1ae4f1', 'when', '', '', 'this laptop', '2026-11-22T22:40:00.026Z', 'moment', NULL, '2026-11-21 18:30', NULL);
INSERT INTO answers VALUES (7, '01a2056a-9216-7633-a2f1-633f4e1ae4f1', 'with', '', '', 'this laptop', '2026-11-22T22:40:00.028Z', 'person', NULL, '01a2056a-9200-7d08-a009-d9da0d2ebd2a', NULL);
INSERT INTO answers VALUES (8, '01a2056a-9216-7633-a2f1-633f4e1ae4f1', 'lived', 'honesty', '', 'this laptop', '2026-11-22T22:40:00.030Z', 'day', NULL, '2026-11-24', NULL);
INSERT INTO answers VALUES (9, '01a2056a-9226-7685-8a89-44b75e39a5a7', 'settled', '', '', 'this laptop', '2026-11-22T22:40:00.040Z', 'skipped', NULL, NULL, NULL);
INSERT INTO answer_versions VALUES (1, '01a2056a-9207-74d7-ac78-77ce888cce99', 'before', '', 'before', '2026-11-22T22:40:00.012Z', 'this laptop', '2026-11-22T22:40:00.009Z', 'scale', 8.0, NULL, NULL);
INSERT INTO answer_versions VALUES (2, '01a2056a-922d-7bd6-8e3d-59b7c1e4bbc1', 'gone', '', '', '2026-11-22T22:40:00.050Z', 'this laptop', '2026-11-22T22:40:00.048Z', 'text', NULL, 'taken back', NULL);
INSERT INTO typing VALUES ('01a2056a-922d-7bd6-8e3d-59b7c1e4bbc1', 'happened', '', 'She sai', 'this laptop', '2026-11-22T22:40:00.047Z');
INSERT INTO follow_ups VALUES ('01a2056a-9214-7a99-9f94-9a014d5df437', 'settled', '01a2056a-9207-74d7-ac78-77ce888cce99', NULL, '', 'answered', '01a2056a-9226-7685-8a89-44b75e39a5a7', 'this laptop', '2026-11-22T22:40:00.043Z');
INSERT INTO follow_ups VALUES ('01a2056a-9221-71e4-84bd-6817a12a0702', 'promise', '01a2056a-9216-7633-a2f1-633f4e1ae4f1', '2026-11-24', 'When it gets loud, I will ask for a pause', 'let go', NULL, 'this laptop', '2026-11-22T22:40:00.044Z');
INSERT INTO follow_ups VALUES ('01a2056a-9223-7556-97e0-8d3efeab3296', 'check-in', '01a2056a-9216-7633-a2f1-633f4e1ae4f1', '2026-11-29', '', 'open', NULL, 'this laptop', '2026-11-22T22:40:00.036Z');
INSERT INTO links VALUES ('01a2056a-9216-7633-a2f1-633f4e1ae4f1', '01a2056a-9207-74d7-ac78-77ce888cce99', 'this laptop', '2026-11-22T22:40:00.037Z');
INSERT INTO marks VALUES ('shown/holds', '2026-11-22');
INSERT INTO tombstones VALUES ('01a2056a-9204-782d-9dd4-70f175ce909e');
PRAGMA application_id = 1667330145;
PRAGMA user_version = 1;
