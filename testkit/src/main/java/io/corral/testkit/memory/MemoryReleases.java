package io.corral.testkit.memory;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.Resolution;
import io.corral.domain.release.ReleaseOrder;
import io.corral.domain.release.ReleaseSeen;
import io.corral.store.release.Release;
import io.corral.store.release.Release.InProject;
import io.corral.store.release.ReleaseEdit;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStatus;
import io.corral.store.release.ReleaseStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Releases in memory. Guarded by the lock of [MemoryIssues].
final class MemoryReleases implements ReleaseStore {

    private static final Comparator<Release> LATEST_FIRST =
            Comparator.comparing(MemoryReleases::date)
                    .thenComparing(Release::id)
                    .reversed();

    private final Map<Name, Release> releases = new LinkedHashMap<>();
    final MemoryCommits commits = new MemoryCommits(this);

    private final MemoryIssues issues;
    private long last;

    private record Name(OrganizationId organization, String version) {}

    MemoryReleases(MemoryIssues issues) {
        this.issues = issues;
    }

    private static Instant date(Release release) {
        return release.releasedAt() != null ? release.releasedAt() : release.createdAt();
    }

    @Override
    public Upserted upsert(ReleaseEdit edit, Instant at) {
        synchronized (issues) {
            Name name = new Name(edit.organization(), edit.version());
            boolean created = !releases.containsKey(name);
            Release old = release(name, at);
            Map<ProjectId, InProject> projects = byProject(old);
            edit.projects().forEach(project -> projects.putIfAbsent(
                    project, new InProject(project, 0, null, null)));
            releases.put(name, new Release(
                    old.id(), old.organization(), old.version(), old.createdAt(),
                    or(edit.startedAt(), old.startedAt()), or(edit.releasedAt(), old.releasedAt()),
                    or(edit.url(), old.url()), or(edit.ref(), old.ref()),
                    edit.status() != null ? edit.status() : old.status(),
                    List.copyOf(projects.values())));
            settleCommits(edit.version(), edit.ref(), projects.keySet());
            return new Upserted(find(edit.organization(), edit.version()).orElseThrow(), created);
        }
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T old) {
        return given != null ? given : old;
    }

    private Release release(Name name, Instant at) {
        return releases.computeIfAbsent(name, _ -> {
            last++;
            return new Release(new ReleaseId(last), name.organization(), name.version(), at, null,
                    null, null, null, ReleaseStatus.OPEN, List.of());
        });
    }

    private static Map<ProjectId, InProject> byProject(Release release) {
        Map<ProjectId, InProject> projects = new TreeMap<>();
        release.projects().forEach(part -> projects.put(part.project(), part));
        return projects;
    }

    void see(ReleaseSeen seen, Instant at) {
        Name name = new Name(seen.organization(), seen.version());
        Release old = release(name, at);
        Map<ProjectId, InProject> projects = byProject(old);
        projects.merge(
                seen.project(),
                new InProject(seen.project(), 0, seen.firstSeen(), seen.lastSeen()),
                MemoryReleases::union);
        releases.put(name, withProjects(old, List.copyOf(projects.values())));
        settleCommits(seen.version(), null, projects.keySet());
    }

    private static InProject union(InProject old, InProject fresh) {
        return new InProject(old.project(), 0,
                earlier(old.firstEvent(), fresh.firstEvent()),
                later(old.lastEvent(), fresh.lastEvent()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static Release withProjects(Release release, List<InProject> projects) {
        return new Release(release.id(), release.organization(), release.version(),
                release.createdAt(), release.startedAt(), release.releasedAt(), release.url(),
                release.ref(), release.status(), projects);
    }

    /// Pending resolutions by this commit are fixed in a release.
    void settleCommit(Release release, String hash) {
        settleCommits(release.version(), hash, byProject(release).keySet());
    }

    /// The release with this id.
    Optional<Release> find(ReleaseId id) {
        return releases.values().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// The releases of an organisation, latest first.
    List<Release> latestFirst(OrganizationId organization) {
        return releases.values().stream()
                .filter(each -> each.organization().equals(organization))
                .sorted(LATEST_FIRST).toList();
    }

    /// The lock of all issue stores.
    Object lock() {
        return issues;
    }

    private void settleCommits(
            String version, @Nullable String ref, Collection<ProjectId> projects) {
        for (MemoryIssue issue : issues.issues.values()) {
            Resolution resolution = issue.state.resolution();
            if (resolution != null
                    && resolution.fix() instanceof Fix.InCommit(var commit, var repository, var in)
                    && in == null
                    && (commit.equals(version) || commit.equals(ref))
                    && projects.contains(issue.project)) {
                var fix = new Fix.InCommit(commit, repository, version);
                issue.state = new Issue.State(
                        issue.state.status(), null, issue.state.since(),
                        new Resolution(fix, resolution.at(), resolution.actor()), null);
            }
        }
    }

    void forget(ProjectId project) {
        releases.replaceAll((_, release) -> withProjects(release, release.projects().stream()
                .filter(part -> !part.project().equals(project))
                .toList()));
    }

    @Override
    public Optional<Release> find(OrganizationId organization, String version) {
        synchronized (issues) {
            return Optional.ofNullable(releases.get(new Name(organization, version)))
                    .map(this::counted);
        }
    }

    private Release counted(Release release) {
        return withProjects(release, release.projects().stream()
                .map(part -> new InProject(part.project(), newIssues(release, part.project()),
                        part.firstEvent(), part.lastEvent()))
                .toList());
    }

    private long newIssues(Release release, ProjectId project) {
        return issues.issues.values().stream()
                .filter(issue -> issue.project.equals(project))
                .filter(issue -> release.version().equals(issue.view().numbers().firstRelease()))
                .count();
    }

    @Override
    public List<Release> list(ReleaseQuery query) {
        synchronized (issues) {
            return releases.values().stream()
                    .filter(release -> matches(release, query))
                    .sorted(LATEST_FIRST)
                    .skip(query.offset())
                    .limit(query.limit())
                    .map(this::counted)
                    .toList();
        }
    }

    private static boolean matches(Release release, ReleaseQuery query) {
        String text = query.text();
        return release.organization().equals(query.organization())
                && (query.status() == null || query.status() == release.status())
                && (text == null || lower(release.version()).contains(lower(text)))
                && release.projects().stream()
                        .anyMatch(part -> query.projects().contains(part.project()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean delete(OrganizationId organization, String version) {
        synchronized (issues) {
            return releases.remove(new Name(organization, version)) != null;
        }
    }

    @Override
    public ReleaseOrder order(
            OrganizationId organization, Collection<String> versions, Instant now) {
        synchronized (issues) {
            Map<String, Instant> dates = new HashMap<>();
            for (String version : versions) {
                Release release = releases.get(new Name(organization, version));
                dates.put(version, release == null ? now : date(release));
            }
            return new ReleaseOrder(dates);
        }
    }

    @Override
    public Optional<String> newest(ProjectId project) {
        synchronized (issues) {
            Map<String, Instant> dates = new LinkedHashMap<>();
            releases.values().stream()
                    .filter(release -> byProject(release).containsKey(project))
                    .sorted(LATEST_FIRST)
                    .forEach(release -> dates.put(release.version(), date(release)));
            return new ReleaseOrder(dates).newest(dates.keySet());
        }
    }
}
