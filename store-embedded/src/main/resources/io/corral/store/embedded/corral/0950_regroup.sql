-- Jobs that give stored events other keys: the plan, and what is needed to undo what was done.
CREATE TABLE regroup_job (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    actor_id INTEGER,
    algorithm INTEGER NOT NULL,
    undoes INTEGER,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    moved INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX regroup_job_project ON regroup_job (project_id, id);
CREATE INDEX regroup_job_unfinished ON regroup_job (id)
    WHERE state IN ('preparing', 'planned', 'current');

-- Ids of events, 16 bytes each, that go from one key to another; none means all of the key.
CREATE TABLE regroup_move (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES regroup_job (id) ON DELETE CASCADE,
    from_key INTEGER NOT NULL,
    to_key INTEGER NOT NULL,
    events BLOB NOT NULL
) STRICT;
CREATE INDEX regroup_move_job ON regroup_move (job_id, id);

-- Keys as they were: whose they were, and what they counted beyond their stored rows.
CREATE TABLE regroup_key (
    job_id INTEGER NOT NULL REFERENCES regroup_job (id) ON DELETE CASCADE,
    key INTEGER NOT NULL,
    issue_id INTEGER,
    home INTEGER NOT NULL,
    expired BLOB,
    expired_users BLOB,
    PRIMARY KEY (job_id, key)
) STRICT, WITHOUT ROWID;

-- Rows of issues that were emptied, as they were.
CREATE TABLE regroup_row (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES regroup_job (id) ON DELETE CASCADE,
    issue_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE INDEX regroup_row_job ON regroup_row (job_id, issue_id);

-- Reports of users whose key was changed.
CREATE TABLE regroup_report (
    job_id INTEGER NOT NULL REFERENCES regroup_job (id) ON DELETE CASCADE,
    report_id INTEGER NOT NULL,
    from_key INTEGER NOT NULL,
    PRIMARY KEY (job_id, report_id)
) STRICT, WITHOUT ROWID;
