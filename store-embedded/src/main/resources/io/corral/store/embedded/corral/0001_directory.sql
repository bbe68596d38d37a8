-- Times are microseconds since 1970, UTC; flags are 0 or 1; lists are lines of text.

CREATE TABLE sequence (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organization (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    quota_count INTEGER,
    quota_seconds INTEGER
) STRICT;

CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    platform TEXT,
    created_at INTEGER NOT NULL,
    filter_extensions INTEGER NOT NULL,
    filter_crawlers INTEGER NOT NULL,
    filter_localhost INTEGER NOT NULL,
    filter_messages TEXT NOT NULL,
    filter_releases TEXT NOT NULL,
    scrub INTEGER NOT NULL,
    scrub_default_keys INTEGER NOT NULL,
    scrub_sensitive_keys TEXT NOT NULL,
    scrub_safe_keys TEXT NOT NULL,
    scrub_addresses INTEGER NOT NULL,
    origins TEXT NOT NULL,
    quota_count INTEGER,
    quota_seconds INTEGER,
    retention_days INTEGER,
    UNIQUE (organization_id, slug)
) STRICT;

CREATE TABLE client_key (
    id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    public_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    active INTEGER NOT NULL,
    quota_count INTEGER,
    quota_seconds INTEGER,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX client_key_project ON client_key (project_id);

CREATE TABLE team (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (organization_id, slug)
) STRICT;

CREATE TABLE project_team (
    project_id INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (project_id, team_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX project_team_team ON project_team (team_id);

-- "user" is a reserved word of other engines.
CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    active INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    account_id INTEGER NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (organization_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member_team (
    organization_id INTEGER NOT NULL,
    account_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (organization_id, account_id, team_id),
    FOREIGN KEY (organization_id, account_id)
        REFERENCES member (organization_id, account_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX member_team_team ON member_team (team_id);

CREATE TABLE api_token (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    last_characters TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES account (id),
    organization_id INTEGER REFERENCES organization (id),
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    expires_at INTEGER
) STRICT;

CREATE TABLE login_link (
    hash TEXT PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    organization_id INTEGER,
    action TEXT NOT NULL,
    target TEXT NOT NULL
) STRICT;
CREATE INDEX audit_organization ON audit (organization_id, id);
