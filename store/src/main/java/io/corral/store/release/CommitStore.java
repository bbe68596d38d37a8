package io.corral.store.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.id.RepositoryId;
import io.corral.domain.release.Commit;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The commits of releases. Thread-safe.
public interface CommitStore {

    /// Gives a release these commits, newest first, in place of those it had. Repositories and
    /// commits that are not known yet become known; what is told anew about a known commit holds.
    /// Pending resolutions by one of the commits are fixed in this release from now on.
    ///
    /// @return the commits it did not have before, in their order
    List<Commit> set(ReleaseId release, List<Commit> commits, Instant at);

    /// Notes which commits of its repositories a release was made from, in place of what was noted.
    void setRefs(ReleaseId release, List<Ref> refs, Instant at);

    /// The commits a release was made from, by repository.
    List<Ref> refs(ReleaseId release);

    /// Some commits of a release in their order, without their files.
    List<Commit> list(ReleaseId release, int offset, int limit);

    /// Some commits of a repository, latest first, without their files.
    List<Commit> list(RepositoryId repository, int offset, int limit);

    /// Some files that commits of a release touched, by the order of commits, then by path. The
    /// commits are without their files.
    List<CommitFile> files(ReleaseId release, int offset, int limit);

    /// The release before this one that has commits and shares a project with it.
    Optional<Release> previous(Release release);

    /// The first release that holds a commit.
    Optional<String> releaseOf(OrganizationId organization, String repository, String commit);

    /// Summaries of releases; releases with neither commits nor deploys are absent.
    Map<ReleaseId, ReleaseHistory> histories(Collection<ReleaseId> releases);

    /// A commit a release was made from.
    ///
    /// @param repository its name
    /// @param previousCommit the one the release before was made from; null when not told
    record Ref(String repository, String commit, @Nullable String previousCommit) {}

    /// A file with the commit that touched it.
    record CommitFile(Commit commit, Commit.FileChange change) {}
}
