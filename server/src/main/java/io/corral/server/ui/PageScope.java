package io.corral.server.ui;

import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.search.SearchScope;
import io.corral.engine.search.TimeWindow;
import io.corral.server.http.Query;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a page looks at, by the parameters of its address, which are those of Sentry's pages:
/// `project`, `environment`, and `statsPeriod` or `start` with `end`. What makes no sense is as if
/// it were not there: an address is shared, mistyped and kept for years.
///
/// @param projects named in the address, as far as they exist; empty means all
/// @param environments empty means all
/// @param period as in the address; null when `start` and `end` say it
public record PageScope(
        List<Project> projects, List<String> environments, @Nullable String period,
        TimeWindow window) {

    /// Lengths people choose from.
    static final List<String> PERIODS = List.of("1h", "24h", "7d", "14d", "30d", "90d");

    public PageScope {
        projects = List.copyOf(projects);
        environments = List.copyOf(environments);
    }

    /// Reads the scope of a visit.
    ///
    /// @param usual period when the address names none, for example `14d`
    public static PageScope of(Visit visit, String usual) {
        return of(visit, visit.query(), usual);
    }

    /// Reads the scope of somebody's parameters, wherever they were kept.
    public static PageScope of(Visit visit, Query query, String usual) {
        Set<Project> projects = new LinkedHashSet<>();
        for (String name : query.all("project")) {
            visit.directory().project(visit.organization().id(), name).ifPresent(projects::add);
        }
        List<String> environments =
                query.all("environment").stream().filter(each -> !each.isEmpty()).toList();
        String start = query.first("start");
        String end = query.first("end");
        if (start != null && end != null) {
            var window = TimeWindow.parse(null, start, end, Duration.ofDays(1), visit.now());
            if (window.isPresent()) {
                return new PageScope(List.copyOf(projects), environments, null, window.get());
            }
        }
        String asked = query.firstOr("statsPeriod", usual);
        var window = TimeWindow.parse(asked, null, null, Duration.ofDays(14), visit.now());
        String period = window.isPresent() ? asked : usual;
        return new PageScope(List.copyOf(projects), environments, period,
                window.orElseGet(() -> TimeWindow.parse(
                        usual, null, null, Duration.ofDays(14), visit.now()).orElseThrow()));
    }

    /// The projects to look at: those named, else all of the organisation.
    public Set<ProjectId> projectIds(Visit visit) {
        return projects.isEmpty()
                ? visit.projectIds()
                : projects.stream().map(Project::id).collect(Collectors.toSet());
    }

    /// What a search looks at, asked by who visits.
    public SearchScope forSearch(Visit visit) {
        List<Project> searched = projects.isEmpty()
                ? visit.directory().projectsOf(visit.organization().id())
                : projects;
        return new SearchScope(visit.organization().id(),
                searched.stream().collect(Collectors.toMap(Project::id, Project::slug)),
                Set.copyOf(environments), window, visit.principal().user().id(), visit.now());
    }

    /// The address with this scope in its parameters.
    public Address on(Address address, Visit visit) {
        Address scoped = address
                .with("project", projects.stream().map(each -> each.id().toString()).toList())
                .with("environment", environments);
        if (period == null) {
            return scoped.with("start", window.from().toString())
                    .with("end", window.to().toString());
        }
        return visit.query().has("statsPeriod") ? scoped.with("statsPeriod", period) : scoped;
    }
}
