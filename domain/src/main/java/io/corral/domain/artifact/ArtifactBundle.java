package io.corral.domain.artifact;

import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Files that were uploaded together; files that were uploaded to a release one by one are a
/// bundle per release and distribution.
///
/// @param checksum SHA-1 of the archive; null for files uploaded one by one
/// @param release null when it is found by debug ids alone
/// @param dist null without one
/// @param projects that may use it, by number
/// @param usedAt when an event needed it last, to a day
/// @param files how many
/// @param sizeBytes of all files, before compression
public record ArtifactBundle(
        ArtifactBundleId id,
        OrganizationId organization,
        @Nullable String checksum,
        @Nullable String release,
        @Nullable String dist,
        List<ProjectId> projects,
        Instant uploadedAt,
        Instant usedAt,
        int files,
        long sizeBytes) {

    public ArtifactBundle {
        projects = List.copyOf(projects);
    }
}
