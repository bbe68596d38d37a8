package io.corral.domain.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A commit as whoever makes a release tells about it; Corral never reads a repository itself.
///
/// @param hash or another name the repository knows it by
/// @param repository name of the repository
/// @param message null when not told
/// @param author null when not told
/// @param at when it was made, else when Corral was told
/// @param files what it changed; empty when not told, or not asked for
public record Commit(
        String hash,
        String repository,
        @Nullable String message,
        @Nullable Author author,
        Instant at,
        List<FileChange> files) {

    public Commit {
        files = List.copyOf(files);
    }

    /// Who made a commit.
    ///
    /// @param name null when not told
    /// @param email null when not told
    public record Author(@Nullable String name, @Nullable String email) {}

    /// A file a commit touched.
    public record FileChange(String path, Kind kind) {

        /// What happened to it.
        public enum Kind {
            ADDED,
            MODIFIED,
            DELETED
        }
    }

    /// First line of the message; empty without one.
    public String subject() {
        return message == null ? "" : message.strip().lines().findFirst().orElse("");
    }
}
