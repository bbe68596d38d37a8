-- Kinds of values that stay in messages, with commas between them.
ALTER TABLE rule_set ADD COLUMN masks_off TEXT NOT NULL DEFAULT '';
