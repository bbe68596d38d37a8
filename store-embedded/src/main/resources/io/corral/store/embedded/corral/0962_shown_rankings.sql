-- Rankings that people were shown, with what they were made from, and issues that stood high.
CREATE TABLE shown_ranking (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    at INTEGER NOT NULL,
    viewer_id INTEGER,
    issues INTEGER NOT NULL,
    high INTEGER NOT NULL,
    version TEXT NOT NULL,
    input_bytes INTEGER NOT NULL
) STRICT;
CREATE INDEX shown_ranking_at ON shown_ranking (organization_id, at);

-- Apart, so that lists do not read past it.
CREATE TABLE shown_ranking_input (
    ranking_id INTEGER PRIMARY KEY REFERENCES shown_ranking (id) ON DELETE CASCADE,
    input BLOB NOT NULL
) STRICT;

CREATE TABLE shown_high (
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    issue_id INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (organization_id, issue_id)
) STRICT, WITHOUT ROWID;
