package io.corral.testkit.event;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows to test with: an error of project 1 with key 7, unless said otherwise.
public final class EventRowBuilder {

    /// When rows happened that do not say otherwise.
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private EventRowKind kind = EventRowKind.ERROR;
    private ProjectId project = new ProjectId(1);
    private @Nullable EventId id = new EventId(1, 1);
    private long key = 7;
    private Instant timestamp = NOON;
    private Watermark position = new Watermark(0, 0);
    private @Nullable String level = "error";
    private @Nullable String environment;
    private @Nullable String release;
    private @Nullable String transaction;
    private @Nullable String title = "TypeError: x is undefined";
    private @Nullable String message;
    private Errors errors = Errors.NONE;
    private Stack stack = Stack.NONE;
    private Person person = Person.NONE;
    private Client client = Client.NONE;
    private Http http = Http.NONE;
    private Trace trace = Trace.NONE;
    private Operation operation = Operation.NONE;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, Double> measurements = new LinkedHashMap<>();

    private EventRowBuilder() {}

    /// A row with the defaults.
    public static EventRowBuilder aRow() {
        return new EventRowBuilder();
    }

    /// A finished request of so many milliseconds.
    public static EventRowBuilder aTransaction(String name, double durationMillis) {
        return aRow().ofKind(EventRowKind.TRANSACTION)
                .withKey(0)
                .withTransaction(name)
                .withOperation("http.server", "ok", durationMillis);
    }

    public EventRowBuilder ofKind(EventRowKind value) {
        kind = value;
        return this;
    }

    public EventRowBuilder inProject(long value) {
        project = new ProjectId(value);
        return this;
    }

    /// Brought by the queue entry with this sequence.
    public EventRowBuilder from(long sequence) {
        position = new Watermark(0, sequence);
        return this;
    }

    /// The event's id is this number.
    public EventRowBuilder withId(long value) {
        id = new EventId(value, value);
        return this;
    }

    public EventRowBuilder withoutId() {
        id = null;
        return this;
    }

    public EventRowBuilder withKey(long value) {
        key = value;
        return this;
    }

    public EventRowBuilder at(Instant value) {
        timestamp = value;
        return this;
    }

    public EventRowBuilder withLevel(@Nullable String value) {
        level = value;
        return this;
    }

    public EventRowBuilder inEnvironment(@Nullable String value) {
        environment = value;
        return this;
    }

    public EventRowBuilder inRelease(@Nullable String value) {
        release = value;
        return this;
    }

    public EventRowBuilder withTransaction(@Nullable String value) {
        transaction = value;
        return this;
    }

    public EventRowBuilder withTitle(@Nullable String value) {
        title = value;
        return this;
    }

    public EventRowBuilder withMessage(@Nullable String value) {
        message = value;
        return this;
    }

    public EventRowBuilder withErrors(Errors value) {
        errors = value;
        return this;
    }

    public EventRowBuilder withStack(Stack value) {
        stack = value;
        return this;
    }

    /// A user known by an id.
    public EventRowBuilder byUser(String userId) {
        person = new Person("id:" + userId, userId, null, null, null, null, null, null, null);
        return this;
    }

    public EventRowBuilder withClient(Client value) {
        client = value;
        return this;
    }

    public EventRowBuilder withHttp(Http value) {
        http = value;
        return this;
    }

    public EventRowBuilder withTrace(Trace value) {
        trace = value;
        return this;
    }

    /// A timed operation that ended at the row's timestamp.
    public EventRowBuilder withOperation(
            @Nullable String op, @Nullable String status, double durationMillis) {
        operation = new Operation(
                kind == EventRowKind.TRANSACTION, op, null, null, status, null,
                timestamp.minusMillis((long) durationMillis), durationMillis, null);
        return this;
    }

    public EventRowBuilder withTag(String name, String value) {
        tags.put(name, value);
        return this;
    }

    public EventRowBuilder withText(String name, String value) {
        texts.put(name, value);
        return this;
    }

    public EventRowBuilder withNumber(String name, double value) {
        numbers.put(name, value);
        return this;
    }

    public EventRowBuilder withMeasurement(String name, double value) {
        measurements.put(name, value);
        return this;
    }

    /// A stack of frames that only have a file name.
    public static Stack stackOf(String... filenames) {
        return new Stack(
                List.of(filenames), List.of(), List.of(), List.of(), List.of(), List.of(true));
    }

    public EventRow build() {
        return new EventRow(
                new Origin(kind, project, id, key, timestamp, timestamp, position),
                new Labels(
                        level, "javascript", environment, release, null, null, null,
                        transaction),
                new Summary(title, message, null, null), errors, stack, person, client, http,
                trace, operation, new Attributes(tags, texts, numbers, measurements));
    }
}
