package io.corral.domain.project;

import java.util.List;

/// What is made unreadable in events before they are stored.
///
/// @param enabled whether anything is
/// @param defaultKeys whether values under the keys everybody means (password, secret, token,
///     card numbers and the like) are
/// @param sensitiveKeys further keys whose values are; compared without regard to case, a part of
///     the key suffices
/// @param safeKeys keys whose values are never touched
/// @param scrubAddresses whether IP addresses of users are removed
public record Scrubbing(
        boolean enabled,
        boolean defaultKeys,
        List<String> sensitiveKeys,
        List<String> safeKeys,
        boolean scrubAddresses) {

    public Scrubbing {
        sensitiveKeys = Lines.of(sensitiveKeys);
        safeKeys = Lines.of(safeKeys);
    }

    /// What a new project gets: the default keys, addresses kept.
    public static Scrubbing defaults() {
        return new Scrubbing(true, true, List.of(), List.of(), false);
    }
}
