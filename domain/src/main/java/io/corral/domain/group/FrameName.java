package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// A frame's names with everything taken out that changes without the code changing.
///
/// @param unit module, class or file stem; empty where the function alone is unique
/// @param function the function; null when unnamed, redacted or minified, which makes the
///     frame weak
/// @param fold what was folded into the function, in words; null when nothing was
record FrameName(String unit, @Nullable String function, @Nullable String fold) {

    /// Why a frame is weak whose name a minifier made up.
    static final String MINIFIED = "minified name";

    static FrameName of(String unit, @Nullable String function) {
        return new FrameName(unit, function, null);
    }

    /// A frame whose function says nothing.
    static FrameName weak(String unit, String reason) {
        return new FrameName(unit, null, reason);
    }

    /// The token that counts in keys.
    String token() {
        if (function == null) {
            return unit;
        }
        return unit.isEmpty() ? function : unit + ':' + function;
    }
}
