-- Splits of issues by what their events say, from the wish to the end.
CREATE TABLE split_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    actor_id INTEGER,
    reason TEXT,
    state TEXT NOT NULL DEFAULT 'waiting',
    other_id INTEGER,
    sentence TEXT,
    started_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX split_job_project ON split_job (project_id, id);
CREATE INDEX split_job_unfinished ON split_job (id) WHERE state IN ('waiting', 'marked');

-- Marks that a split made.
CREATE TABLE split_job_mark (
    job_id INTEGER NOT NULL REFERENCES split_job (id) ON DELETE CASCADE,
    mark_id INTEGER NOT NULL REFERENCES split_mark (id) ON DELETE CASCADE,
    PRIMARY KEY (job_id, mark_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX split_job_mark_mark ON split_job_mark (mark_id);

-- Keys that the issue had before.
CREATE TABLE split_job_key (
    job_id INTEGER NOT NULL REFERENCES split_job (id) ON DELETE CASCADE,
    key INTEGER NOT NULL,
    PRIMARY KEY (job_id, key)
) STRICT, WITHOUT ROWID;
