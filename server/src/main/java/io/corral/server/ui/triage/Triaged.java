package io.corral.server.ui.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Since;
import io.corral.domain.triage.Verdict;
import io.corral.domain.triage.session.Step;
import io.corral.domain.triage.session.TriageSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which issues somebody still has to look at: those of tiers 1 to 3 that they did nothing about in
/// this visit. What has somebody counts as dealt with until it gets worse.
final class Triaged {

    private static final int TIER_MAX = 3;

    private final TriageSession session;
    private final Map<IssueId, Step> steps = new HashMap<>();
    private final Set<String> worse = new HashSet<>();

    Triaged(TriageSession session, Since since) {
        this.session = session;
        session.steps().forEach(step -> steps.put(step.issue(), step));
        since.worse().forEach(change -> worse.add(change.verdict().shortId()));
    }

    /// What was done about an issue in this visit; null when nothing was.
    @Nullable
    Step step(Issue issue) {
        return steps.get(issue.id());
    }

    boolean isToDo(Verdict verdict, Issue issue) {
        return verdict.noise() == null && verdict.tier() <= TIER_MAX
                && !steps.containsKey(issue.id())
                && (issue.assignee() == null || worse.contains(verdict.shortId()));
    }

    /// Issues dealt with.
    int done() {
        return session.triaged();
    }

    /// Issues there were to deal with.
    int all(List<Verdict> ranked, Map<String, Issue> issues) {
        int toDo = 0;
        for (Verdict verdict : ranked) {
            Issue issue = issues.get(verdict.shortId());
            toDo += issue != null && isToDo(verdict, issue) ? 1 : 0;
        }
        return done() + toDo;
    }
}
