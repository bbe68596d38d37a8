package io.corral.testkit.memory;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.ArtifactId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.store.artifact.ArtifactStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sources and source maps in memory. Thread-safe; `this` guards all fields.
public final class MemoryArtifactStore implements ArtifactStore {

    private static final int BY_DEBUG_ID_MAX = 20;
    private static final int BY_URL_MAX = 50;
    private static final Comparator<Kept> NEWEST = Comparator
            .comparing(Kept::uploadedAt).thenComparing(Kept::id).reversed();
    private static final Comparator<Artifact> BY_NAME =
            Comparator.comparing(Artifact::url).thenComparing(Artifact::id);

    private final Map<ArtifactBundleId, Kept> bundles = new TreeMap<>();
    private long lastBundle;
    private long lastArtifact;

    private record Kept(
            ArtifactBundleId id, NewBundle bundle, Set<ProjectId> projects,
            Map<ArtifactId, Artifact> artifacts, Instant uploadedAt, Instant usedAt) {

        ArtifactBundle view() {
            return new ArtifactBundle(id, bundle.organization(), bundle.checksum(),
                    bundle.release(), bundle.dist(), List.copyOf(projects), uploadedAt, usedAt,
                    artifacts.size(), artifacts.values().stream()
                            .mapToLong(artifact -> artifact.content().sizeBytes()).sum());
        }

        Kept at(Instant uploaded, Instant used) {
            return new Kept(id, bundle, projects, artifacts, uploaded, used);
        }

        boolean isSame(NewBundle other) {
            return bundle.organization().equals(other.organization())
                    && Objects.equals(bundle.checksum(), other.checksum())
                    && Objects.equals(bundle.release(), other.release())
                    && Objects.equals(bundle.dist(), other.dist());
        }

        boolean has(String text) {
            String debugId = DebugId.parse(text).map(DebugId::value).orElse(text);
            return contains(bundle.release(), text) || contains(bundle.dist(), text)
                    || artifacts.values().stream().anyMatch(artifact -> {
                        DebugId own = artifact.debugId();
                        return artifact.url().contains(text)
                                || (own != null && own.value().startsWith(debugId));
                    });
        }

        private static boolean contains(@Nullable String whole, String part) {
            return whole != null && whole.contains(part);
        }
    }

    @Override
    public synchronized ArtifactBundleId add(
            NewBundle bundle, List<NewArtifact> artifacts, Instant now) {
        Optional<Kept> known = kept(bundle);
        Kept kept = known.orElseGet(() -> created(bundle, now));
        kept.projects().addAll(bundle.projects());
        if (known.isEmpty() || bundle.checksum() == null) {
            for (NewArtifact artifact : artifacts) {
                kept.artifacts().values().removeIf(old -> known.isPresent()
                        && old.url().equals(artifact.url()));
                put(kept, artifact, now);
            }
            bundles.put(kept.id(), kept.at(now, now));
        }
        return kept.id();
    }

    private Kept created(NewBundle bundle, Instant now) {
        lastBundle++;
        return new Kept(new ArtifactBundleId(lastBundle), bundle, new TreeSet<>(),
                new TreeMap<>(), now, now);
    }

    private void put(Kept kept, NewArtifact artifact, Instant now) {
        lastArtifact++;
        var id = new ArtifactId(lastArtifact);
        kept.artifacts().put(id, new Artifact(id, kept.id(), artifact.url(), artifact.kind(),
                artifact.debugId(), artifact.headers(), artifact.content(), now));
    }

    private Optional<Kept> kept(NewBundle bundle) {
        return bundles.values().stream().filter(each -> each.isSame(bundle)).findFirst();
    }

    @Override
    public synchronized Optional<ArtifactBundle> same(NewBundle bundle) {
        return kept(bundle).map(Kept::view);
    }

    @Override
    public synchronized Optional<ArtifactBundle> bundle(ArtifactBundleId id) {
        return Optional.ofNullable(bundles.get(id)).map(Kept::view);
    }

    @Override
    public synchronized List<ArtifactBundle> bundles(
            ProjectId project, @Nullable String text, int offset, int limit) {
        return newest(kept -> kept.projects().contains(project)
                && (text == null || kept.has(text)))
                .skip(offset).limit(limit).map(Kept::view).toList();
    }

    private Stream<Kept> newest(Predicate<Kept> wanted) {
        return bundles.values().stream().filter(wanted).sorted(NEWEST);
    }

    /// The files with the time of their bundle.
    private static Stream<Artifact> artifacts(Kept kept) {
        return kept.artifacts().values().stream().map(each -> new Artifact(each.id(),
                each.bundle(), each.url(), each.kind(), each.debugId(), each.headers(),
                each.content(), kept.uploadedAt()));
    }

    @Override
    public synchronized List<Artifact> artifacts(
            ArtifactBundleId bundle, int offset, int limit) {
        return newest(kept -> kept.id().equals(bundle)).flatMap(MemoryArtifactStore::artifacts)
                .sorted(BY_NAME).skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized List<Artifact> ofRelease(
            OrganizationId organization, @Nullable ProjectId project, String release,
            @Nullable String text, int offset, int limit) {
        return newest(kept -> kept.bundle().organization().equals(organization)
                && release.equals(kept.bundle().release())
                && (project == null || kept.projects().contains(project)))
                .flatMap(MemoryArtifactStore::artifacts)
                .filter(artifact -> text == null || artifact.url().contains(text))
                .sorted(BY_NAME).skip(offset).limit(limit).toList();
    }

    @Override
    public synchronized Optional<Artifact> artifact(ArtifactId id) {
        return bundles.values().stream().flatMap(MemoryArtifactStore::artifacts)
                .filter(artifact -> artifact.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Artifact> byDebugId(ProjectId project, DebugId debugId) {
        return newest(kept -> kept.projects().contains(project))
                .flatMap(MemoryArtifactStore::artifacts)
                .filter(artifact -> debugId.equals(artifact.debugId()))
                .limit(BY_DEBUG_ID_MAX).toList();
    }

    @Override
    public synchronized List<Artifact> byUrl(
            ProjectId project, String release, @Nullable String dist, Collection<String> urls) {
        return newest(kept -> kept.projects().contains(project)
                && release.equals(kept.bundle().release())
                && Objects.equals(dist, kept.bundle().dist()))
                .flatMap(MemoryArtifactStore::artifacts)
                .filter(artifact -> urls.contains(artifact.url()))
                .limit(BY_URL_MAX).toList();
    }

    @Override
    public synchronized Set<ProjectId> projects() {
        return bundles.values().stream().flatMap(kept -> kept.projects().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void noteUsed(Collection<ArtifactBundleId> used, Instant at) {
        for (ArtifactBundleId id : used) {
            bundles.computeIfPresent(id, (_, kept) -> kept.at(kept.uploadedAt(), at));
        }
    }

    @Override
    public synchronized boolean deleteBundle(ArtifactBundleId id) {
        return bundles.remove(id) != null;
    }

    @Override
    public synchronized boolean deleteArtifact(ArtifactId id) {
        for (Kept kept : bundles.values()) {
            if (kept.artifacts().remove(id) != null) {
                bundles.values().removeIf(each -> each.artifacts().isEmpty());
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        bundles.values().forEach(kept -> kept.projects().remove(project));
        bundles.values().removeIf(kept -> kept.projects().isEmpty());
    }

    @Override
    public synchronized int dropUnusedSince(Instant limit) {
        int before = bundles.size();
        bundles.values().removeIf(kept -> kept.usedAt().isBefore(limit)
                && kept.uploadedAt().isBefore(limit));
        return before - bundles.size();
    }

    @Override
    public synchronized boolean namesBlob(String key) {
        return bundles.values().stream().flatMap(kept -> kept.artifacts().values().stream())
                .anyMatch(artifact -> artifact.content().blob().equals(key));
    }
}
