-- Issues that were merged into another: both of their names still find it.
CREATE TABLE issue_redirect (
    issue_id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    UNIQUE (project_id, number)
) STRICT;
CREATE INDEX issue_redirect_target ON issue_redirect (target);
