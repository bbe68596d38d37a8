package io.corral.testkit.memory;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.id.RepositoryId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.Resolution;
import io.corral.domain.release.Commit;
import io.corral.store.release.CommitStore;
import io.corral.store.release.Deploy;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Commits in memory. Guarded by the lock of [MemoryIssues].
final class MemoryCommits implements CommitStore {

    final MemoryRepositories repositories = new MemoryRepositories();
    final MemoryDeploys deploys = new MemoryDeploys();

    private final Map<Name, Commit> commits = new LinkedHashMap<>();
    private final Map<ReleaseId, List<Name>> ofReleases = new HashMap<>();
    private final Map<ReleaseId, List<Ref>> refs = new HashMap<>();
    private final MemoryReleases releases;

    private record Name(OrganizationId organization, String repository, String hash) {}

    MemoryCommits(MemoryReleases releases) {
        this.releases = releases;
    }

    @Override
    public List<Commit> set(ReleaseId id, List<Commit> given, Instant at) {
        synchronized (releases.lock()) {
            Release release = releases.find(id).orElseThrow();
            OrganizationId organization = release.organization();
            Set<Name> names = new LinkedHashSet<>();
            List<Commit> fresh = new ArrayList<>();
            List<Name> before = ofReleases.getOrDefault(id, List.of());
            for (Commit commit : given) {
                Name name = new Name(organization, commit.repository(), commit.hash());
                repositories.named(organization, commit.repository(), at);
                commits.merge(name, commit, MemoryCommits::told);
                if (names.add(name) && !before.contains(name)) {
                    fresh.add(commit);
                }
            }
            ofReleases.put(id, List.copyOf(names));
            given.forEach(commit -> releases.settleCommit(release, commit.hash()));
            return fresh;
        }
    }

    private static Commit told(Commit old, Commit fresh) {
        return new Commit(old.hash(), old.repository(),
                fresh.message() != null ? fresh.message() : old.message(),
                author(old.author(), fresh.author()), fresh.at(),
                fresh.files().isEmpty() ? old.files() : fresh.files());
    }

    private static Commit.@Nullable Author author(
            Commit.@Nullable Author old, Commit.@Nullable Author fresh) {
        if (old == null || fresh == null) {
            return fresh != null ? fresh : old;
        }
        return new Commit.Author(fresh.name() != null ? fresh.name() : old.name(),
                fresh.email() != null ? fresh.email() : old.email());
    }

    @Override
    public void setRefs(ReleaseId release, List<Ref> given, Instant at) {
        synchronized (releases.lock()) {
            OrganizationId organization = releases.find(release).orElseThrow().organization();
            Map<String, Ref> byRepository = new HashMap<>();
            for (Ref ref : given) {
                repositories.named(organization, ref.repository(), at);
                byRepository.put(ref.repository(), ref);
            }
            refs.put(release, byRepository.values().stream()
                    .sorted(Comparator.comparing(Ref::repository)).toList());
        }
    }

    @Override
    public List<Ref> refs(ReleaseId release) {
        synchronized (releases.lock()) {
            return refs.getOrDefault(release, List.of());
        }
    }

    private List<Commit> whole(ReleaseId release) {
        return ofReleases.getOrDefault(release, List.of()).stream()
                .map(name -> Objects.requireNonNull(commits.get(name))).toList();
    }

    private static Commit bare(Commit commit) {
        return new Commit(commit.hash(), commit.repository(), commit.message(), commit.author(),
                commit.at(), List.of());
    }

    @Override
    public List<Commit> list(ReleaseId release, int offset, int limit) {
        synchronized (releases.lock()) {
            return whole(release).stream().skip(offset).limit(limit)
                    .map(MemoryCommits::bare).toList();
        }
    }

    @Override
    public List<Commit> list(RepositoryId repository, int offset, int limit) {
        synchronized (releases.lock()) {
            return commits.entrySet().stream()
                    .filter(entry -> repositories
                            .named(entry.getKey().organization(), entry.getKey().repository(),
                                    Instant.EPOCH)
                            .id().equals(repository))
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.comparing(Commit::at).reversed())
                    .skip(offset).limit(limit).map(MemoryCommits::bare).toList();
        }
    }

    @Override
    public List<CommitFile> files(ReleaseId release, int offset, int limit) {
        synchronized (releases.lock()) {
            return whole(release).stream()
                    .flatMap(commit -> commit.files().stream()
                            .sorted(Comparator.comparing(Commit.FileChange::path))
                            .map(file -> new CommitFile(bare(commit), file)))
                    .skip(offset).limit(limit).toList();
        }
    }

    @Override
    public Optional<Release> previous(Release release) {
        synchronized (releases.lock()) {
            List<Release> all = releases.latestFirst(release.organization());
            Set<ProjectId> projects = projects(release);
            return all.stream()
                    .dropWhile(each -> !each.id().equals(release.id())).skip(1)
                    .filter(each -> !whole(each.id()).isEmpty())
                    .filter(each -> projects(each).stream().anyMatch(projects::contains))
                    .findFirst()
                    .flatMap(each -> releases.find(each.organization(), each.version()));
        }
    }

    private static Set<ProjectId> projects(Release release) {
        return release.projects().stream().map(Release.InProject::project)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> releaseOf(
            OrganizationId organization, String repository, String commit) {
        synchronized (releases.lock()) {
            return holding(organization, repository, commit).map(Release::version).findFirst();
        }
    }

    private Stream<Release> holding(
            OrganizationId organization, String repository, String commit) {
        Name name = new Name(organization, repository, commit);
        return releases.latestFirst(organization).reversed().stream()
                .filter(each -> ofReleases.getOrDefault(each.id(), List.of()).contains(name));
    }

    /// A resolution by a commit that is in a release of the project already is fixed there.
    Resolution settled(ProjectId project, Resolution resolution) {
        if (!(resolution.fix() instanceof Fix.InCommit(var commit, var repository, var in))
                || in != null) {
            return resolution;
        }
        return commits.keySet().stream()
                .filter(name -> name.hash().equals(commit) && name.repository().equals(repository))
                .flatMap(name -> holding(name.organization(), repository, commit))
                .filter(release -> projects(release).contains(project))
                .findFirst()
                .map(release -> new Resolution(
                        new Fix.InCommit(commit, repository, release.version()),
                        resolution.at(), resolution.actor()))
                .orElse(resolution);
    }

    @Override
    public Map<ReleaseId, ReleaseHistory> histories(Collection<ReleaseId> ids) {
        synchronized (releases.lock()) {
            Map<ReleaseId, ReleaseHistory> histories = new HashMap<>();
            for (ReleaseId id : ids) {
                List<Commit> own = whole(id);
                List<Deploy> went = deploys.of(id);
                if (!own.isEmpty() || !went.isEmpty()) {
                    histories.put(id, new ReleaseHistory(own.size(),
                            own.isEmpty() ? null : bare(own.getFirst()), authors(own),
                            went.size(), went.isEmpty() ? null : went.getFirst()));
                }
            }
            return histories;
        }
    }

    private static List<Commit.Author> authors(List<Commit> commits) {
        return commits.stream().map(Commit::author).filter(Objects::nonNull).distinct().toList();
    }
}
