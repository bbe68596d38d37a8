-- Tokens of programs end; a second secret gets their successor.
ALTER TABLE api_token ADD COLUMN refresh_hash TEXT;
CREATE UNIQUE INDEX api_token_refresh ON api_token (refresh_hash);
