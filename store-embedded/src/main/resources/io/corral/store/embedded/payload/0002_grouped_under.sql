-- What an event was grouped under, so that its grouping can be explained later.
ALTER TABLE payload ADD COLUMN algorithm INTEGER NOT NULL DEFAULT 1;
ALTER TABLE payload ADD COLUMN rule_set INTEGER NOT NULL DEFAULT 0;
