-- The last ranking of each organisation, for the next process to go on from.
CREATE TABLE last_ranking (
    organization_id INTEGER PRIMARY KEY REFERENCES organization (id),
    ranking BLOB NOT NULL
) STRICT;
