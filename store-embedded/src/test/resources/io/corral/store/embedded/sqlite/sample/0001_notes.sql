-- What tests write.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
);
CREATE TABLE tally (notes INTEGER NOT NULL);
INSERT INTO tally VALUES (0);
