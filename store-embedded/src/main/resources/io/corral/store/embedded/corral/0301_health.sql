-- Sessions that started in an hour. Each counts in one column at most beside sessions, the one of
-- its worst status. The release is a label, never 0.
CREATE TABLE health_hour (
    id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    release_label INTEGER NOT NULL,
    environment_id INTEGER NOT NULL,
    sessions INTEGER NOT NULL DEFAULT 0,
    errored INTEGER NOT NULL DEFAULT 0,
    unhandled INTEGER NOT NULL DEFAULT 0,
    abnormal INTEGER NOT NULL DEFAULT 0,
    crashed INTEGER NOT NULL DEFAULT 0,
    durations BLOB NOT NULL DEFAULT x'',
    UNIQUE (project_id, hour, release_label, environment_id)
) STRICT;
CREATE INDEX health_hour_release ON health_hour (release_label, project_id, hour);
CREATE INDEX health_hour_hour ON health_hour (hour);

CREATE TABLE health_users (
    hour_id INTEGER NOT NULL REFERENCES health_hour (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sketch BLOB NOT NULL,
    PRIMARY KEY (hour_id, kind)
) STRICT, WITHOUT ROWID;

-- Sessions that went wrong, while updates of them are still counted.
CREATE TABLE health_session (
    hour_id INTEGER NOT NULL REFERENCES health_hour (id) ON DELETE CASCADE,
    session INTEGER NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (hour_id, session)
) STRICT, WITHOUT ROWID;
