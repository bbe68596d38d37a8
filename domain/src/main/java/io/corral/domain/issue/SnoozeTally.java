package io.corral.domain.issue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What happened to an ignored issue since it was ignored, as far as its [Snooze] asks. Windows are
/// counted in slots of a sixtieth of their length, so that a tally stays small.
///
/// @param events since the snooze
/// @param slots events by the begin of their slot, within the window
/// @param users latest event of each user, within the window; at most as many as end the snooze
public record SnoozeTally(long events, Map<Instant, Long> slots, Map<Long, Instant> users) {

    /// The beginning of every snooze.
    public static final SnoozeTally NONE = new SnoozeTally(0, Map.of(), Map.of());

    private static final int SLOTS = 60;

    public SnoozeTally {
        slots = Map.copyOf(slots);
        users = Map.copyOf(users);
    }

    /// The tally with a batch added and everything outside the windows forgotten.
    public SnoozeTally plus(KeyBatch batch, Snooze snooze, Instant now) {
        return new SnoozeTally(
                events + batch.count(),
                slotsWith(batch, snooze, now),
                usersWith(batch, snooze, now));
    }

    private Map<Instant, Long> slotsWith(KeyBatch batch, Snooze snooze, Instant now) {
        Integer minutes = window(snooze);
        if (minutes == null) {
            return Map.of();
        }
        long slotSeconds = Math.max(1, Duration.ofMinutes(minutes).toSeconds() / SLOTS);
        Instant begin = now.minus(Duration.ofMinutes(minutes));
        Map<Instant, Long> merged = new TreeMap<>(slots);
        for (KeyBatch.Tally tally : batch.tallies()) {
            merged.merge(slot(tally.lastSeen(), slotSeconds), tally.count(), Long::sum);
        }
        merged.keySet().removeIf(slot -> !slot.plusSeconds(slotSeconds).isAfter(begin));
        return merged;
    }

    /// The escalation limit is one of events per hour.
    private static @Nullable Integer window(Snooze snooze) {
        if (snooze.hourlyLimit() != null) {
            return (int) Duration.ofHours(1).toMinutes();
        }
        return snooze.count() == null ? null : snooze.windowMinutes();
    }

    private static Instant slot(Instant time, long seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private Map<Long, Instant> usersWith(KeyBatch batch, Snooze snooze, Instant now) {
        Integer wanted = snooze.userCount();
        if (wanted == null) {
            return Map.of();
        }
        Map<Long, Instant> merged = new HashMap<>(users);
        Integer minutes = snooze.userWindowMinutes();
        if (minutes != null) {
            Instant begin = now.minus(Duration.ofMinutes(minutes));
            merged.values().removeIf(at -> at.isBefore(begin));
        }
        for (var user : batch.users().entrySet()) {
            boolean inside = minutes == null
                    || !user.getValue().isBefore(now.minus(Duration.ofMinutes(minutes)));
            if (inside && (merged.size() < wanted || merged.containsKey(user.getKey()))) {
                merged.merge(user.getKey(), user.getValue(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return merged;
    }

    /// Why the snooze is over, or null while it lasts.
    public @Nullable SnoozeEnd end(Snooze snooze, Instant now) {
        if (snooze.until() != null && !now.isBefore(snooze.until())) {
            return new SnoozeEnd.TimePassed();
        }
        if (snooze.hourlyLimit() != null && inWindow() > snooze.hourlyLimit()) {
            return new SnoozeEnd.Escalated(inWindow(), snooze.hourlyLimit());
        }
        if (snooze.count() != null
                && (snooze.windowMinutes() == null ? events : inWindow()) >= snooze.count()) {
            return new SnoozeEnd.EventsReached();
        }
        boolean enoughUsers = snooze.userCount() != null && users.size() >= snooze.userCount();
        return enoughUsers ? new SnoozeEnd.UsersReached() : null;
    }

    private long inWindow() {
        return slots.values().stream().mapToLong(Long::longValue).sum();
    }
}
