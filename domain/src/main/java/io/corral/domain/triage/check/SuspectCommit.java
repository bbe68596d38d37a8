package io.corral.domain.triage.check;

import org.jspecify.annotations.Nullable;

/// A commit that may have brought an issue, as far as it is known.
///
/// @param hash as the repository names it
/// @param subject first line of its message
/// @param author null when not told
/// @param path of a file it changed that the stack runs in; null when not told
public record SuspectCommit(String hash, String subject, @Nullable String author,
        @Nullable String path) {}
