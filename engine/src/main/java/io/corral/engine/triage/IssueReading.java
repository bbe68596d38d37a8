package io.corral.engine.triage;

import io.corral.domain.event.Event;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.Bucket;
import io.corral.domain.triage.IssueFacts.TagShare;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQueries.Seen;
import io.corral.store.issue.IssueQueries.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads what is known about many issues, with as many questions for one as for ten thousand.
/// Thread-safe.
final class IssueReading {

    private static final int HOURS = 24;
    private static final int DAYS = 30;

    private final IssueQueries queries;
    private final EventTags eventTags;
    private final LatestEvents latest;

    IssueReading(IssueQueries queries, EventTags eventTags, LatestEvents latest) {
        this.queries = queries;
        this.eventTags = eventTags;
        this.latest = latest;
    }

    /// What is known about issues.
    ///
    /// @param slugs of their projects
    Map<IssueId, IssueFacts> read(
            List<Issue> issues, Function<Issue, String> slugs, Instant now) {
        if (issues.isEmpty()) {
            return Map.of();
        }
        var seen = new Told(issues, now);
        Map<IssueId, IssueFacts> facts = new HashMap<>();
        for (Issue issue : issues) {
            facts.put(issue.id(), seen.facts(issue, slugs.apply(issue)));
        }
        return facts;
    }

    /// Gives issues that did not change the counts of the hours and days before now.
    Map<IssueId, IssueFacts> recount(Map<IssueId, IssueFacts> known, Instant now) {
        var counts = new Counts(known.keySet(), now);
        Map<IssueId, IssueFacts> facts = new HashMap<>();
        known.forEach((id, each) -> facts.put(id, new IssueFacts(
                each.shortId(), each.project(), each.title(), each.culprit(), each.type(),
                each.message(), each.logged(), each.level(), each.logger(), each.substatus(),
                each.priority(), each.unhandled(), each.events(), each.users(),
                each.firstSeen(), each.lastSeen(), counts.hourly(id), counts.daily(id),
                each.tags(), each.event(), each.deploys(), each.releases())));
        return facts;
    }

    /// Events of the last 24 hours and 30 days.
    private final class Counts {
        private final Instant firstHour;
        private final Instant firstDay;
        private final Map<IssueId, List<Long>> hours;
        private final Map<IssueId, List<Long>> days;

        Counts(Set<IssueId> issues, Instant now) {
            firstHour = now.truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1, ChronoUnit.HOURS);
            firstDay = now.truncatedTo(ChronoUnit.DAYS).minus(DAYS - 1, ChronoUnit.DAYS);
            hours = queries.series(issues, new Series(firstHour, HOURS, 1, Set.of()));
            days = queries.series(issues, new Series(firstDay, DAYS, HOURS, Set.of()));
        }

        List<Bucket> hourly(IssueId issue) {
            return buckets(firstHour, Duration.ofHours(1), hours.getOrDefault(issue, List.of()));
        }

        List<Bucket> daily(IssueId issue) {
            return buckets(firstDay, Duration.ofDays(1), days.getOrDefault(issue, List.of()));
        }

        private static List<Bucket> buckets(Instant first, Duration width, List<Long> counts) {
            List<Bucket> buckets = new ArrayList<>(counts.size());
            Instant from = first;
            for (long count : counts) {
                buckets.add(new Bucket(from, count));
                from = from.plus(width);
            }
            return buckets;
        }
    }

    /// Everything the stores tell about some issues. Rows, columns and payloads are different stores
    /// and are read at the same time.
    private final class Told {
        private final Counts counts;
        private final Map<IssueId, List<Seen>> releases = new HashMap<>();
        private final Map<IssueId, List<Seen>> environments = new HashMap<>();
        private final Map<IssueId, Map<String, List<TagShare>>> tags = new HashMap<>();
        private final Map<IssueId, Event> events = new HashMap<>();

        Told(List<Issue> issues, Instant now) {
            Set<IssueId> ids = issues.stream().map(Issue::id).collect(Collectors.toSet());
            counts = new Counts(ids, now);
            Together.run(List.of(
                    () -> {
                        releases.putAll(queries.releasesOf(ids));
                        environments.putAll(queries.environmentsOf(ids));
                    },
                    () -> {
                        tags.putAll(eventTags.read(issues, now));
                        events.putAll(latest.read(issues));
                    }));
        }

        IssueFacts facts(Issue issue, String slug) {
            IssueId id = issue.id();
            var said = issue.metadata();
            var numbers = issue.numbers();
            var substatus = issue.state().substatus();
            return new IssueFacts(issue.shortId(slug).toString(), slug, said.title(),
                    said.culprit(), said.type(), said.value(), said.type() == null,
                    issue.level(), issue.logger(),
                    substatus == null ? null : substatus.wireName(),
                    issue.priority().wireName(), issue.unhandled(), numbers.events(),
                    numbers.users(), numbers.firstSeen(), numbers.lastSeen(), counts.hourly(id),
                    counts.daily(id), tags(id), events.get(id), List.of(), releases(id));
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
