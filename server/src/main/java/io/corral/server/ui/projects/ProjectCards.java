package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.project.Project;
import io.corral.server.ui.BarCharts;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.outcome.OutcomeSum;
import io.corral.web.page.Shell;
import io.corral.web.page.projects.ProjectList;
import io.corral.web.page.projects.ProjectList.Card;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Makes the list of projects, each with its open issues and its errors of two weeks.
public final class ProjectCards {

    private static final int DAYS = 14;
    private static final int HEIGHT = 48;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final IssueQueries issues;
    private final OutcomeStore outcomes;

    /// Cards over these stores.
    public ProjectCards(IssueQueries issues, OutcomeStore outcomes) {
        this.issues = issues;
        this.outcomes = outcomes;
    }

    /// The list.
    ProjectList list(Visit visit, Shell shell) {
        List<Project> projects = visit.directory().projectsOf(visit.organization().id());
        Instant from = visit.now().truncatedTo(ChronoUnit.DAYS).minus(DAYS - 1, ChronoUnit.DAYS);
        Map<ProjectId, long[]> counts = counts(
                projects.stream().map(Project::id).collect(Collectors.toSet()), from, visit.now());
        boolean mayCreate = visit.may(Scope.PROJECT_WRITE);
        return new ProjectList(shell, mayCreate ? visit.address("projects/new/") : "",
                projects.stream().map(project -> card(visit, project,
                        counts.getOrDefault(project.id(), new long[DAYS]), from)).toList());
    }

    private Map<ProjectId, long[]> counts(Set<ProjectId> projects, Instant from, Instant now) {
        Map<ProjectId, long[]> counts = new HashMap<>();
        for (OutcomeSum sum : outcomes.sums(new OutcomeQuery(projects, from, now, 24,
                Set.of(GroupBy.PROJECT), Set.of(DataCategory.ERROR.wireName()),
                Set.of(new Outcome.Accepted().wireName()), Set.of()))) {
            long day = Duration.between(from, sum.interval()).toDays();
            if (sum.project() != null && day >= 0 && day < DAYS) {
                counts.computeIfAbsent(sum.project(), _ -> new long[DAYS])[(int) day] +=
                        sum.quantity();
            }
        }
        return counts;
    }

    private Card card(Visit visit, Project project, long[] counts, Instant from) {
        IssuePage open = page(project.id(),
                new IssueCondition.StatusIn(Set.of(IssueStatus.UNRESOLVED)));
        boolean waiting = open.rows().isEmpty()
                && page(project.id(), IssueCondition.EVERYTHING).rows().isEmpty();
        long events = LongStream.of(counts).sum();
        LocalDate first = from.atZone(ZoneOffset.UTC).toLocalDate();
        String base = visit.address("projects/" + project.slug() + "/");
        return new Card(project.name(), project.slug(),
                project.platform() == null ? "" : project.platform(),
                visit.address("issues/?project=" + project.id()), base + "start/", base, waiting,
                open.hits() >= IssuePage.HITS_MAX
                        ? Words.number(IssuePage.HITS_MAX) + "+"
                        : Words.number(open.hits()),
                Words.shortNumber(events),
                BarCharts.of(
                        List.of(new BarCharts.Layer(
                                "", "", LongStream.of(counts).boxed().toList())),
                        HEIGHT, day -> DAY.format(first.plusDays(day)),
                        Words.many(events, "error") + " in " + DAYS + " days"));
    }

    private IssuePage page(ProjectId project, IssueCondition condition) {
        return issues.list(new IssueQuery(Set.of(project), Set.of(), null, null, condition,
                IssueSort.DATE, 0, 1));
    }

    /// The newest issue of a project, to see whether anything has come.
    IssuePage newest(ProjectId project) {
        return page(project, IssueCondition.EVERYTHING);
    }
}
