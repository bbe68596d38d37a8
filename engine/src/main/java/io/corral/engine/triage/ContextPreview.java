package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.IssueTriage.Worklist;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What another product context would change in a worklist.
///
/// @param issues that were judged
/// @param moved issues whose tier or severity changes, first those that become worse, by their
///     place in the new list
/// @param steps issues whose next step alone changes
public record ContextPreview(int issues, List<Moved> moved, int steps) {

    public ContextPreview {
        moved = List.copyOf(moved);
    }

    /// An issue that moves.
    public record Moved(IssueId issue, String title, Verdict before, Verdict after) {

        /// Whether it comes nearer to the top.
        public boolean isWorse() {
            return after.tier() < before.tier() || (after.tier() == before.tier()
                    && after.severity().compareTo(before.severity()) < 0);
        }
    }

    static ContextPreview of(Worklist before, List<Verdict> after) {
        Map<String, Verdict> known = new HashMap<>();
        before.verdicts().forEach(verdict -> known.put(verdict.shortId(), verdict));
        List<Moved> moved = new ArrayList<>();
        int steps = 0;
        for (Verdict verdict : after) {
            Verdict was = known.get(verdict.shortId());
            Issue issue = before.issues().get(verdict.shortId());
            if (was == null || issue == null) {
                continue;
            }
            if (was.tier() != verdict.tier() || was.severity() != verdict.severity()) {
                moved.add(new Moved(issue.id(), issue.metadata().title(), was, verdict));
            } else if (!was.nextStep().equals(verdict.nextStep())) {
                steps++;
            }
        }
        moved.sort(Comparator.comparing((Moved each) -> !each.isWorse())
                .thenComparingInt(each -> each.after().rank()));
        return new ContextPreview(after.size(), moved, steps);
    }
}
