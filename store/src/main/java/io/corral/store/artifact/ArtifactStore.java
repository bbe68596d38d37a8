package io.corral.store.artifact;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.ArtifactId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sources and source maps. Thread-safe; each change is durable when it returns.
public interface ArtifactStore {

    /// A bundle to add.
    ///
    /// @param checksum null for the bundle of files uploaded one by one
    record NewBundle(
            OrganizationId organization,
            @Nullable String checksum,
            @Nullable String release,
            @Nullable String dist,
            Set<ProjectId> projects) {}

    /// A file to add.
    ///
    /// @param headers by lower-case name
    record NewArtifact(
            String url,
            ArtifactKind kind,
            @Nullable DebugId debugId,
            Map<String, String> headers,
            StoredContent content) {}

    /// Adds a bundle with its files, all or nothing. One of the same organisation, checksum,
    /// release and distribution is the same bundle: its projects grow, its files stay, unless it
    /// has no checksum; then the files are added, each in place of one with the same URL.
    ArtifactBundleId add(NewBundle bundle, List<NewArtifact> artifacts, Instant now);

    /// The bundle that [#add] would take for this one.
    Optional<ArtifactBundle> same(NewBundle bundle);

    /// A bundle by number.
    Optional<ArtifactBundle> bundle(ArtifactBundleId id);

    /// Bundles of a project, the newest first.
    ///
    /// @param text part of the release, the distribution, a URL or the beginning of a debug id;
    ///     null for all
    List<ArtifactBundle> bundles(ProjectId project, @Nullable String text, int offset, int limit);

    /// Files of a bundle by URL, then number.
    List<Artifact> artifacts(ArtifactBundleId bundle, int offset, int limit);

    /// Files of all bundles of a release, by URL, then number.
    ///
    /// @param project null for the whole organisation
    /// @param text part of the URL; null for all
    List<Artifact> ofRelease(
            OrganizationId organization, @Nullable ProjectId project, String release,
            @Nullable String text, int offset, int limit);

    /// A file by number.
    Optional<Artifact> artifact(ArtifactId id);

    /// Files a project may use with this debug id, newest bundle first; at most 20.
    List<Artifact> byDebugId(ProjectId project, DebugId debugId);

    /// Files a project may use with one of these URLs in a release and distribution, newest bundle
    /// first; at most 50.
    ///
    /// @param dist null finds only what was uploaded without one
    List<Artifact> byUrl(
            ProjectId project, String release, @Nullable String dist, Collection<String> urls);

    /// Projects that have any bundle.
    Set<ProjectId> projects();

    /// Notes that events needed these bundles.
    void noteUsed(Collection<ArtifactBundleId> bundles, Instant at);

    /// Forgets a bundle and its files; false when it is gone already.
    boolean deleteBundle(ArtifactBundleId id);

    /// Forgets a file, and its bundle when it was the last one; false when it is gone already.
    boolean deleteArtifact(ArtifactId id);

    /// Takes a project off its bundles; those that have no other go.
    void deleteProject(ProjectId project);

    /// Forgets bundles that were uploaded and used last before this time; returns how many.
    int dropUnusedSince(Instant limit);

    /// Whether a file has its content in this blob.
    boolean namesBlob(String key);
}
