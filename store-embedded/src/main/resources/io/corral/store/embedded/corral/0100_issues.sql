-- Times are microseconds since 1970, UTC; hours are counted since 1970; flags are 0 or 1; states
-- are the words of the API. Projects, people and teams are named by id without a reference, so that
-- both parts of this database can be kept by different engines.

CREATE TABLE issue_watermark (
    queue_partition INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE issue_number (
    project_id INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- Names of environments and releases, stored once; 0 stands for an event that names none.
CREATE TABLE label (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO label (id, name) VALUES (0, '');

-- Numbers and state; what people read is apart, so that counting touches little.
CREATE TABLE issue (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    category TEXT NOT NULL,
    status TEXT NOT NULL,
    substatus TEXT,
    state_since INTEGER NOT NULL,
    level TEXT NOT NULL,
    priority TEXT NOT NULL,
    priority_locked INTEGER NOT NULL DEFAULT 0,
    assignee_user INTEGER,
    assignee_team INTEGER,
    events INTEGER NOT NULL,
    users INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    first_release INTEGER,
    first_release_at INTEGER,
    last_release INTEGER,
    last_release_at INTEGER,
    regressed_release INTEGER,
    unhandled INTEGER NOT NULL,
    inbox INTEGER NOT NULL,
    share_id TEXT,
    comments INTEGER NOT NULL DEFAULT 0,
    UNIQUE (project_id, number)
) STRICT;
-- Lists are found in this index alone: it holds every column they filter and sort by.
CREATE INDEX issue_list ON issue (
    last_seen, project_id, status, substatus, inbox, priority, level, category, assignee_user,
    assignee_team, unhandled, first_seen, state_since, events, users
);
CREATE INDEX issue_first_release ON issue (first_release, project_id);
CREATE UNIQUE INDEX issue_share ON issue (share_id) WHERE share_id IS NOT NULL;

CREATE TABLE issue_text (
    issue_id INTEGER PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
    platform TEXT NOT NULL,
    logger TEXT,
    title TEXT NOT NULL,
    culprit TEXT,
    error_type TEXT,
    error_value TEXT,
    filename TEXT,
    function TEXT,
    location TEXT
) STRICT;

-- Any three letters in a row of title and culprit; holds no copy of the texts.
CREATE VIRTUAL TABLE issue_words USING fts5 (
    title, culprit, content = '', contentless_delete = 1, tokenize = 'trigram'
);

CREATE TABLE issue_resolution (
    issue_id INTEGER PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
    fix TEXT NOT NULL,
    version TEXT,
    commit_id TEXT,
    repository TEXT,
    at INTEGER NOT NULL,
    actor_id INTEGER
) STRICT;
CREATE INDEX issue_resolution_commit ON issue_resolution (commit_id) WHERE commit_id IS NOT NULL;

CREATE TABLE issue_snooze (
    issue_id INTEGER PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
    until INTEGER,
    event_count INTEGER,
    window_minutes INTEGER,
    user_count INTEGER,
    user_window_minutes INTEGER,
    hourly_limit INTEGER,
    at INTEGER NOT NULL,
    actor_id INTEGER,
    tally BLOB NOT NULL
) STRICT;

-- A key outlives its issue with no issue, so that copies of this table learn of the deletion.
CREATE TABLE issue_key (
    id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    key INTEGER NOT NULL,
    algorithm INTEGER NOT NULL,
    issue_id INTEGER,
    version INTEGER NOT NULL,
    events INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    UNIQUE (project_id, key)
) STRICT;
CREATE INDEX issue_key_issue ON issue_key (issue_id);
CREATE UNIQUE INDEX issue_key_version ON issue_key (version);

CREATE TABLE key_hour (
    key_id INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    environment_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (key_id, hour, environment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_environment (
    key_id INTEGER NOT NULL,
    environment_id INTEGER NOT NULL,
    events INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (key_id, environment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_release (
    key_id INTEGER NOT NULL,
    release_label INTEGER NOT NULL,
    events INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    PRIMARY KEY (key_id, release_label)
) STRICT, WITHOUT ROWID;
CREATE INDEX key_release_label ON key_release (release_label);

CREATE TABLE key_users (
    key_id INTEGER PRIMARY KEY,
    sketch BLOB NOT NULL
) STRICT;

CREATE TABLE project_environment (
    project_id INTEGER NOT NULL,
    environment_id INTEGER NOT NULL,
    PRIMARY KEY (project_id, environment_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE activity (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    actor_id INTEGER,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX activity_issue ON activity (issue_id, id);

CREATE TABLE activity_value (
    activity_id INTEGER NOT NULL REFERENCES activity (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (activity_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_personal (
    issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL,
    seen INTEGER NOT NULL DEFAULT 0,
    bookmarked INTEGER NOT NULL DEFAULT 0,
    subscribed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (issue_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX issue_personal_account ON issue_personal (account_id);

CREATE TABLE user_report (
    id INTEGER PRIMARY KEY,
    project_id INTEGER NOT NULL,
    event_high INTEGER NOT NULL,
    event_low INTEGER NOT NULL,
    key INTEGER,
    name TEXT,
    email TEXT,
    comments TEXT NOT NULL,
    received_at INTEGER NOT NULL
) STRICT;
CREATE INDEX user_report_key ON user_report (project_id, key);
CREATE INDEX user_report_waiting ON user_report (event_high, event_low) WHERE key IS NULL;

CREATE TABLE release (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    organization_id INTEGER NOT NULL,
    version TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    released_at INTEGER,
    url TEXT,
    ref TEXT,
    archived INTEGER NOT NULL DEFAULT 0,
    UNIQUE (organization_id, version)
) STRICT;
CREATE INDEX release_date ON release (organization_id, coalesce(released_at, created_at));

CREATE TABLE release_project (
    project_id INTEGER NOT NULL,
    release_id INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    first_event INTEGER,
    last_event INTEGER,
    PRIMARY KEY (project_id, release_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_project_release ON release_project (release_id);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    deduplication_key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    project_id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    event_high INTEGER NOT NULL,
    event_low INTEGER NOT NULL,
    release TEXT,
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at);

CREATE TABLE outcome_hour (
    project_id INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    category TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (project_id, hour, category, outcome, reason)
) STRICT, WITHOUT ROWID;
