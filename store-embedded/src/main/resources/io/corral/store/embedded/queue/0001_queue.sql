-- Acknowledged requests waiting for the digest.
CREATE TABLE entry (
    sequence INTEGER PRIMARY KEY,
    project INTEGER NOT NULL,
    key INTEGER NOT NULL,
    kind TEXT NOT NULL,
    encoding TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    blob TEXT,
    event_id TEXT,
    client_address TEXT,
    user_agent TEXT,
    query TEXT,
    refused TEXT,
    body BLOB NOT NULL
);
CREATE INDEX entry_blob ON entry (blob) WHERE blob IS NOT NULL;

-- Entries that could not be digested, with their bytes.
CREATE TABLE failed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    failed_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    project INTEGER NOT NULL,
    key INTEGER NOT NULL,
    kind TEXT NOT NULL,
    encoding TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    blob TEXT,
    event_id TEXT,
    client_address TEXT,
    user_agent TEXT,
    query TEXT,
    refused TEXT,
    body BLOB NOT NULL
);

-- One row: the last sequence forgotten, and the newest known to have been given out.
CREATE TABLE position (
    applied INTEGER NOT NULL,
    newest INTEGER NOT NULL
);
INSERT INTO position VALUES (0, 0);

-- Unfinished attempts, disjoint ranges.
CREATE TABLE attempt (
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    count INTEGER NOT NULL
);

-- Written and emptied to learn whether the disk has room again.
CREATE TABLE probe (content BLOB);
