package io.corral.testkit.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether what hurts most stands first among the rows of tier 1. In the files of the seventh set
/// they stand in the order somebody should look at them; within a family any order is right.
public final class TierOneOrder {

    private TierOneOrder() {}

    /// The pairs of rows of tier 1 that a ranking has in the order of the labels, of all pairs.
    ///
    /// @param ranking best first, with every row of tier 1
    /// @param labels by short id, in the wanted order
    public static Share of(List<RankedIssue> ranking, Map<String, IssueLabel> labels) {
        List<IssueLabel> wanted =
                labels.values().stream().filter(label -> label.tier() == 1).toList();
        List<String> said = ranking.stream().map(RankedIssue::shortId).toList();
        List<Boolean> pairs = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            for (IssueLabel later : wanted.subList(i + 1, wanted.size())) {
                IssueLabel earlier = wanted.get(i);
                if (earlier.family() == null || !earlier.family().equals(later.family())) {
                    pairs.add(said.indexOf(earlier.shortId()) < said.indexOf(later.shortId()));
                }
            }
        }
        return new Share((int) pairs.stream().filter(Boolean::booleanValue).count(), pairs.size());
    }
}
