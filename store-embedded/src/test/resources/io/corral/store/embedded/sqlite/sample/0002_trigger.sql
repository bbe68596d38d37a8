CREATE TRIGGER note_counted AFTER INSERT ON note BEGIN
    UPDATE tally SET notes = notes + 1;
END;
