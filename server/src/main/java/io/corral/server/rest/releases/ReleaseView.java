package io.corral.server.rest.releases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.corral.domain.project.Project;
import io.corral.domain.release.Commit;
import io.corral.domain.release.ReleaseVersion;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.WireTime;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseHistory;
import io.corral.store.release.Repository;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A release on the wire (API reference 2.2).
///
/// @param newGroups issues whose first release it is
/// @param adoptionStages by slug of the project; absent unless asked for
public record ReleaseView(
        String id,
        String version,
        String shortVersion,
        VersionView versionInfo,
        String status,
        @Nullable String ref,
        @Nullable String url,
        String dateCreated,
        @Nullable String dateStarted,
        @Nullable String dateReleased,
        @Nullable String firstEvent,
        @Nullable String lastEvent,
        long newGroups,
        List<InProject> projects,
        Map<String, Object> data,
        int commitCount,
        int deployCount,
        List<AuthorView> authors,
        @Nullable CommitView lastCommit,
        @Nullable DeployView lastDeploy,
        @Nullable String owner,
        @Nullable String userAgent,
        Map<String, Object> currentProjectMeta,
        @JsonInclude(Include.NON_NULL) @Nullable Map<String, AdoptionView> adoptionStages) {

    /// Its part in one project.
    ///
    /// @param healthData absent unless asked for
    public record InProject(
            String id, String slug, String name, @Nullable String platform, long newGroups,
            boolean hasHealthData,
            @JsonInclude(Include.NON_NULL) @Nullable HealthView healthData) {}

    /// The view of a release.
    ///
    /// @param repositories of the organisation, by name
    static ReleaseView of(
            Release release, ReleaseHistory history, Map<String, Repository> repositories,
            ReleaseExtras extras, DirectorySnapshot directory) {
        Commit last = history.lastCommit();
        return new ReleaseView(
                release.id().toString(),
                release.version(),
                ReleaseVersion.parse(release.version()).shortVersion(),
                VersionView.of(release.version()),
                release.status().name().toLowerCase(Locale.ROOT),
                release.ref(),
                release.url(),
                WireTime.of(release.createdAt()),
                WireTime.ofNullable(release.startedAt()),
                WireTime.ofNullable(release.releasedAt()),
                WireTime.ofNullable(first(release)),
                WireTime.ofNullable(last(release)),
                release.projects().stream().mapToLong(Release.InProject::newIssues).sum(),
                release.projects().stream()
                        .flatMap(part -> directory.project(part.project()).stream()
                                .map(project -> inProject(release, part, project, extras)))
                        .toList(),
                Map.of(), history.commits(), history.deploys(),
                history.authors().stream()
                        .map(author -> AuthorView.of(author, directory)).toList(),
                last == null
                        ? null
                        : CommitView.of(last, repositories.get(last.repository()), directory),
                DeployView.ofNullable(history.lastDeploy()),
                null, null, Map.of(), extras.stages(release, directory));
    }

    private static InProject inProject(
            Release release, Release.InProject part, Project project, ReleaseExtras extras) {
        return new InProject(project.id().toString(), project.slug(), project.name(),
                project.platform(), part.newIssues(),
                extras.hasHealth(release.version(), project.id()),
                extras.health(release.version(), project.id()));
    }

    private static @Nullable Instant first(Release release) {
        return release.projects().stream().map(Release.InProject::firstEvent)
                .filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    private static @Nullable Instant last(Release release) {
        return release.projects().stream().map(Release.InProject::lastEvent)
                .filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
