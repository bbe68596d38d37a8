package io.corral.store.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.release.ReleaseOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The releases. Those that events name appear by themselves, in the transaction of their digest.
/// Thread-safe.
public interface ReleaseStore {

    /// Creates a release, or changes the one there is. An `ref` that is the commit of pending
    /// resolutions becomes the release of those.
    ///
    /// @param at when it is first known, should it be new
    Upserted upsert(ReleaseEdit edit, Instant at);

    /// The release of this version.
    Optional<Release> find(OrganizationId organization, String version);

    /// One page; ask for one more than shown to learn whether there are more.
    List<Release> list(ReleaseQuery query);

    /// Forgets a release; issues keep its name.
    ///
    /// @return false when there was none
    boolean delete(OrganizationId organization, String version);

    /// The dates of these versions; those not known yet count as known since now, as they will be
    /// once the batch that names them is committed.
    ReleaseOrder order(OrganizationId organization, Collection<String> versions, Instant now);

    /// The newest release of a project, by version where they have semantic ones, else by date.
    Optional<String> newest(ProjectId project);

    /// What came of an upsert.
    ///
    /// @param created it was not there before
    record Upserted(Release release, boolean created) {}
}
