/// What a runbook asks about an issue before anybody decides, answered from data. Pure.
///
/// [Checks#of] asks the [CheckType]s in their order; what cannot be seen is said, with the reason.
/// [CausePattern#of] says how an issue of this cause is recognised and what to do at once. Both
/// read an [Examined] issue: its facts, how it came to its verdict, and what surrounds it. Answers
/// quote events, which are hostile: each text is cut to a bound, and whoever shows it has to treat
/// it as text.
@NullMarked
package io.corral.domain.triage.check;

import org.jspecify.annotations.NullMarked;
