-- Rows that a regroup job gave other keys, so that it can be undone, and the jobs that are done.
CREATE TABLE regrouped (
    job BIGINT NOT NULL,
    project_id BIGINT NOT NULL,
    id UUID NOT NULL,
    from_key BIGINT NOT NULL,
    to_key BIGINT NOT NULL
);
CREATE TABLE regroup_done (job BIGINT NOT NULL);
