-- What is kept of issues to compare them, which are alike, and what is proposed about them.
CREATE TABLE issue_sketch (
    issue_id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    sketch BLOB NOT NULL
) STRICT;
CREATE INDEX issue_sketch_project ON issue_sketch (project_id);
CREATE TABLE similar_issues (
    first_id INTEGER NOT NULL,
    second_id INTEGER NOT NULL,
    project_id INTEGER NOT NULL,
    score REAL NOT NULL,
    evidence BLOB NOT NULL,
    PRIMARY KEY (first_id, second_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX similar_issues_second ON similar_issues (second_id);
CREATE INDEX similar_issues_project ON similar_issues (project_id, score);
-- state: open, accepted, refused
CREATE TABLE grouping_proposal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    confidence REAL NOT NULL,
    grounds BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    decided_by INTEGER,
    decided_at INTEGER
) STRICT;
CREATE INDEX grouping_proposal_state ON grouping_proposal (project_id, state);
CREATE TABLE proposal_settings (
    project_id INTEGER PRIMARY KEY,
    accepting INTEGER NOT NULL,
    looked_at INTEGER,
    compared INTEGER NOT NULL
) STRICT;
