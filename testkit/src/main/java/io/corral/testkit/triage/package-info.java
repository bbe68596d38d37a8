/// Labelled organisations for triage, and the score of a ranking against their labels.
///
/// An organisation is one text file, written by hand in the form that `FORMAT.md` beside the files
/// describes. [io.corral.testkit.triage.LabelledOrganization] reads it and makes the triage bundle
/// of it: what Sentry's API would answer about these issues. Files under `heldout` were written
/// before any rule of triage existed: **nobody looks at them while tuning**; figures over them say
/// how the rules do on organisations never seen. [io.corral.testkit.triage.TriageScore] says how
/// good an order is, [io.corral.testkit.triage.Baseline] holds the orders to beat.
@NullMarked
package io.corral.testkit.triage;

import org.jspecify.annotations.NullMarked;
