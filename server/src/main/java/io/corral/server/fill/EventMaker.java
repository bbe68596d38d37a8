package io.corral.server.fill;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueCategory;
import io.corral.server.fill.Cast.Bug;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.Watermark;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Attributes;
import io.corral.store.event.EventRow.Client;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRow.Http;
import io.corral.store.event.EventRow.Labels;
import io.corral.store.event.EventRow.Operation;
import io.corral.store.event.EventRow.Origin;
import io.corral.store.event.EventRow.Person;
import io.corral.store.event.EventRow.Stack;
import io.corral.store.event.EventRow.Summary;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.EventRowKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Makes errors and transactions as they stand in the stores. For one thread.
final class EventMaker {

    private static final String PLATFORM = "python";
    private static final long RECEIVED_AFTER_MILLIS = 400;

    private final Cast cast;
    private final SplittableRandom random;

    EventMaker(Cast cast, long seed) {
        this.cast = cast;
        this.random = new SplittableRandom(seed);
    }

    /// An event for the stores.
    ///
    /// @param grouped null for a transaction
    record Made(EventRow row, @Nullable GroupedEvent grouped) {}

    /// When an event happens.
    ///
    /// @param number of the event, from 1
    /// @param share of the whole time that has passed, 0 to 1
    record Moment(long number, Instant at, double share) {

        /// Each event is an entry of the queue of its own.
        Watermark position() {
            return new Watermark(0, number);
        }
    }

    /// An error of a bug.
    Made error(Moment moment, Bug bug) {
        EventId id = Cast.eventId(moment.number());
        int user = Cast.user(random);
        Metadata metadata = bug.metadata();
        String release = Cast.release(random, moment.share());
        String environment = Cast.environment(random);
        Instant received = moment.at().plusMillis(RECEIVED_AFTER_MILLIS);
        boolean handled = bug.number() % 3 == 0;
        var row = new EventRow(
                new Origin(EventRowKind.ERROR, bug.project(), id, bug.key(), moment.at(), received,
                        moment.position()),
                labels(bug.level(), environment, release, metadata.culprit()),
                new Summary(metadata.title(), null, metadata.culprit(), metadata.location()),
                new Errors(texts(metadata.type()), texts(metadata.value()), List.of(handled),
                        List.of("generic"), List.of()),
                bug.stack(), person(user), client(), http(metadata.culprit()), trace(),
                Operation.NONE, new Attributes(tags(user), Map.of(), Map.of(), Map.of()));
        return new Made(row, new GroupedEvent(bug.project(), id, bug.key(), 1,
                IssueCategory.ERROR, moment.at(), received, bug.level(), PLATFORM, metadata, null,
                release, environment, Cast.mixed(user), handled));
    }

    /// A request that was timed; some fail.
    Made transaction(Moment moment) {
        String name = cast.transaction(random);
        int user = Cast.user(random);
        double millis = 5 * Math.exp(3 * random.nextDouble());
        Instant start = moment.at().minus(Duration.ofNanos((long) (millis * 1e6)));
        String status = random.nextInt(50) == 0 ? "internal_error" : "ok";
        var row = new EventRow(
                new Origin(EventRowKind.TRANSACTION,
                        cast.projects().get(random.nextInt(cast.projects().size())),
                        Cast.eventId(moment.number()), 0, moment.at(),
                        moment.at().plusMillis(RECEIVED_AFTER_MILLIS), moment.position()),
                labels(Level.INFO, Cast.environment(random),
                        Cast.release(random, moment.share()), name),
                new Summary(name, null, name, null), Errors.NONE, Stack.NONE, person(user),
                client(), http(name), trace(),
                new Operation(true, "http.server", name, name, status, "http", start, millis,
                        millis / 3),
                new Attributes(tags(user), Map.of(), Map.of(), Map.of()));
        return new Made(row, null);
    }

    /// The body of an error, for its page.
    static Payload payload(GroupedEvent event, Watermark position) {
        Metadata metadata = event.metadata();
        String json = """
                {"event_id":"%s","timestamp":"%s","platform":"%s","level":"%s","release":"%s",\
                "environment":"%s","transaction":"%s","user":{"id":"%d"},\
                "exception":{"values":[{"type":"%s","value":"%s","stacktrace":{"frames":[\
                {"filename":"wsgi/handlers.py","function":"get_response","lineno":42},\
                {"filename":"shop/views.py","function":"dispatch","lineno":117,"in_app":true},\
                {"filename":"%s","function":"%s","lineno":%d,"in_app":true,\
                "context_line":"        return self.%s(request)"}]}}]},\
                "breadcrumbs":{"values":[{"category":"http","message":"GET /","level":"info"}]},\
                "contexts":{"runtime":{"name":"CPython","version":"3.12.1"}}}"""
                .formatted(event.eventId(), event.timestamp(), PLATFORM,
                        event.level().wireName(), event.release(), event.environment(),
                        metadata.culprit(), event.userHash(), metadata.type(), metadata.value(),
                        metadata.filename(), metadata.function(), event.key() & 0xff,
                        metadata.function());
        return new Payload(event.project(), event.eventId(), position,
                new Circumstances("event", event.receivedAt(), null, null, null, null),
                json.getBytes(StandardCharsets.UTF_8), event.key(), GroupingVersion.FIRST);
    }

    private Labels labels(
            Level level, String environment, String release, @Nullable String transaction) {
        return new Labels(level.wireName(), PLATFORM, environment, release, null, null,
                "web-" + random.nextInt(20), transaction);
    }

    private static List<String> texts(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }

    private static Person person(int user) {
        return new Person("id:" + user, Integer.toString(user), null, null,
                "203.0.113." + user % 250, "DE", null, null, null);
    }

    private Client client() {
        return new Client("Linux", "6.1", "Chrome", "1" + random.nextInt(20, 40), null, null, null,
                null, null, null, null, null, "sentry.python", "2.40.0");
    }

    private static Http http(@Nullable String path) {
        return new Http("GET", "https://shop.example.com" + path, null, null);
    }

    private Trace trace() {
        HexFormat hex = HexFormat.of();
        return new Trace(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()),
                hex.toHexDigits(random.nextLong()), null, null, null, null);
    }

    private Map<String, String> tags(int user) {
        return Map.of("tenant", "t" + user % 1000, "region", "eu-" + user % 6,
                "feature", "f" + Cast.ranked(random, 20), "shard", "s" + random.nextInt(16));
    }
}
