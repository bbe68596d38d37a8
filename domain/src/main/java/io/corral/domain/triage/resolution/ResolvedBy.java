package io.corral.domain.triage.resolution;

import java.util.Locale;

/// How an issue came to be resolved.
public enum ResolvedBy {
    /// Somebody said so.
    HAND,
    /// Somebody said in which release.
    RELEASE,
    /// A commit said so.
    COMMIT;

    /// Its name outside.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
