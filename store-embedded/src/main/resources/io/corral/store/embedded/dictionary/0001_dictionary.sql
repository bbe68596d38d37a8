-- Compression dictionaries; the newest of a project is the one new events are compressed with.
CREATE TABLE dictionary (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX dictionary_project ON dictionary (project);

-- Up to where batches have been applied, as far as no day file says so.
CREATE TABLE watermark (
    partition INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL
);
