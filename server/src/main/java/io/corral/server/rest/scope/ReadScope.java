package io.corral.server.rest.scope;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.search.SearchScope;
import io.corral.engine.search.TimeWindow;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a list is narrowed to by its query string: projects, environments and time.
///
/// @param projects of one organisation; all of them when none was named
/// @param environments empty means all
/// @param window null when nothing was said about time
public record ReadScope(
        Set<ProjectId> projects, Set<String> environments, @Nullable TimeWindow window) {

    private static final String ALL_PROJECTS = "-1";
    private static final Duration USUAL = Duration.ofDays(90);

    public ReadScope {
        projects = Set.copyOf(projects);
        environments = Set.copyOf(environments);
    }

    /// What the parameters asked for.
    public sealed interface Asked {
        /// A scope.
        record For(ReadScope scope) implements Asked {}

        /// Parameters that make no sense.
        record Wrong(Answer answer) implements Asked {}
    }

    /// Reads the scope of a call within an organisation: `project` and `projectSlug` (numbers or
    /// slugs, `-1` for all), `environment`, `statsPeriod` or `start` and `end`.
    public static Asked of(Call call, OrganizationId organization, Instant now) {
        List<String> named = new ArrayList<>(call.query().all("project"));
        named.addAll(call.query().all("projectSlug"));
        named.removeIf(String::isEmpty);
        boolean all = named.isEmpty() || named.contains(ALL_PROJECTS);
        Set<ProjectId> projects = new LinkedHashSet<>();
        for (String name : all ? List.<String>of() : named) {
            Optional<Project> project = call.directory().project(organization, name);
            if (project.isEmpty()) {
                return new Asked.Wrong(ApiErrors.notFound());
            }
            projects.add(project.get().id());
        }
        return within(call, all ? projectsOf(call, organization) : projects, now);
    }

    /// Reads the scope of a call within one project.
    public static Asked of(Call call, Project project, Instant now) {
        return within(call, Set.of(project.id()), now);
    }

    private static Asked within(Call call, Set<ProjectId> projects, Instant now) {
        Set<String> environments = call.query().all("environment").stream()
                .filter(each -> !each.isEmpty()).collect(Collectors.toSet());
        Query query = call.query();
        boolean timed = List.of("statsPeriod", "start", "end").stream()
                .anyMatch(name -> !query.firstOr(name, "").isEmpty());
        if (!timed) {
            return new Asked.For(new ReadScope(projects, environments, null));
        }
        return TimeWindow.parse(query.first("statsPeriod"), query.first("start"),
                query.first("end"), USUAL, now)
                .<Asked>map(window -> new Asked.For(
                        new ReadScope(projects, environments, window)))
                .orElseGet(() -> new Asked.Wrong(ApiErrors.badRequest(
                        "Invalid time: write statsPeriod as a number and one of s, m, h, d, w, or "
                                + "start and end as ISO dates, start first.")));
    }

    private static Set<ProjectId> projectsOf(Call call, OrganizationId organization) {
        return call.directory().projectsOf(organization).stream()
                .map(Project::id).collect(Collectors.toSet());
    }

    /// The window, or the time up to now when nothing was said about it.
    public TimeWindow windowOr(Duration usual, Instant now) {
        return window != null ? window : TimeWindow.last(usual, now);
    }

    /// The same as a scope of searches.
    public SearchScope forSearch(
            Call call, OrganizationId organization, Duration usual, Instant now) {
        Map<ProjectId, String> slugs = new HashMap<>();
        for (ProjectId id : projects) {
            call.directory().project(id).ifPresent(project -> slugs.put(id, project.slug()));
        }
        return new SearchScope(organization, slugs, environments, windowOr(usual, now),
                call.principal().user().id(), now);
    }
}
