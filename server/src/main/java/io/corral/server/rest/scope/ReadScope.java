package io.corral.server.rest.scope;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.server.http.Answer;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
        return switch (TimeWindow.of(call.query(), now)) {
            case TimeWindow.Asked.Wrong(var sentence) ->
                new Asked.Wrong(ApiErrors.badRequest(sentence));
            case TimeWindow.Asked.Nothing _ ->
                new Asked.For(new ReadScope(projects, environments, null));
            case TimeWindow.Asked.For(var window) ->
                new Asked.For(new ReadScope(projects, environments, window));
        };
    }

    private static Set<ProjectId> projectsOf(Call call, OrganizationId organization) {
        return call.directory().projectsOf(organization).stream()
                .map(Project::id).collect(Collectors.toSet());
    }
}
