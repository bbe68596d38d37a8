-- Who said last how urgent an issue is: a person, with the time, or a verdict, or nobody yet.
ALTER TABLE issue ADD COLUMN priority_locked_at INTEGER;
ALTER TABLE issue ADD COLUMN priority_rated INTEGER NOT NULL DEFAULT 0;
UPDATE issue SET priority_rated = 1 WHERE id IN (
    SELECT issue_id FROM activity WHERE type = 'set_priority');
UPDATE issue SET priority_locked_at = coalesce((
    SELECT max(at) FROM activity
    WHERE issue_id = issue.id AND type = 'set_priority' AND actor_id IS NOT NULL), state_since)
WHERE priority_locked = 1;
ALTER TABLE issue DROP COLUMN priority_locked;
