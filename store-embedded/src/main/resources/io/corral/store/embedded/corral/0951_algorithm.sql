-- Projects from before version 2 of the grouping algorithm stay on version 1, under which their
-- issues were found, until somebody adopts a newer one.
INSERT INTO rule_set (project_id, number, algorithm, fingerprints, stacks, previous, author_id,
    note, created_at, transition_end, masks_off)
SELECT id, 1, 1, '', '', 0, NULL, 'grouped by version 1 from the start', created_at, 0, ''
FROM project WHERE id NOT IN (SELECT project_id FROM rule_set);
