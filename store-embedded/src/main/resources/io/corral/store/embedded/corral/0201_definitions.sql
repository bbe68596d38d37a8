-- What people defined, as they wrote it. AUTOINCREMENT: an id never comes again.
CREATE TABLE definition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    kind TEXT NOT NULL,
    project_id INTEGER,
    key TEXT,
    author_id INTEGER,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX definition_kind ON definition (organization_id, kind);
CREATE UNIQUE INDEX definition_key ON definition (organization_id, kind, key)
    WHERE key IS NOT NULL;
CREATE INDEX definition_project ON definition (project_id) WHERE project_id IS NOT NULL;
