package io.corral.protocol.event;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Level;
import io.corral.domain.event.Message;
import io.corral.domain.id.EventId;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import io.corral.protocol.span.SpanReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the tree of an error, message, transaction or feedback, in every SDK's spelling
/// (Sentry docs "Event Payloads"). Never throws for what the tree holds.
public final class EventReader {

    private final ObjectNode json;
    private final ReadContext context;
    private final Notes notes = new Notes();
    private final Attributes attributes = new Attributes(notes);
    private final EventDraft draft;

    private EventReader(ObjectNode json, ReadContext context) {
        this.json = json;
        this.context = context;
        this.draft = new EventDraft(id());
    }

    /// Reads one event. The tree is not changed.
    public static EventRead read(ObjectNode json, ReadContext context) {
        return new EventReader(json, context).read();
    }

    /// Corrects times of a client by the drift of its clock, as it is done for events.
    ///
    /// @param sentAt the client's clock when it sent; null when not told
    public static UnaryOperator<Instant> clock(Instant receivedAt, @Nullable Instant sentAt) {
        return new EventClock(receivedAt, sentAt, new Notes())::shifted;
    }

    private EventRead read() {
        var clock = new EventClock(context.receivedAt(), context.sentAt(), notes);
        readWords();
        readCrash();
        readSurroundings(clock);
        readReport();
        draft.kind(kind());
        draft.level(level());
        Instant start = JsonNodes.instant(JsonNodes.present(json, "start_timestamp"));
        boolean transaction = draft.kind() == EventKind.TRANSACTION;
        clock.set(draft, timestamp(), transaction ? start : null, notes);
        InvalidReason missing = switch (draft.kind()) {
            case TRANSACTION -> readTransaction(clock);
            case FEEDBACK -> readFeedback();
            case ERROR, DEFAULT, CSP, HPKP, EXPECT_CT, EXPECT_STAPLE -> null;
        };
        readSentErrors();
        draft.errors(notes.errors());
        return missing == null ? new EventRead.Read(draft) : new EventRead.Rejected(missing);
    }

    private EventId id() {
        EventId header = context.headerId();
        if (header != null) {
            return header;
        }
        JsonNode node = JsonNodes.present(json, "event_id");
        if (node == null) {
            return context.fallbackId();
        }
        return EventId.parse(node.asString("")).orElseGet(() -> {
            notes.invalid("event_id", node, "expected a UUID");
            return context.fallbackId();
        });
    }

    private void readWords() {
        draft.platform(platform())
                .logger(text("logger", EventBounds.HOST_LENGTH_MAX))
                .transaction(transactionName())
                .serverName(text("server_name", EventBounds.HOST_LENGTH_MAX))
                .release(stripped(text("release", EventBounds.RELEASE_LENGTH_MAX)))
                .dist(stripped(text("dist", EventBounds.WORD_LENGTH_MAX)))
                .environment(stripped(text("environment", EventBounds.WORD_LENGTH_MAX)))
                .checksum(text("checksum", EventBounds.TAG_VALUE_LENGTH_MAX))
                .fingerprint(fingerprint())
                .message(new MessageReader(attributes).read(json));
    }

    private void readCrash() {
        var reader = new ExceptionReader(attributes);
        JsonNode exception = JsonNodes.present(json, "exception");
        JsonNode stack = JsonNodes.present(json, "stacktrace");
        draft.exceptions(reader.exceptions(
                exception != null ? exception : json.get("sentry.interfaces.Exception")))
                .threads(reader.threads(json.get("threads")))
                .stackTrace(StackReader.read(
                        stack != null ? stack : json.get("sentry.interfaces.Stacktrace"),
                        "stacktrace", notes));
        if (json.get("template") instanceof ObjectNode template && draft.stackTrace() == null) {
            draft.stackTrace(StackReader.read(
                    json.arrayNode().add(template), "template", notes));
        }
    }

    private void readSurroundings(EventClock clock) {
        var reader = new ContextReader(attributes);
        ObjectNode contexts = attributes.object(json, "contexts");
        ObjectNode extra = attributes.object(json, "extra");
        JsonNode breadcrumbs = JsonNodes.present(json, "breadcrumbs");
        draft.breadcrumbs(BreadcrumbReader.read(
                breadcrumbs != null ? breadcrumbs : json.get("sentry.interfaces.Breadcrumbs"),
                attributes, clock))
                .request(new RequestReader(attributes).read(json))
                .user(new UserReader(attributes, context.clientAddress()).read(json))
                .tags(new TagReader(attributes).read(json.get("tags")))
                .contexts(reader.contexts(contexts))
                .trace(reader.trace(contexts))
                .sdk(reader.sdk(json))
                .modules(reader.modules(json))
                .debugImages(reader.debugImages(json));
        if (extra != null) {
            draft.extra().putAll(Values.map(extra));
        }
    }

    /// Reads what only transactions have; what is missing, or null.
    private @Nullable InvalidReason readTransaction(EventClock clock) {
        draft.measurements(new ContextReader(attributes).measurements(json));
        if (draft.start() == null || draft.trace() == null) {
            return InvalidReason.MISSING_FIELD;
        }
        if (json.get("spans") instanceof ArrayNode spans) {
            if (spans.size() > EventBounds.SPANS_MAX) {
                notes.tooLong("spans", "at most " + EventBounds.SPANS_MAX + " spans");
            }
            draft.spans(SpanReader.children(spans, EventBounds.SPANS_MAX, draft.trace(),
                    clock::shifted));
        }
        return null;
    }

    /// The text of a feedback is its message; what is missing, or null.
    private @Nullable InvalidReason readFeedback() {
        Map<String, @Nullable Object> feedback = draft.contexts().get("feedback");
        if (feedback == null || !(feedback.get("message") instanceof String text)
                || text.isBlank()) {
            return InvalidReason.MISSING_FIELD;
        }
        if (text.length() > EventBounds.FEEDBACK_LENGTH_MAX) {
            notes.tooLong("contexts.feedback.message",
                    "at most " + EventBounds.FEEDBACK_LENGTH_MAX + " characters");
        }
        draft.message(new Message(
                null, BoundedText.cut(text, EventBounds.FEEDBACK_LENGTH_MAX), List.of()));
        return null;
    }

    /// Reports of browsers that come as events carry their body under the name of their kind.
    private void readReport() {
        SecurityReport report =
                draft.exceptions().isEmpty() ? SecurityReport.inEvent(json) : null;
        if (report == null || context.kind() == EventKind.FEEDBACK) {
            return;
        }
        draft.kind(report.kind()).security(report.fields());
        if (draft.message() == null) {
            draft.message(new Message(null, report.message(), List.of()));
        }
    }

    /// A message stays one although newer SDKs send its stack as an exception without a type.
    private EventKind kind() {
        if (context.kind() == EventKind.TRANSACTION || context.kind() == EventKind.FEEDBACK) {
            return context.kind();
        }
        if (json.path("type").asString("").equals("transaction")) {
            return EventKind.TRANSACTION;
        }
        if (!draft.security().isEmpty()) {
            return draft.kind();
        }
        boolean synthetic = draft.message() != null;
        for (ExceptionValue exception : draft.exceptions()) {
            synthetic &= exception.type() == null && exception.mechanism() != null
                    && exception.mechanism().synthetic();
        }
        return draft.exceptions().isEmpty() || synthetic ? EventKind.DEFAULT : EventKind.ERROR;
    }

    private Level level() {
        JsonNode node = JsonNodes.present(json, "level");
        boolean calm = switch (draft.kind()) {
            case TRANSACTION, FEEDBACK -> true;
            case ERROR, DEFAULT, CSP, HPKP, EXPECT_CT, EXPECT_STAPLE -> false;
        };
        Level usual = calm ? Level.INFO : Level.ERROR;
        if (node == null) {
            return usual;
        }
        Integer number = node.isString() ? null : JsonNodes.integer(node);
        Level level = number != null
                ? ofNumber(number)
                : Level.parse(node.asString("").strip()).orElse(null);
        if (level == null) {
            notes.invalid("level", node, "expected a level");
        }
        return level == null ? usual : level;
    }

    /// Python's logging numbers, which its old SDK sent.
    private static Level ofNumber(int number) {
        if (number >= 50) {
            return Level.FATAL;
        }
        if (number >= 40) {
            return Level.ERROR;
        }
        if (number >= 30) {
            return Level.WARNING;
        }
        return number >= 20 ? Level.INFO : Level.DEBUG;
    }

    private @Nullable Instant timestamp() {
        JsonNode node = JsonNodes.present(json, "timestamp");
        if (node == null) {
            return null;
        }
        Instant time = JsonNodes.instant(node);
        if (time == null) {
            notes.invalid("timestamp", node, "expected seconds or ISO 8601");
        }
        return time;
    }

    private String platform() {
        String word = text("platform", EventBounds.WORD_LENGTH_MAX);
        return word == null ? "other" : word.strip().toLowerCase(Locale.ROOT);
    }

    private @Nullable String transactionName() {
        String name = text("transaction", EventBounds.TRANSACTION_LENGTH_MAX);
        return name != null ? name : text("culprit", EventBounds.TRANSACTION_LENGTH_MAX);
    }

    private List<String> fingerprint() {
        JsonNode node = JsonNodes.present(json, "fingerprint");
        var fingerprint = new ArrayList<String>();
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < Math.min(array.size(), EventBounds.FINGERPRINT_MAX); i++) {
                addPart(fingerprint, array.path(i));
            }
        } else if (node != null) {
            notes.invalid("fingerprint", node, "expected a list");
            addPart(fingerprint, node);
        }
        return fingerprint;
    }

    private static void addPart(List<String> fingerprint, JsonNode part) {
        String text = Attributes.quick(part, EventBounds.NAME_LENGTH_MAX);
        if (text != null) {
            fingerprint.add(text);
        }
    }

    /// What the SDK itself had to leave out (`errors` of the payload).
    private void readSentErrors() {
        if (!(json.get("errors") instanceof ArrayNode errors)) {
            return;
        }
        for (int i = 0; i < Math.min(errors.size(), EventBounds.NOTES_MAX); i++) {
            JsonNode error = errors.path(i);
            String type = JsonNodes.text(error, "type");
            if (type != null) {
                notes.add(BoundedText.cut(type, EventBounds.WORD_LENGTH_MAX),
                        Attributes.quick(error.path("name"), EventBounds.NAME_LENGTH_MAX),
                        Attributes.quick(error.path("value"), EventBounds.NOTE_VALUE_LENGTH_MAX),
                        null);
            }
        }
    }

    private @Nullable String text(String name, int lengthMax) {
        return attributes.text(json, "", name, lengthMax);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }
}
