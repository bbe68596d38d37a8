-- What users wrote; each is an issue of its own.
CREATE TABLE issue_feedback (
    issue_id INTEGER PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
    message TEXT NOT NULL,
    contact_email TEXT,
    name TEXT,
    source TEXT,
    event_high INTEGER,
    event_low INTEGER
) STRICT;
