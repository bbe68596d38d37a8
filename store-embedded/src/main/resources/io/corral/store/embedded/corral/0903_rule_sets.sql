-- Versions of the rules of projects; a row never changes.
CREATE TABLE rule_set (
    project_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    algorithm INTEGER NOT NULL,
    fingerprints TEXT NOT NULL,
    stacks TEXT NOT NULL,
    previous INTEGER NOT NULL,
    author_id INTEGER,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    transition_end INTEGER NOT NULL,
    PRIMARY KEY (project_id, number)
) STRICT, WITHOUT ROWID;
