-- The queue entry that brought a row, so that what it brought can be taken back.
ALTER TABLE event ADD COLUMN "partition" INTEGER DEFAULT 0;
ALTER TABLE event ADD COLUMN sequence BIGINT DEFAULT 0;
