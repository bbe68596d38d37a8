package io.corral.server.rest.releases;

import io.corral.domain.project.Project;
import io.corral.domain.release.ReleaseVersion;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.rest.WireTime;
import io.corral.store.release.Release;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A release on the wire (API reference 2.2).
///
/// @param newGroups issues whose first release it is
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
        List<Object> authors,
        @Nullable Object lastCommit,
        @Nullable Object lastDeploy) {

    /// Its part in one project.
    public record InProject(
            String id, String slug, String name, @Nullable String platform, long newGroups,
            boolean hasHealthData) {}

    /// The view of a release.
    public static ReleaseView of(Release release, DirectorySnapshot directory) {
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
                        .flatMap(part -> inProject(part, directory).stream()).toList(),
                Map.of(), 0, 0, List.of(), null, null);
    }

    private static Optional<InProject> inProject(
            Release.InProject part, DirectorySnapshot directory) {
        return directory.project(part.project()).map(project -> view(project, part));
    }

    private static InProject view(Project project, Release.InProject part) {
        return new InProject(project.id().toString(), project.slug(), project.name(),
                project.platform(), part.newIssues(), false);
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
