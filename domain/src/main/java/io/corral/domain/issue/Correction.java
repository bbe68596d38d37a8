package io.corral.domain.issue;

import io.corral.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That somebody corrects the grouping: merges, splits, or takes that back.
///
/// @param actor null when Corral itself does it
/// @param reason what the person says about it; null for nothing, at most [#REASON_CHARS_MAX]
public record Correction(@Nullable UserId actor, Instant at, @Nullable String reason) {

    /// A longer reason is cut.
    public static final int REASON_CHARS_MAX = 500;

    public Correction {
        String text = reason == null ? "" : reason.strip();
        reason = text.isEmpty()
                ? null
                : text.substring(0, Math.min(text.length(), REASON_CHARS_MAX));
    }
}
