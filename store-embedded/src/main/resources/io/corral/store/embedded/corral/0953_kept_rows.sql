-- Rows as they were before a correction or a regroup job, as JSON by the names of their columns;
-- a blob is an object with its digits.
CREATE TABLE kept_row (
    id INTEGER PRIMARY KEY,
    activity_id INTEGER REFERENCES correction (activity_id) ON DELETE CASCADE,
    job_id INTEGER REFERENCES regroup_job (id) ON DELETE CASCADE,
    issue_id INTEGER NOT NULL,
    part TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE INDEX kept_row_activity ON kept_row (activity_id, issue_id, part)
    WHERE activity_id IS NOT NULL;
CREATE INDEX kept_row_job ON kept_row (job_id, issue_id, part) WHERE job_id IS NOT NULL;

INSERT INTO kept_row (activity_id, issue_id, part, content)
SELECT activity_id, issue_id, part, json_group_object(name, json(
    CASE typeof(value) WHEN 'blob' THEN json_object('hex', hex(value)) ELSE json_quote(value) END))
FROM correction_value GROUP BY activity_id, issue_id, part, position;
DROP TABLE correction_value;

-- What regroup jobs kept was in another form, which SQL cannot read: jobs of before can be undone
-- no more.
DELETE FROM regroup_job WHERE state <> 'current';
DROP TABLE regroup_row;
