package io.corral.domain.issue;

import io.corral.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That an issue is ignored, and what ends it. The first condition met ends it; without any it
/// lasts for good. Counts begin at the snooze.
///
/// @param until ends with the first event after this time
/// @param count ends when so many events came, within `windowMinutes` when that is given
/// @param windowMinutes at most 10080
/// @param userCount ends when so many users met it, within `userWindowMinutes` when that is given
/// @param hourlyLimit ends as escalating when one hour brings more events than this
/// @param at when it began
/// @param actor null when nobody did it by hand
/// @param reason null when nobody said why
public record Snooze(
        @Nullable Instant until,
        @Nullable Integer count,
        @Nullable Integer windowMinutes,
        @Nullable Integer userCount,
        @Nullable Integer userWindowMinutes,
        @Nullable Long hourlyLimit,
        Instant at,
        @Nullable UserId actor,
        @Nullable IgnoreReason reason) {

    /// A snooze without end.
    public static Snooze forever(Instant at, @Nullable UserId actor) {
        return new Snooze(null, null, null, null, null, null, at, actor, null);
    }

    /// The same, with what was said.
    public Snooze because(@Nullable IgnoreReason said) {
        return new Snooze(until, count, windowMinutes, userCount, userWindowMinutes, hourlyLimit,
                at, actor, said);
    }

    /// Whether anything can end it.
    public boolean hasCondition() {
        return until != null || count != null || userCount != null || hourlyLimit != null;
    }
}
