package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;

/// Orders open issues by what they do to customers.
public final class Triage {

    private Triage() {}

    /// The worklist, what to look at first on top. The same input gives the same list.
    public static List<Verdict> rank(TriageInput input, TriageSettings settings) {
        return Ranking.of(input, settings).verdicts();
    }

    /// One issue judged by itself, with how it came to that.
    ///
    /// @param input what surrounds it; the issue need not be in it
    public static Explanation explain(
            IssueFacts issue, TriageInput input, TriageSettings settings) {
        List<IssueFacts> issues = new ArrayList<>(input.issues());
        issues.add(issue);
        return Explanation.of(issue, new Surroundings(input, settings,
                Hosts.of(issues, List.of()), CorrectionIndex.of(input.corrections())));
    }
}
