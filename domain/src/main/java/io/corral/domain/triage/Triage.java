package io.corral.domain.triage;

import java.util.List;

/// Orders open issues by what they do to customers.
public final class Triage {

    private Triage() {}

    /// The worklist, what to look at first on top. The same input gives the same list.
    public static List<Verdict> rank(TriageInput input, TriageSettings settings) {
        return Ranking.of(input, settings).verdicts();
    }
}
