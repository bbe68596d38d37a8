-- Merges and splits by people, with what is needed to take them back. Rows as they were are kept
-- value by value, so that columns added later do not break them.
CREATE TABLE correction (
    activity_id INTEGER PRIMARY KEY REFERENCES activity (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    parent_id INTEGER NOT NULL
) STRICT;

CREATE TABLE correction_value (
    activity_id INTEGER NOT NULL REFERENCES correction (activity_id) ON DELETE CASCADE,
    issue_id INTEGER NOT NULL,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value ANY,
    PRIMARY KEY (activity_id, issue_id, part, position, name)
) STRICT, WITHOUT ROWID;

ALTER TABLE issue_key ADD COLUMN moved_at INTEGER;
ALTER TABLE issue_key ADD COLUMN split_from INTEGER;

-- Which events of a key people split off.
CREATE TABLE split_mark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    key INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    actor_id INTEGER,
    at INTEGER NOT NULL,
    reason TEXT
) STRICT;
