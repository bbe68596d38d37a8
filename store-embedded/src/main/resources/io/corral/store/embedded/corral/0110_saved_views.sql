-- Lists of issues that people saved.
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    author_id INTEGER NOT NULL REFERENCES account (id),
    shared INTEGER NOT NULL,
    name TEXT NOT NULL,
    parameters TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_view_organization ON saved_view (organization_id);
