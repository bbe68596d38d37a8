package io.corral.server.rest.releases;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.release.Commit;
import io.corral.domain.release.SuspectCommits.Suspect;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.release.ReleaseHealth;
import io.corral.server.rest.releases.ReleaseExtras.Wanted;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.release.CommitStore;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseHistory;
import io.corral.store.release.ReleaseStore;
import io.corral.store.release.Repository;
import io.corral.store.release.RepositoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes views of releases, with what they are made of.
public final class ReleaseViews {

    private final ReleaseStore releases;
    private final CommitStore commits;
    private final RepositoryStore repositories;
    private final ReleaseHealth health;

    public ReleaseViews(ReadStores stores) {
        this.releases = stores.releases();
        this.commits = stores.commits();
        this.repositories = stores.repositories();
        this.health = new ReleaseHealth(stores.health());
    }

    /// The view of a release by its version.
    public Optional<ReleaseView> find(
            OrganizationId organization, String version, DirectorySnapshot directory) {
        return releases.find(organization, version)
                .map(release -> of(release, Wanted.nothing(Instant.EPOCH), directory));
    }

    /// The view of a release.
    ReleaseView of(Release release, Wanted wanted, DirectorySnapshot directory) {
        return of(release.organization(), List.of(release), wanted, directory).getFirst();
    }

    /// Views of releases of an organisation, in their order.
    List<ReleaseView> of(
            OrganizationId organization, List<Release> some, Wanted wanted,
            DirectorySnapshot directory) {
        ReleaseExtras extras = ReleaseExtras.read(health, some, wanted);
        Map<ReleaseId, ReleaseHistory> histories =
                commits.histories(some.stream().map(Release::id).toList());
        Set<String> names = histories.values().stream().map(ReleaseHistory::lastCommit)
                .filter(Objects::nonNull).map(Commit::repository).collect(Collectors.toSet());
        Map<String, Repository> known =
                names.isEmpty() ? Map.of() : repositories.find(organization, names);
        return some.stream()
                .map(release -> ReleaseView.of(release,
                        histories.getOrDefault(release.id(), ReleaseHistory.NONE), known,
                        extras, directory))
                .toList();
    }

    /// Views of commits of an organisation, in their order.
    List<CommitView> commits(
            OrganizationId organization, List<Commit> some, DirectorySnapshot directory) {
        Map<String, Repository> known = repositories.find(organization,
                some.stream().map(Commit::repository).collect(Collectors.toSet()));
        return some.stream()
                .map(commit -> CommitView.of(commit, known.get(commit.repository()), directory))
                .toList();
    }

    /// Who is under suspicion, best suspect first.
    public CommittersView committers(
            OrganizationId organization, List<Suspect> suspects, DirectorySnapshot directory) {
        Map<String, Repository> known = repositories.find(organization, suspects.stream()
                .map(suspect -> suspect.commit().repository()).collect(Collectors.toSet()));
        return CommittersView.of(suspects, known, directory);
    }
}
