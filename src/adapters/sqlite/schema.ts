/** What the file says it is: `capa` in ASCII, where SQLite keeps a program's own number. */
export const applicationId = 0x63617061

const instant = (name: string): string =>
  `${name} TEXT NOT NULL CHECK (${name} IS strftime('%Y-%m-%dT%H:%M:%fZ', ${name}))`

const day = (name: string): string => `${name} TEXT CHECK (${name} IS date(${name}))`

// Each kind fills its own columns and no others, so that reading one back needs no guessing.
const value = `
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
  END)`

// Where a row comes from and when it last changed: what joining two machines' journals will ask for.
const from = `device TEXT NOT NULL CHECK (device <> ''),
  ${instant('changed')}`

const people = `
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
  relation TEXT NOT NULL CHECK (relation IN ('partner', 'friend', 'family', 'other')),
  ${day('gate_passed')},
  ${from}
) STRICT, WITHOUT ROWID;
`

const entries = `
CREATE TABLE entries (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  flow TEXT NOT NULL CHECK (flow <> ''),
  flow_version TEXT NOT NULL CHECK (flow_version <> ''),
  person TEXT REFERENCES people (id) ON DELETE SET NULL,
  ${instant('instant')},
  utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -1439 AND 1439),
  zone TEXT NOT NULL CHECK (zone <> ''),
  ${day('day')} NOT NULL,
  ${instant('written')},
  state TEXT NOT NULL CHECK (state IN ('draft', 'finished')),
  ${from}
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_day ON entries (day);
CREATE INDEX entries_by_instant ON entries (instant);
CREATE INDEX entries_by_person ON entries (person);

CREATE TABLE answers (
  id INTEGER PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step <> ''),
  item TEXT NOT NULL,
  tracks TEXT NOT NULL,
  ${from},
  ${value},
  UNIQUE (entry, step, item)
) STRICT;

CREATE TABLE answer_versions (
  id INTEGER PRIMARY KEY,
  entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step <> ''),
  item TEXT NOT NULL,
  tracks TEXT NOT NULL,
  ${instant('replaced')},
  ${from},
  ${value}
) STRICT;
CREATE INDEX answer_versions_by_entry ON answer_versions (entry);

CREATE TABLE typing (
  entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  step TEXT NOT NULL CHECK (step <> ''),
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  ${from},
  PRIMARY KEY (entry, step, item)
) STRICT, WITHOUT ROWID;
`

const ties = `
CREATE TABLE follow_ups (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
  flow TEXT NOT NULL CHECK (flow <> ''),
  origin TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  ${day('due')},
  about TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'let go')),
  answered_by TEXT REFERENCES entries (id) ON DELETE SET NULL,
  ${from},
  CHECK (answered_by IS NULL OR state = 'answered')
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_ups_by_origin ON follow_ups (origin);
CREATE INDEX follow_ups_by_answer ON follow_ups (answered_by);

CREATE TABLE links (
  from_entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  to_entry TEXT NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
  ${from},
  PRIMARY KEY (from_entry, to_entry),
  CHECK (from_entry <> to_entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_end ON links (to_entry);

CREATE TABLE marks (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstones (
  id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
`

// The index follows the answers by itself, so that whatever removes an answer removes its words. It keeps
// no text of its own: to make it anew, 'delete-all', then insert what is searchable.
const search = `
CREATE VIEW searchable (id, words) AS
  SELECT id, CASE kind
    WHEN 'words' THEN (SELECT group_concat(value, ' ') FROM json_each(answers.words))
    ELSE text
  END
  FROM answers WHERE kind IN ('text', 'choice', 'words');
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER answer_is_searchable AFTER INSERT ON answers BEGIN
  INSERT INTO search (rowid, words) SELECT id, words FROM searchable WHERE id = new.id;
END;
CREATE TRIGGER answer_is_forgotten BEFORE DELETE ON answers BEGIN
  INSERT INTO search (search, rowid, words)
    SELECT 'delete', id, words FROM searchable WHERE id = old.id;
END;
`

/** The tables of version 1. What was released is never edited: a change is a migration of its own. */
export const firstSchema = [people, entries, ties, search].join('')
