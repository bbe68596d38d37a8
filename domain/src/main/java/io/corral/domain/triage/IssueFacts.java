package io.corral.domain.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.Level;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known about one open issue. What is null or empty was not seen.
///
/// @param type class of the error, from the list's metadata
/// @param message text of the error, likewise
/// @param logged whether the program said so itself and nothing was thrown; null when not told
/// @param substatus `new`, `ongoing`, `escalating`, `regressed`, in lower case
/// @param priority `high`, `medium`, `low`: what somebody else said, never a reason here
/// @param unhandled whether nothing in the application caught it
/// @param hourly events of the last 24 hours, oldest first
/// @param daily events of the last 30 days, oldest first
/// @param tags values by key, the most frequent first
/// @param event the latest event
/// @param deploys of the project, as the issue's own answer lists them
/// @param releases events by release version
public record IssueFacts(String shortId, String project, String title, @Nullable String culprit,
        @Nullable String type, @Nullable String message, @Nullable Boolean logged,
        @Nullable Level level, @Nullable String logger, @Nullable String substatus,
        @Nullable String priority,
        @Nullable Boolean unhandled, long events, @Nullable Long users,
        @Nullable Instant firstSeen, @Nullable Instant lastSeen, List<Bucket> hourly,
        List<Bucket> daily, Map<String, List<TagShare>> tags, @Nullable Event event,
        List<TriageInput.Deploy> deploys, Map<String, Long> releases) {

    public IssueFacts {
        hourly = List.copyOf(hourly);
        daily = List.copyOf(daily);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        deploys = List.copyOf(deploys);
        releases = Collections.unmodifiableMap(new LinkedHashMap<>(releases));
    }

    /// Events that came in an hour or a day.
    public record Bucket(Instant from, long events) {

        /// Events of all of them.
        public static long sum(List<Bucket> buckets) {
            return buckets.stream().mapToLong(Bucket::events).sum();
        }

        /// Events of the busiest; 0 of none.
        public static long most(List<Bucket> buckets) {
            return buckets.stream().mapToLong(Bucket::events).max().orElse(0);
        }
    }

    /// Events that carry one value of a tag.
    public record TagShare(String value, long events) {}

    /// The same with its latest event.
    public IssueFacts with(@Nullable Event latest) {
        return new IssueFacts(shortId, project, title, culprit, type, message, logged, level,
                logger, substatus, priority, unhandled, events, users, firstSeen, lastSeen,
                hourly, daily, tags, latest, deploys, releases);
    }

    /// The same with the counts of another hour.
    public IssueFacts counted(List<Bucket> hours, List<Bucket> days) {
        return new IssueFacts(shortId, project, title, culprit, type, message, logged, level,
                logger, substatus, priority, unhandled, events, users, firstSeen, lastSeen, hours,
                days, tags, event, deploys, releases);
    }

    /// People hurt; 0 when that was not seen.
    public long usersOrZero() {
        return users == null ? 0 : users;
    }

    /// Whether it is known that nobody met it.
    public boolean isNobody() {
        return users != null && users == 0;
    }

    /// Whether it is in one of these states by the list's own word.
    public boolean isSubstatus(String word) {
        return word.equals(substatus);
    }
}
