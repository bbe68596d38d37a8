package io.corral.engine.proposal;

import io.corral.domain.group.similar.PartedIssues;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.Proposal.State;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.group.similar.SplitCondition;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.store.issue.IssueQueries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people said about the grouping of a project, as the history of its issues and decided
/// proposals have it: issues that were parted, by a split, by taking a merge back or by refusing
/// one, are not proposed to be merged; an issue whose halves were joined again is not proposed to
/// be split along the same line. Issues are known by what they were merged into since.
final class Decisions {

    /// Splits that are heeded, the newest.
    private static final int HISTORY_MAX = 10_000;

    private final IssueQueries issues;
    private final Map<IssueId, Optional<IssueId>> present = new HashMap<>();
    private final PartedIssues parted = new PartedIssues();
    private final Map<IssueId, Set<SplitCondition>> lines = new HashMap<>();

    /// @param decided proposals, as far as they are heeded
    Decisions(ProjectId project, IssueQueries issues, List<Proposal> decided) {
        this.issues = issues;
        List<Activity> history = issues.activities(Set.of(project),
                Set.of(ActivityType.UNMERGE_SOURCE), Instant.EPOCH, HISTORY_MAX);
        findPresent(history, decided);
        history.reversed().forEach(this::addSplit);
        decided.forEach(this::add);
    }

    /// Whether two issues are not to be merged, on no better evidence than this.
    boolean forbid(SimilarIssues pair) {
        return parted.forbids(pair);
    }

    /// Whether two issues are not to come into one by way of a third.
    boolean part(IssueId one, IssueId other) {
        return parted.contains(one, other);
    }

    /// Whether an issue is not to be split so.
    boolean forbid(IssueId issue, SplitFinding finding) {
        return lines.getOrDefault(issue, Set.of()).stream().anyMatch(finding::isAlong);
    }

    private void findPresent(List<Activity> history, List<Proposal> decided) {
        Set<IssueId> named = new HashSet<>();
        history.forEach(each -> destination(each).ifPresent(named::add));
        decided.forEach(each -> named.addAll(each.issues()));
        issues.find(named).forEach(
                issue -> present.put(issue.id(), Optional.of(issue.id())));
    }

    /// The issue of this number as it is now; empty when it is gone.
    private Optional<IssueId> present(IssueId issue) {
        return present.computeIfAbsent(
                issue, gone -> issues.find(gone).map(found -> found.id()));
    }

    private static Optional<IssueId> destination(Activity entry) {
        return entry.entry().data().get(CorrectionEntries.DESTINATION) instanceof String id
                && id.matches("[1-9][0-9]{0,17}")
                        ? Optional.of(new IssueId(Long.parseLong(id)))
                        : Optional.empty();
    }

    /// The history of an issue moves with it, so that its entries name what it is now.
    private void addSplit(Activity activity) {
        Map<String, Object> data = activity.entry().data();
        condition(data).ifPresent(line -> addLine(activity.issue(), line));
        if (activity.actor() == null || data.containsKey(CorrectionEntries.UNDONE)) {
            return;
        }
        destination(activity).flatMap(this::present).ifPresent(other -> {
            if (data.containsKey(CorrectionEntries.UNDO)) {
                parted.split(activity.issue(), other);
            } else {
                parted.part(activity.issue(), other);
            }
        });
    }

    private static Optional<SplitCondition> condition(Map<String, Object> data) {
        Object kind = data.get(CorrectionEntries.CONDITION);
        String value = String.valueOf(data.get(CorrectionEntries.VALUE));
        if (CorrectionEntries.FRAME.equals(kind)) {
            return Optional.of(new SplitCondition.HasFrame(value));
        }
        return CorrectionEntries.MESSAGE.equals(kind)
                ? Optional.of(new SplitCondition.MessageIs(value))
                : Optional.empty();
    }

    private void addLine(IssueId issue, SplitCondition line) {
        lines.computeIfAbsent(issue, _ -> new HashSet<>()).add(line);
    }

    private void add(Proposal proposal) {
        switch (proposal.grounds()) {
            case Grounds.Split(var issue, var finding) -> present(issue)
                    .ifPresent(now -> addLine(now, finding.condition()));
            case Grounds.Merge _ -> {
                if (proposal.state() == State.REFUSED) {
                    refuse(proposal);
                }
            }
        }
    }

    private void refuse(Proposal proposal) {
        List<IssueId> named = new ArrayList<>(proposal.issues().stream()
                .flatMap(each -> present(each).stream()).distinct().toList());
        for (int i = 0; i < named.size(); i++) {
            for (IssueId other : named.subList(i + 1, named.size())) {
                parted.part(named.get(i), other, proposal.convincing());
            }
        }
    }
}
