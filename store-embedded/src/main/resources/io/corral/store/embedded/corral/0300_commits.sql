-- What releases are made of, and where they went.
CREATE TABLE repository (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organization_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    provider TEXT,
    url TEXT,
    created_at INTEGER NOT NULL,
    UNIQUE (organization_id, name)
) STRICT;

-- "commit" is a reserved word.
CREATE TABLE code_commit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    message TEXT,
    author_name TEXT,
    author_email TEXT,
    at INTEGER NOT NULL,
    UNIQUE (repository_id, hash)
) STRICT;
CREATE INDEX code_commit_date ON code_commit (repository_id, at);

CREATE TABLE commit_file (
    commit_id INTEGER NOT NULL REFERENCES code_commit (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (commit_id, path)
) STRICT, WITHOUT ROWID;

-- Position 0 is the newest commit.
CREATE TABLE release_commit (
    release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    commit_id INTEGER NOT NULL REFERENCES code_commit (id) ON DELETE CASCADE,
    PRIMARY KEY (release_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_commit_commit ON release_commit (commit_id);

CREATE TABLE release_ref (
    release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    repository_id INTEGER NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    previous_hash TEXT,
    PRIMARY KEY (release_id, repository_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE deploy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    environment TEXT NOT NULL,
    name TEXT,
    url TEXT,
    started_at INTEGER,
    finished_at INTEGER NOT NULL
) STRICT;
CREATE INDEX deploy_release ON deploy (release_id, finished_at);

CREATE TABLE deploy_project (
    deploy_id INTEGER NOT NULL REFERENCES deploy (id) ON DELETE CASCADE,
    project_id INTEGER NOT NULL,
    PRIMARY KEY (deploy_id, project_id)
) STRICT, WITHOUT ROWID;
