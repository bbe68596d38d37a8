package io.corral.testkit.memory;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.id.ProjectId;
import io.corral.store.artifact.DebugFileStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Symbols and mappings in memory. Thread-safe; `this` guards all fields.
public final class MemoryDebugFileStore implements DebugFileStore {

    private static final Comparator<DebugFile> NEWEST = Comparator
            .comparing(DebugFile::uploadedAt).thenComparing(DebugFile::id).reversed();

    private final Map<DebugFileId, DebugFile> files = new TreeMap<>();
    private long last;

    @Override
    public synchronized DebugFile add(NewDebugFile file, Instant now) {
        Optional<DebugFile> known = bySha1(file.project(), file.content().sha1()).stream()
                .filter(each -> Objects.equals(each.debugId(), file.debugId())).findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        last++;
        var added = new DebugFile(new DebugFileId(last), file.project(), file.debugId(),
                file.kind(), file.name(), file.architecture(), file.content(), now, now);
        files.put(added.id(), added);
        return added;
    }

    @Override
    public synchronized List<DebugFile> bySha1(ProjectId project, String sha1) {
        return files.values().stream()
                .filter(file -> file.project().equals(project)
                        && file.content().sha1().equals(sha1))
                .toList();
    }

    @Override
    public synchronized Optional<DebugFile> byDebugId(
            ProjectId project, DebugId debugId, DebugFileKind kind) {
        return files.values().stream()
                .filter(file -> file.project().equals(project)
                        && debugId.equals(file.debugId()) && file.kind() == kind)
                .min(NEWEST);
    }

    @Override
    public synchronized List<DebugFile> list(
            ProjectId project, @Nullable String text, int offset, int limit) {
        return files.values().stream()
                .filter(file -> file.project().equals(project) && has(file, text))
                .sorted(NEWEST).skip(offset).limit(limit).toList();
    }

    private static boolean has(DebugFile file, @Nullable String text) {
        if (text == null) {
            return true;
        }
        String id = DebugId.parse(text).map(DebugId::value).orElse(text);
        DebugId debugId = file.debugId();
        return file.name().contains(text) || (debugId != null && debugId.value().startsWith(id));
    }

    @Override
    public synchronized Optional<DebugFile> find(DebugFileId id) {
        return Optional.ofNullable(files.get(id));
    }

    @Override
    public synchronized Set<ProjectId> projects(DebugFileKind kind) {
        return files.values().stream().filter(file -> file.kind() == kind)
                .map(DebugFile::project).collect(Collectors.toSet());
    }

    @Override
    public synchronized void noteUsed(Collection<DebugFileId> used, Instant at) {
        for (DebugFileId id : used) {
            files.computeIfPresent(id, (_, file) -> new DebugFile(file.id(), file.project(),
                    file.debugId(), file.kind(), file.name(), file.architecture(), file.content(),
                    file.uploadedAt(), at));
        }
    }

    @Override
    public synchronized boolean delete(DebugFileId id) {
        return files.remove(id) != null;
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        files.values().removeIf(file -> file.project().equals(project));
    }

    @Override
    public synchronized int dropUnusedSince(Instant limit) {
        int before = files.size();
        files.values().removeIf(file -> file.usedAt().isBefore(limit)
                && file.uploadedAt().isBefore(limit));
        return before - files.size();
    }

    @Override
    public synchronized boolean namesBlob(String key) {
        return files.values().stream().anyMatch(file -> file.content().blob().equals(key));
    }
}
