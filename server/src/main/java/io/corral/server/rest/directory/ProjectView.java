package io.corral.server.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.corral.domain.access.Member;
import io.corral.domain.access.Team;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.directory.Views.Avatar;
import io.corral.server.rest.directory.Views.Reference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A project on the wire.
///
/// @param team the first of its teams; left out when it has none
record ProjectView(
        String id,
        String slug,
        String name,
        @Nullable String platform,
        String dateCreated,
        String status,
        boolean isMember,
        boolean hasAccess,
        Avatar avatar,
        List<String> features,
        List<String> access,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reference organization,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Reference team,
        List<Reference> teams) {

    static ProjectView of(Call call, Project project) {
        DirectorySnapshot directory = call.directory();
        List<Team> teams = teams(directory, project);
        boolean member = directory.member(project.organization(), call.principal().user().id())
                .map(Member::teams).stream().flatMap(List::stream)
                .anyMatch(project.teams()::contains);
        return new ProjectView(project.id().toString(), project.slug(), project.name(),
                project.platform(), WireTime.of(project.createdAt()), "active", member, true,
                Avatar.LETTERS, List.of(), Views.access(call, project.organization()),
                directory.organization(project.organization()).map(Reference::of).orElse(null),
                Views.first(teams), teams.stream().map(Reference::of).toList());
    }

    /// Teams of a project that exist, in its order.
    static List<Team> teams(DirectorySnapshot directory, Project project) {
        return project.teams().stream().map(directory::team).flatMap(Optional::stream).toList();
    }

    /// A project with the team it was created for.
    record Created(
            @JsonUnwrapped ProjectView project, @JsonProperty("team_slug") String teamSlug) {}

    /// A project with how its events are treated.
    record Detail(
            @JsonUnwrapped ProjectView project,
            List<String> allowedDomains,
            boolean dataScrubber,
            boolean dataScrubberDefaults,
            List<String> sensitiveFields,
            List<String> safeFields,
            @JsonProperty("scrubIPAddresses") boolean scrubAddresses,
            Options options,
            @JsonUnwrapped GroupingFields grouping) {

        static Detail of(Call call, Project project, GroupingFields grouping) {
            ProjectSettings settings = project.settings();
            return new Detail(ProjectView.of(call, project), settings.origins().entries(),
                    settings.scrubbing().enabled(), settings.scrubbing().defaultKeys(),
                    settings.scrubbing().sensitiveKeys(), settings.scrubbing().safeKeys(),
                    settings.scrubbing().scrubAddresses(), Options.of(settings.filters()),
                    grouping);
        }
    }

    /// Inbound filters as the wire keeps them: lines of text.
    record Options(
            @JsonProperty("filters:error_messages") String errorMessages,
            @JsonProperty("filters:releases") String releases) {

        private static Options of(InboundFilters filters) {
            return new Options(String.join("\n", filters.errorMessages()),
                    String.join("\n", filters.releases()));
        }
    }
}
