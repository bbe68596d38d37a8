package io.corral.store.artifact;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Symbols and mappings of compiled languages. Thread-safe; each change is durable when it
/// returns.
public interface DebugFileStore {

    /// A file to add.
    record NewDebugFile(
            ProjectId project,
            @Nullable DebugId debugId,
            DebugFileKind kind,
            String name,
            String architecture,
            StoredContent content) {}

    /// Adds a file; one with the same content and debug id in the project is the same file.
    DebugFile add(NewDebugFile file, Instant now);

    /// Files of a project with this content, by number.
    List<DebugFile> bySha1(ProjectId project, String sha1);

    /// The newest file of a kind with this debug id.
    Optional<DebugFile> byDebugId(ProjectId project, DebugId debugId, DebugFileKind kind);

    /// Files of a project, the newest first.
    ///
    /// @param text part of the name or the beginning of the debug id; null for all
    List<DebugFile> list(ProjectId project, @Nullable String text, int offset, int limit);

    /// A file by number.
    Optional<DebugFile> find(DebugFileId id);

    /// Projects that have a file of this kind.
    Set<ProjectId> projects(DebugFileKind kind);

    /// Notes that events needed these files.
    void noteUsed(Collection<DebugFileId> files, Instant at);

    /// Forgets a file; false when it is gone already.
    boolean delete(DebugFileId id);

    /// Forgets all files of a project.
    void deleteProject(ProjectId project);

    /// Forgets files that were uploaded and used last before this time; returns how many.
    int dropUnusedSince(Instant limit);

    /// Whether a file has its content in this blob.
    boolean namesBlob(String key);
}
