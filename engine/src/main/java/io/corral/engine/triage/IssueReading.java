package io.corral.engine.triage;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.Bucket;
import io.corral.domain.triage.IssueFacts.TagShare;
import io.corral.engine.triage.LatestEvents.Latest;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQueries.Seen;
import io.corral.store.issue.IssueQueries.Series;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what is known about many issues, with as many questions for one as for ten thousand.
/// Thread-safe.
final class IssueReading {

    private final IssueQueries queries;
    private final EventTags eventTags;
    private final LatestEvents latest;

    IssueReading(IssueQueries queries, EventTags eventTags, LatestEvents latest) {
        this.queries = queries;
        this.eventTags = eventTags;
        this.latest = latest;
    }

    /// What was read of an issue.
    ///
    /// @param facts without its event
    /// @param latest which event that is; null when it is no longer kept
    record Read(IssueFacts facts, @Nullable Latest latest) {}

    /// What is known about issues.
    ///
    /// @param slugs of their projects
    Map<IssueId, Read> read(List<Issue> issues, Function<Issue, String> slugs, Instant now) {
        if (issues.isEmpty()) {
            return Map.of();
        }
        var told = new Told(issues, now);
        Map<IssueId, Read> read = new HashMap<>();
        for (Issue issue : issues) {
            read.put(issue.id(), new Read(told.facts(issue, slugs.apply(issue)),
                    told.events.get(issue.id())));
        }
        return read;
    }

    /// What is counted of the events of an issue.
    ///
    /// @param releases events by version
    record Counted(List<Bucket> hourly, List<Bucket> daily, Map<String, List<TagShare>> tags,
            Map<String, Long> releases) {}

    /// What is known about an issue, but for its event.
    static IssueFacts facts(Issue issue, String slug, Counted counted) {
        var said = issue.metadata();
        var numbers = issue.numbers();
        var substatus = issue.state().substatus();
        return new IssueFacts(issue.shortId(slug).toString(), slug, said.title(),
                said.culprit(), said.type(), said.value(), said.type() == null,
                issue.level(), issue.logger(),
                substatus == null ? null : substatus.wireName(),
                issue.priority().wireName(), issue.unhandled(), numbers.events(),
                numbers.users(), numbers.firstSeen(), numbers.lastSeen(), counted.hourly(),
                counted.daily(), counted.tags(), null, List.of(), counted.releases());
    }

    /// Which events are the latest.
    Map<IssueId, EventId> latestEvents(List<Issue> issues) {
        Map<IssueId, EventId> events = new HashMap<>();
        latest.find(issues).forEach((issue, found) -> events.put(issue, found.event()));
        return events;
    }

    /// The event, with what triage looks at; empty when it is no longer kept.
    Optional<Event> event(Latest which) {
        return latest.read(which);
    }

    /// The facts with the event.
    IssueFacts whole(Read read) {
        return read.latest() == null
                ? read.facts()
                : read.facts().with(event(read.latest()).orElse(null));
    }

    /// Gives issues that did not change the counts of the hours and days before now.
    Map<IssueId, IssueFacts> recount(Map<IssueId, IssueFacts> known, Instant now) {
        if (known.isEmpty()) {
            return Map.of();
        }
        var counts = new Counts(known.keySet(), now);
        Map<IssueId, IssueFacts> facts = new HashMap<>();
        known.forEach((id, each) -> facts.put(
                id, each.counted(counts.hourly(id), counts.daily(id))));
        return facts;
    }

    /// Events of the last 24 hours and 30 days.
    private final class Counts {
        private final Buckets buckets;
        private final Map<IssueId, List<Long>> hours;
        private final Map<IssueId, List<Long>> days;

        Counts(Set<IssueId> issues, Instant now) {
            buckets = new Buckets(now);
            hours = queries.series(issues,
                    new Series(buckets.firstHour(), Buckets.HOURS, 1, Set.of()));
            days = queries.series(issues,
                    new Series(buckets.firstDay(), Buckets.DAYS, Buckets.HOURS, Set.of()));
        }

        /// Begin of as many days as hold about so many events; today is among them.
        Instant since(long eventsMax) {
            long events = 0;
            for (int day = Buckets.DAYS - 1; day > 0; day--) {
                for (List<Long> counts : days.values()) {
                    events += counts.get(day);
                }
                if (events > eventsMax) {
                    return buckets.day(day);
                }
            }
            return buckets.day(0);
        }

        List<Bucket> hourly(IssueId issue) {
            return buckets.hourly(hours.getOrDefault(issue, List.of()));
        }

        List<Bucket> daily(IssueId issue) {
            return buckets.daily(days.getOrDefault(issue, List.of()));
        }
    }

    /// Everything the stores tell about some issues. Rows and columns are different stores and
    /// are read at the same time.
    private final class Told {
        private final Counts counts;
        private final Map<IssueId, List<Seen>> releases = new HashMap<>();
        private final Map<IssueId, List<Seen>> environments = new HashMap<>();
        private final Map<IssueId, Map<String, List<TagShare>>> tags = new HashMap<>();
        private final Map<IssueId, Latest> events = new HashMap<>();

        Told(List<Issue> issues, Instant now) {
            Set<IssueId> ids = issues.stream().map(Issue::id).collect(Collectors.toSet());
            eventTags.refreshKeys();
            counts = new Counts(ids, now);
            Instant from = counts.since(EventTags.EVENTS_MAX);
            Together.run(List.of(
                    () -> {
                        releases.putAll(queries.releasesOf(ids));
                        environments.putAll(queries.environmentsOf(ids));
                    },
                    () -> tags.putAll(eventTags.read(issues, from, now)),
                    () -> events.putAll(latest.find(issues))));
        }

        IssueFacts facts(Issue issue, String slug) {
            IssueId id = issue.id();
            return IssueReading.facts(issue, slug, new Counted(counts.hourly(id),
                    counts.daily(id), tags(id), releases(id)));
        }

        private Map<String, Long> releases(IssueId issue) {
            Map<String, Long> byVersion = new LinkedHashMap<>();
            releases.getOrDefault(issue, List.of())
                    .forEach(seen -> byVersion.put(seen.name(), seen.events()));
            return byVersion;
        }

        private Map<String, List<TagShare>> tags(IssueId issue) {
            Map<String, List<TagShare>> all =
                    new LinkedHashMap<>(tags.getOrDefault(issue, Map.of()));
            put(all, "environment", environments.get(issue));
            put(all, "release", releases.get(issue));
            return all;
        }

        private static void put(
                Map<String, List<TagShare>> all, String key, @Nullable List<Seen> seen) {
            if (seen != null) {
                all.put(key, seen.stream()
                        .sorted(Comparator.comparingLong(Seen::events).reversed())
                        .map(each -> new TagShare(each.name(), each.events())).toList());
            }
        }
    }
}
