package io.corral.engine.issue;

import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdates;
import io.corral.domain.issue.Substatus;
import io.corral.domain.project.Project;
import io.corral.engine.admin.Directory;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.All;
import io.corral.store.issue.IssueCondition.StatusIn;
import io.corral.store.issue.IssueCondition.SubstatusIn;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.IssueCondition.TimeIn;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.store.issue.IssueStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets issues nobody touched for a week be ongoing instead of new, regressed or escalating
/// ([IssueUpdates#settle] decides). Thread-safe.
public final class IssueSettling {

    private static final Logger LOG = LoggerFactory.getLogger(IssueSettling.class);
    private static final int ISSUES_AT_ONCE = 100;

    private final IssueStore store;
    private final IssueQueries queries;
    private final Directory directory;
    private final InstantSource clock;

    public IssueSettling(
            IssueStore store, IssueQueries queries, Directory directory, InstantSource clock) {
        this.store = store;
        this.queries = queries;
        this.directory = directory;
        this.clock = clock;
    }

    /// Settles what is due; safe to repeat at any time.
    public void run() {
        Instant now = clock.instant();
        Set<ProjectId> projects = directory.current().projects().stream()
                .map(Project::id).collect(Collectors.toSet());
        int settled = 0;
        int last;
        do {
            last = settle(projects, now);
            settled += last;
        } while (last == ISSUES_AT_ONCE);
        if (settled > 0) {
            LOG.info("{} issues are ongoing after a week", settled);
        }
    }

    /// @return how many were settled
    private int settle(Set<ProjectId> projects, Instant now) {
        var due = new All(List.of(new StatusIn(Set.of(IssueStatus.UNRESOLVED)),
                new SubstatusIn(
                        Set.of(Substatus.NEW, Substatus.REGRESSED, Substatus.ESCALATING)),
                new TimeIn(TimeField.STATE_SINCE, null, now.minus(IssueUpdates.FRESH))));
        List<IssueEdit> edits = queries.list(query(projects, due)).rows().stream()
                .map(IssuePage.Row::issue)
                .map(issue -> IssueUpdates.settle(issue, now))
                .flatMap(Optional::stream)
                .toList();
        return edits.isEmpty() ? 0 : store.edit(edits).size();
    }

    private static IssueQuery query(Set<ProjectId> projects, IssueCondition condition) {
        return new IssueQuery(projects, Set.of(), null, null, condition, IssueSort.NEW, 0,
                ISSUES_AT_ONCE);
    }
}
