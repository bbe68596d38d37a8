/// Which issues look like one bug, and which hold two: proposals for people, never for assignment.
///
/// A few events of an issue become [Representative]s, and those its [IssueSketch]. `MinHash` signs
/// sketches so that [Candidates] finds the pairs worth comparing; [Similarity] scores one pair with
/// its [Evidence], weighing frames by [Rarity]; [MergeGroups] makes groups of pairs that nobody
/// parted ([PartedIssues]), [Calibration] a confidence of a score, [OverMerge] finds two bugs
/// within one issue, heeding whose words a message has (`StandardTypes`, `Tongue`). All of it is
/// pure, deterministic and bounded.
@NullMarked
package io.corral.domain.group.similar;

import org.jspecify.annotations.NullMarked;
