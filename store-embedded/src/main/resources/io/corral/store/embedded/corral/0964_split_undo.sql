-- Which proposal somebody accepted with a split.
ALTER TABLE split_job ADD COLUMN proposal_id INTEGER;
CREATE INDEX split_job_proposal ON split_job (project_id, proposal_id)
    WHERE proposal_id IS NOT NULL;

-- Keys that marks gave, when a split is taken back: events that have them get the key it was split
-- from.
CREATE TABLE split_job_returning (
    job_id INTEGER NOT NULL REFERENCES split_job (id) ON DELETE CASCADE,
    given_key INTEGER NOT NULL,
    key INTEGER NOT NULL,
    PRIMARY KEY (job_id, given_key)
) STRICT, WITHOUT ROWID;
