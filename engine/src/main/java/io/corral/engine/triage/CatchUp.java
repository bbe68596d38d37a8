package io.corral.engine.triage;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.triage.Since;
import io.corral.domain.triage.Since.Turn;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happened to an organisation's issues since a time: what [Since] says of the open ones, and
/// which were fixed. Reads two short lists, however many issues there are. Thread-safe.
public final class CatchUp {

    private static final int HISTORY_MAX = 500;
    private static final Set<ActivityType> FIXES = Set.of(ActivityType.SET_RESOLVED,
            ActivityType.SET_RESOLVED_IN_RELEASE, ActivityType.SET_RESOLVED_IN_COMMIT);

    private final IssueQueries issues;

    public CatchUp(IssueQueries issues) {
        this.issues = issues;
    }

    /// What happened since a time.
    ///
    /// @param open what changed about open issues
    /// @param fixed the latest resolved, up to as many as asked for
    /// @param fixedHits how many there are, counted up to [IssuePage#HITS_MAX]
    public record News(Since open, List<Fixed> fixed, int fixedHits) {
        public News {
            fixed = List.copyOf(fixed);
        }
    }

    /// An issue that is resolved.
    ///
    /// @param by who did it; null for Corral itself, or when that is too long ago
    public record Fixed(Issue issue, @Nullable UserId by) {}

    /// What happened in projects since a time.
    ///
    /// @param worklist of their issues, and maybe of others
    /// @param offset of the first fixed one wanted
    /// @param fixedMax how many of these are wanted, up to 100
    public News since(Worklist worklist, Set<ProjectId> projects, Instant since, int offset,
            int fixedMax) {
        var open = Since.of(
                worklist.of(projects), worklist.facts(), turns(worklist, projects, since), since,
                worklist.at());
        IssuePage fixed = fixed(projects, since, offset, fixedMax);
        Map<IssueId, UserId> fixers = fixed.rows().isEmpty() ? Map.of() : fixers(projects, since);
        return new News(open, fixed.rows().stream()
                .map(row -> new Fixed(row.issue(), fixers.get(row.issue().id()))).toList(),
                fixed.hits());
    }

    private IssuePage fixed(
            Set<ProjectId> projects, Instant since, int offset, int fixedMax) {
        return issues.list(new IssueQuery(projects, Set.of(), null, null,
                new IssueCondition.All(List.of(
                        new IssueCondition.StatusIn(Set.of(IssueStatus.RESOLVED)),
                        new IssueCondition.CategoryIn(Set.of(IssueCategory.ERROR)),
                        new IssueCondition.TimeIn(TimeField.STATE_SINCE, since, null))),
                IssueSort.DATE, offset, fixedMax));
    }

    private Map<IssueId, UserId> fixers(Set<ProjectId> projects, Instant since) {
        Map<IssueId, UserId> fixers = new HashMap<>();
        for (Activity each : issues.activities(projects, FIXES, since, HISTORY_MAX)) {
            UserId actor = each.actor();
            if (actor != null) {
                fixers.putIfAbsent(each.issue(), actor);
            }
        }
        return fixers;
    }

    /// Issues that escalate or came back say so themselves; that the priority rose stands in the
    /// history.
    private Map<String, Turn> turns(
            Worklist worklist, Set<ProjectId> projects, Instant since) {
        Map<IssueId, Activity> ratings = new LinkedHashMap<>();
        issues.activities(projects, Set.of(ActivityType.SET_PRIORITY), since, HISTORY_MAX)
                .forEach(each -> ratings.putIfAbsent(each.issue(), each));
        Map<String, Turn> turns = new HashMap<>();
        worklist.issues().forEach((shortId, issue) -> {
            Turn turn = turn(issue, ratings.get(issue.id()));
            if (turn != null) {
                turns.put(shortId, turn);
            }
        });
        return turns;
    }

    private static @Nullable Turn turn(Issue issue, @Nullable Activity rating) {
        Issue.State state = issue.state();
        return switch (state.substatus()) {
            case ESCALATING -> new Turn(state.since(), "escalating");
            case REGRESSED -> new Turn(state.since(), "came back");
            case null, default -> rating != null && issue.priority() == Priority.HIGH
                    && Priority.HIGH.wireName().equals(rating.entry().data().get("priority"))
                            ? new Turn(rating.at(), "priority high now")
                            : null;
        };
    }
}
