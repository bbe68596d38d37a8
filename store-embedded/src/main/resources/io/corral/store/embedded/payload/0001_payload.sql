-- The events received on one day. Half of the id is enough for the index; the whole id is compared
-- in the row. The index begins with the segment of 32 768 rows, so that the pages it changes stay few
-- when the day has millions; a search goes through the segments.
CREATE TABLE payload (
    row INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    project INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    key INTEGER NOT NULL,
    dictionary INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE INDEX payload_id ON payload (row >> 15, substr(id, 9, 8));

CREATE TABLE attachment (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    project INTEGER NOT NULL,
    event BLOB NOT NULL,
    partition INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha1 TEXT NOT NULL,
    blob TEXT NOT NULL
);
CREATE INDEX attachment_event ON attachment (event);
CREATE INDEX attachment_blob ON attachment (blob);

-- Up to where batches whose last day was this one have been applied.
CREATE TABLE watermark (
    partition INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL
);

-- Which dictionaries rows of this day need.
CREATE TABLE dictionary_use (dictionary INTEGER PRIMARY KEY);
