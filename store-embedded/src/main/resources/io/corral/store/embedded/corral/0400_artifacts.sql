-- What build tools upload. Bytes are blobs.
CREATE TABLE upload_chunk (
    organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    sha1 TEXT NOT NULL,
    blob TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    stored_at INTEGER NOT NULL,
    PRIMARY KEY (organization_id, sha1)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_chunk_blob ON upload_chunk (blob);
CREATE INDEX upload_chunk_stored ON upload_chunk (stored_at);

-- checksum, release and dist are '' where there is none, so that they can be a key.
CREATE TABLE artifact_bundle (
    id INTEGER PRIMARY KEY,
    organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    checksum TEXT NOT NULL,
    release TEXT NOT NULL,
    dist TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    UNIQUE (organization_id, release, dist, checksum)
) STRICT;

CREATE TABLE artifact_bundle_project (
    project_id INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    bundle_id INTEGER NOT NULL REFERENCES artifact_bundle (id) ON DELETE CASCADE,
    PRIMARY KEY (project_id, bundle_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX artifact_bundle_project_bundle ON artifact_bundle_project (bundle_id);

-- headers are lines of "name: value".
CREATE TABLE artifact (
    id INTEGER PRIMARY KEY,
    bundle_id INTEGER NOT NULL REFERENCES artifact_bundle (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    debug_id TEXT,
    headers TEXT NOT NULL,
    blob TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha1 TEXT NOT NULL
) STRICT;
CREATE INDEX artifact_bundle_url ON artifact (bundle_id, url);
CREATE INDEX artifact_debug_id ON artifact (debug_id) WHERE debug_id IS NOT NULL;
CREATE INDEX artifact_blob ON artifact (blob);

CREATE TABLE debug_file (
    id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    debug_id TEXT,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    architecture TEXT NOT NULL,
    blob TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha1 TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX debug_file_sha1 ON debug_file (project_id, sha1);
CREATE INDEX debug_file_debug_id ON debug_file (project_id, debug_id);
CREATE INDEX debug_file_blob ON debug_file (blob);
