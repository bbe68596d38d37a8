-- How people like to see pages.
ALTER TABLE account ADD COLUMN theme TEXT NOT NULL DEFAULT 'auto';
ALTER TABLE account ADD COLUMN zone TEXT;
