package io.corral.server.rest.triage;

import io.corral.domain.event.Event;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.ProjectId;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.IssueFacts.Bucket;
import io.corral.domain.triage.IssueFacts.TagShare;
import io.corral.domain.triage.ProductContext;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageInput.Deploy;
import io.corral.domain.triage.TriageInput.ReleaseFacts;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.engine.symbolicate.Symbolicator;
import io.corral.protocol.Slice;
import io.corral.protocol.event.EventJson;
import io.corral.sample.BugKind;
import io.corral.sample.SampleEvent;
import io.corral.sample.friday.FridayDeploy;
import io.corral.sample.friday.FridayReleases;
import io.corral.sample.friday.FridayReleases.ShopRelease;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.testkit.memory.MemoryRuleSetStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The open issues of the demo's weekend as triage sees them, named by their true bugs: what the
/// team ignores is not among them.
final class FridayIssues {

    static final Instant NOW = Instant.parse("2026-11-22T22:30:00Z");

    private final Assembly assembly = new Assembly(new Normalizer(new ClientNames()),
            Symbolicator.NONE, new GroupingConfigs(new MemoryRuleSetStore(), Clock.systemUTC()));
    private final Map<String, List<SampleEvent>> byBug;
    private final Set<String> origins = new TreeSet<>();

    FridayIssues(long seed) {
        byBug = FridayDeploy.endingAt(NOW, seed).events().stream()
                .filter(event -> event.truth().kind() != BugKind.KNOWN)
                .collect(Collectors.groupingBy(event -> event.truth().bug(), LinkedHashMap::new,
                        Collectors.toList()));
    }

    /// Kinds of the bugs.
    Map<String, BugKind> kinds() {
        Map<String, BugKind> kinds = new HashMap<>();
        byBug.forEach((bug, events) -> kinds.put(bug, events.getFirst().truth().kind()));
        return kinds;
    }

    /// What requests came to; known after the input was made.
    Set<String> origins() {
        return origins;
    }

    TriageInput input() {
        List<ReleaseFacts> releases = FridayReleases.endingAt(NOW).stream()
                .map(FridayIssues::release).toList();
        List<IssueFacts> issues = new ArrayList<>();
        byBug.forEach((bug, events) -> issues.add(facts(
                bug, events.getFirst().project(), events.stream().map(this::read).toList())));
        return new TriageInput(NOW, ProductContext.NONE, Map.of(), releases, issues);
    }

    private static ReleaseFacts release(ShopRelease release) {
        return new ReleaseFacts(release.version(), List.of(release.project()),
                release.released(), List.of(new Deploy(
                        release.version(), release.environment(), release.released())),
                List.of());
    }

    private Event read(SampleEvent event) {
        Slice payload = Slice.of(event.payload().getBytes(StandardCharsets.UTF_8));
        var circumstances = new Circumstances(
                "event", event.timestamp(), null, "203.0.113.7", null, null);
        if (EventJson.parse(payload) instanceof EventJson.Parsed.Tree(var json)
                && assembly.assemble(new ProjectId(1), json, event.id(), circumstances,
                        GroupingConfig.DEFAULT) instanceof Assembly.Assembled.Whole(var whole)) {
            return whole;
        }
        throw new IllegalStateException("a sample event is not read: " + event.id());
    }

    private IssueFacts facts(String bug, String project, List<Event> events) {
        Event first = events.getFirst();
        Event last = events.getLast();
        Optional.ofNullable(last.request()).map(request -> request.url())
                .ifPresent(url -> origins.add(origin(url)));
        boolean unhandled = events.stream().flatMap(event -> event.exceptions().stream())
                .map(exception -> exception.mechanism())
                .anyMatch(how -> how != null && Boolean.FALSE.equals(how.handled()));
        long users = events.stream().map(Event::user).filter(user -> user != null)
                .map(user -> user.identity()).distinct().count();
        Map<String, Long> releases = counts(events.stream().map(Event::release)
                .filter(version -> version != null).toList());
        var said = last.metadata();
        return new IssueFacts(bug, project, said.title(), said.culprit(), said.type(),
                said.value(), said.type() == null, last.level(), last.logger(), "new", "medium",
                unhandled, events.size(), users, first.timestamp(), last.timestamp(),
                buckets(events, Duration.ofHours(1), 24), buckets(events, Duration.ofDays(1), 30),
                tags(events), last, List.of(), releases);
    }

    private static String origin(String url) {
        int end = url.indexOf('/', url.indexOf("://") + 3);
        return end < 0 ? url : url.substring(0, end);
    }

    private static List<Bucket> buckets(List<Event> events, Duration width, int count) {
        ChronoUnit unit = width.toHours() == 1 ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        Instant last = NOW.truncatedTo(unit);
        return IntStream.range(0, count)
                .mapToObj(i -> last.minus(width.multipliedBy(count - 1L - i)))
                .map(from -> new Bucket(from, events.stream()
                        .filter(event -> event.timestamp().truncatedTo(unit).equals(from))
                        .count()))
                .toList();
    }

    private static Map<String, List<TagShare>> tags(List<Event> events) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Event event : events) {
            event.tags().forEach((key, value) -> values
                    .computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
            if (event.environment() != null) {
                values.computeIfAbsent("environment", _ -> new ArrayList<>())
                        .add(event.environment());
            }
        }
        Map<String, List<TagShare>> shares = new LinkedHashMap<>();
        values.forEach((key, all) -> shares.put(key, counts(all).entrySet().stream()
                .map(each -> new TagShare(each.getKey(), each.getValue()))
                .sorted((a, b) -> Long.compare(b.events(), a.events())).toList()));
        return shares;
    }

    private static Map<String, Long> counts(List<String> values) {
        return values.stream().collect(Collectors.groupingBy(
                value -> value, LinkedHashMap::new, Collectors.counting()));
    }
}
