package io.corral.engine.triage;

import io.corral.domain.access.User;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Ignore;
import io.corral.domain.triage.IgnoreWarning;
import io.corral.domain.triage.RepeatedIgnores;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.store.issue.IssueQueries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Warns of what people ignore again and again, by the history of issues. Thread-safe.
public final class IgnoreWarnings {

    /// Looked back so far unless said otherwise.
    public static final Duration PERIOD = Duration.ofDays(30);
    /// The latest ignores are looked at, so many at most.
    private static final int IGNORES_MAX = 2_000;

    private final IssueQueries queries;
    private final Supplier<DirectorySnapshot> directory;
    private final InstantSource clock;

    public IgnoreWarnings(
            IssueQueries queries, Supplier<DirectorySnapshot> directory, InstantSource clock) {
        this.queries = queries;
        this.directory = directory;
        this.clock = clock;
    }

    /// Warnings about some projects of an organisation.
    public List<IgnoreWarning> of(
            OrganizationId organization, Set<ProjectId> projects, Duration period) {
        Map<ProjectId, Project> own = directory.get().projectsOf(organization).stream()
                .filter(project -> projects.contains(project.id()))
                .collect(Collectors.toMap(Project::id, Function.identity()));
        Map<String, InboundFilters> filters = own.values().stream().collect(
                Collectors.toMap(Project::slug, project -> project.settings().filters()));
        return RepeatedIgnores.of(ignores(own, period), (slug, filter) -> {
            InboundFilters of = filters.get(slug);
            return of != null && of.isOn(filter);
        });
    }

    private List<Ignore> ignores(Map<ProjectId, Project> projects, Duration period) {
        List<Activity> activities = queries.activities(projects.keySet(),
                Set.of(ActivityType.SET_IGNORED), clock.instant().minus(period), IGNORES_MAX);
        Map<IssueId, Issue> issues = queries.find(activities.stream().map(Activity::issue)
                .collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Issue::id, Function.identity()));
        List<Ignore> ignores = new ArrayList<>();
        for (Activity activity : activities) {
            Issue issue = issues.get(activity.issue());
            Project project = issue == null ? null : projects.get(issue.project());
            if (issue != null && project != null && activity.actor() != null) {
                ignores.add(ignore(activity, issue, project));
            }
        }
        return ignores;
    }

    private Ignore ignore(Activity activity, Issue issue, Project project) {
        var said = issue.metadata();
        Map<String, Object> data = activity.entry().data();
        return new Ignore(issue.id(), issue.shortId(project.slug()).toString(), project.slug(),
                said.title(), said.type(), said.value(),
                IgnoreClass.ofWireName(Objects.toString(data.get("ignoreReason"), ""))
                        .orElse(null),
                Boolean.TRUE.equals(data.get("unread")), activity.at(),
                activity.actor() == null
                        ? "somebody"
                        : directory.get().user(activity.actor()).map(User::name)
                                .orElse("somebody"));
    }
}
