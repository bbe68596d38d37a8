-- Why people set issues aside, and what they did to issues in the last days.
ALTER TABLE issue_snooze ADD COLUMN reason TEXT;
ALTER TABLE issue_snooze ADD COLUMN note TEXT;
CREATE INDEX activity_type ON activity (type, at);
