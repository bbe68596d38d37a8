/// Triage: what to look at first, and why. Pure functions of values.
///
/// [Triage#rank] is the whole of it: [TriageInput] in, [Verdict]s in order out. In between, per
/// issue: readers (`*Reader`) turn [IssueFacts] into [Signal]s, each with the field it was read
/// from; [NoiseRules], [TierRules], [SeverityRules] and [CauseRules] decide over these signals, and
/// a [Judgement] keeps the names of the rules that held; [ImpactScore] orders, [Families] folds
/// what shares a root cause, [NextSteps] and [Counterfactuals] say what to do and what would change
/// the verdict; what people said against earlier verdicts ([Correction]) amends the judgement
/// ([Amendment]); a [Ranking] keeps what was [Judged] for the next one. Words are listed by [Topic]
/// in the resource `topics.txt` and recognised by one [Vocabulary]. Everything is linear in the
/// size of the input, and texts of events, which are hostile, are cut to a bound before they are
/// read.
@NullMarked
package io.corral.domain.triage;

import org.jspecify.annotations.NullMarked;
