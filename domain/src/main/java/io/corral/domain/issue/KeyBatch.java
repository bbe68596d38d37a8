package io.corral.domain.issue;

import io.corral.domain.id.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The events of one grouping key in one batch, merged: what is counted once per batch instead of
/// once per event. The order in which events were merged makes no difference.
///
/// @param newest the latest event, which gives the issue its title, level and platform
/// @param unhandled at least one event was not caught by the application
/// @param tallies by release, environment and minute; their counts add up to the whole
/// @param users latest event of each user, by the hash of the user's identity
/// @param events ids, in ascending order
public record KeyBatch(
        IssueKey key,
        GroupedEvent newest,
        boolean unhandled,
        List<Tally> tallies,
        Map<Long, Instant> users,
        List<EventId> events) {

    private static final Comparator<GroupedEvent> BY_TIME =
            Comparator.comparing(GroupedEvent::timestamp).thenComparing(GroupedEvent::eventId);

    /// Events alike in release, environment and minute.
    ///
    /// @param minute begin of the minute
    /// @param lastEvent the latest of them
    public record Tally(
            @Nullable String release,
            @Nullable String environment,
            Instant minute,
            long count,
            Instant firstSeen,
            Instant lastSeen,
            EventId lastEvent) {

        private Tally plus(Tally other) {
            boolean later = compareEnd(other) < 0;
            return new Tally(
                    release,
                    environment,
                    minute,
                    count + other.count,
                    firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
                    later ? other.lastSeen : lastSeen,
                    later ? other.lastEvent : lastEvent);
        }

        private int compareEnd(Tally other) {
            int byTime = lastSeen.compareTo(other.lastSeen);
            return byTime != 0 ? byTime : lastEvent.compareTo(other.lastEvent);
        }

        /// Begin of the hour.
        public Instant hour() {
            return minute.truncatedTo(ChronoUnit.HOURS);
        }
    }

    private record TallyKey(
            @Nullable String release, @Nullable String environment, Instant minute) {}

    public KeyBatch {
        tallies = List.copyOf(tallies);
        users = Collections.unmodifiableMap(new HashMap<>(users));
        events = List.copyOf(events);
        if (tallies.isEmpty()) {
            throw new IllegalArgumentException("A batch has at least one event: " + key);
        }
    }

    /// Merges events by key; keys in the order of their first event.
    public static List<KeyBatch> ofEvents(List<GroupedEvent> events) {
        Map<IssueKey, List<GroupedEvent>> byKey = new LinkedHashMap<>();
        for (GroupedEvent event : events) {
            byKey.computeIfAbsent(
                    new IssueKey(event.project(), event.key()), _ -> new ArrayList<>())
                    .add(event);
        }
        return byKey.values().stream().map(KeyBatch::ofOneKey).toList();
    }

    private static KeyBatch ofOneKey(List<GroupedEvent> events) {
        Map<TallyKey, Tally> tallies = new LinkedHashMap<>();
        Map<Long, Instant> users = new HashMap<>();
        boolean unhandled = false;
        for (GroupedEvent event : events) {
            count(tallies, tally(event));
            if (event.userHash() != null) {
                users.merge(event.userHash(), event.timestamp(), KeyBatch::later);
            }
            unhandled |= Boolean.FALSE.equals(event.handled());
        }
        GroupedEvent newest = Collections.max(events, BY_TIME);
        return new KeyBatch(
                new IssueKey(newest.project(), newest.key()),
                newest,
                unhandled,
                List.copyOf(tallies.values()),
                users,
                events.stream().map(GroupedEvent::eventId).sorted().toList());
    }

    private static Tally tally(GroupedEvent event) {
        return new Tally(
                event.release(),
                event.environment(),
                event.timestamp().truncatedTo(ChronoUnit.MINUTES),
                1,
                event.timestamp(),
                event.timestamp(),
                event.eventId());
    }

    private static void count(Map<TallyKey, Tally> tallies, Tally tally) {
        tallies.merge(
                new TallyKey(tally.release, tally.environment, tally.minute), tally, Tally::plus);
    }

    private static Instant later(Instant first, Instant second) {
        return first.isAfter(second) ? first : second;
    }

    /// This batch and another of the same key as one.
    public KeyBatch plus(KeyBatch other) {
        if (!key.equals(other.key)) {
            throw new IllegalArgumentException("Batches of " + key + " and " + other.key);
        }
        Map<TallyKey, Tally> merged = new LinkedHashMap<>();
        tallies.forEach(tally -> count(merged, tally));
        other.tallies.forEach(tally -> count(merged, tally));
        Map<Long, Instant> everybody = new HashMap<>(users);
        other.users.forEach((user, at) -> everybody.merge(user, at, KeyBatch::later));
        List<EventId> all = new ArrayList<>(events);
        all.addAll(other.events);
        Collections.sort(all);
        return new KeyBatch(
                key,
                BY_TIME.compare(newest, other.newest) >= 0 ? newest : other.newest,
                unhandled || other.unhandled,
                List.copyOf(merged.values()),
                everybody,
                all);
    }

    /// Number of events.
    public long count() {
        return tallies.stream().mapToLong(Tally::count).sum();
    }

    /// Time of the earliest event.
    public Instant firstSeen() {
        return Collections.min(tallies.stream().map(Tally::firstSeen).toList());
    }

    /// Time of the latest event.
    public Instant lastSeen() {
        return newest.timestamp();
    }
}
