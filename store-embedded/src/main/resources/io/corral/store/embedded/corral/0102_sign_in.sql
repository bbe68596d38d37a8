-- Passwords, invitations, and which browser a session is.
CREATE TABLE account_password (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    hash TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX session_account ON session (account_id);

CREATE TABLE invitation (
    hash TEXT PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    teams TEXT NOT NULL,
    invited_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    UNIQUE (organization_id, email)
) STRICT, WITHOUT ROWID;
