package io.corral.engine.search;

import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.engine.search.SearchColumn.Shown;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.FirstOf;
import io.corral.store.event.EventExpression.Measurement;
import io.corral.store.event.EventExpression.NumberAttribute;
import io.corral.store.event.EventExpression.Tag;
import io.corral.store.event.EventExpression.TextAttribute;
import io.corral.store.event.EventExpression.TimeBucket;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.PromotedTag;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What names mean: fields by every name Sentry has for them, tags, attributes, measurements. A
/// name that is nothing else is a tag.
final class FieldNames {

    /// Begins the names of measurements.
    static final String MEASUREMENTS = "measurements.";

    /// Further names of fields; where data sets differ, see `ofSpans` and `ofEvents`.
    private static final Map<String, EventField> OTHER_NAMES = Map.ofEntries(
            Map.entry("type", EventField.KIND),
            Map.entry("project_id", EventField.PROJECT),
            Map.entry("event_id", EventField.ID),
            Map.entry("event.id", EventField.ID),
            Map.entry("transaction.event_id", EventField.ID),
            Map.entry("event.timestamp", EventField.TIMESTAMP),
            Map.entry("date", EventField.TIMESTAMP),
            Map.entry("precise.finish_ts", EventField.TIMESTAMP),
            Map.entry("timestamp.received", EventField.RECEIVED),
            Map.entry("url", EventField.HTTP_URL),
            Map.entry("request.method", EventField.HTTP_METHOD),
            Map.entry("transaction.method", EventField.HTTP_METHOD),
            Map.entry("http.response.status_code", EventField.HTTP_STATUS_CODE),
            Map.entry("span.status_code", EventField.HTTP_STATUS_CODE),
            Map.entry("user.ip_address", EventField.USER_IP),
            Map.entry("trace_id", EventField.TRACE),
            Map.entry("trace.span", EventField.SPAN_ID),
            Map.entry("trace.parent_span", EventField.PARENT_SPAN),
            Map.entry("parent_span_id", EventField.PARENT_SPAN),
            Map.entry("transaction.span_id", EventField.SEGMENT_ID),
            Map.entry("replayId", EventField.REPLAY_ID),
            Map.entry("replay.id", EventField.REPLAY_ID),
            Map.entry("profile_id", EventField.PROFILE_ID),
            Map.entry("transaction.op", EventField.SPAN_OP),
            Map.entry("transaction.status", EventField.SPAN_STATUS),
            Map.entry("transaction.duration", EventField.SPAN_DURATION),
            Map.entry("is_transaction", EventField.IS_SEGMENT),
            Map.entry("start_timestamp", EventField.SPAN_START),
            Map.entry("sentry.op", EventField.SPAN_OP),
            Map.entry("sentry.description", EventField.SPAN_DESCRIPTION),
            Map.entry("sentry.status", EventField.SPAN_STATUS),
            Map.entry("sentry.category", EventField.SPAN_CATEGORY),
            Map.entry("sentry.segment.name", EventField.TRANSACTION),
            Map.entry("sentry.segment.id", EventField.SEGMENT_ID),
            Map.entry("sentry.transaction", EventField.TRANSACTION),
            Map.entry("sentry.platform", EventField.PLATFORM),
            Map.entry("sentry.environment", EventField.ENVIRONMENT),
            Map.entry("sentry.release", EventField.RELEASE),
            Map.entry("sentry.dist", EventField.DIST),
            Map.entry("sentry.sdk.name", EventField.SDK_NAME),
            Map.entry("sentry.sdk.version", EventField.SDK_VERSION),
            Map.entry("sentry.replay_id", EventField.REPLAY_ID),
            Map.entry("sentry.replay.id", EventField.REPLAY_ID),
            Map.entry("http.request.method", EventField.HTTP_METHOD),
            Map.entry("url.full", EventField.HTTP_URL),
            Map.entry("user.name", EventField.USER_USERNAME));

    /// Beginnings of names of context values.
    private static final Set<String> CONTEXTS = Set.of("os.", "browser.", "device.", "app.");

    /// Measurements that are durations; others are numbers.
    private static final Set<String> DURATIONS = Set.of(
            "fp", "fcp", "lcp", "fid", "inp", "ttfb", "ttfb.requesttime", "app_start_cold",
            "app_start_warm", "time_to_initial_display", "time_to_full_display",
            "stall_longest_time", "stall_total_time");
    private static final Set<String> SHARES = Set.of(
            "frames_slow_rate", "frames_frozen_rate", "stall_percentage");

    /// Attributes and context values that are a number of bytes.
    private static final Set<String> SIZES = Set.of(
            "http.response_content_length", "http.decoded_response_content_length",
            "http.response_transfer_size", "http.request_content_length",
            "http.response.body.size", "http.request.body.size", "cache.item_size",
            "messaging.message.body.size", "device.memory_size", "device.storage_size",
            "device.external_storage_size");

    private static final Set<String> TAG_TYPES = Set.of("string", "number", "boolean");

    private final Dataset dataset;

    FieldNames(Dataset dataset) {
        this.dataset = dataset;
    }

    /// The meaning of a key that is no function.
    SearchColumn column(SearchKey key, String name) {
        return switch (key) {
            case SearchKey.Named(var named) -> named(named, name);
            case SearchKey.Tag(var tag, var type) when "number".equals(type) ->
                SearchColumn.of(name, new NumberAttribute(tag));
            case SearchKey.Tag(var tag, var type) -> {
                if (type != null && !TAG_TYPES.contains(type)) {
                    throw new SearchMistake(
                            "A tag is a string, number or boolean, found " + name);
                }
                yield SearchColumn.of(name, attribute(tag));
            }
            case SearchKey.Call(var function, _) ->
                throw new SearchMistake(function + "() does not fit here");
        };
    }

    private SearchColumn named(String key, String name) {
        return switch (key) {
            case "project", "project.name" -> new SearchColumn(
                    name, new Field(EventField.PROJECT), Shown.PROJECT_SLUG, ValueType.STRING,
                    null);
            case "issue" -> new SearchColumn(
                    name, new EventExpression.Issue(), Shown.SHORT_ID, ValueType.STRING, null);
            case "issue.id", "issue_id", "group_id" ->
                SearchColumn.of(name, new EventExpression.Issue());
            case "error.unhandled" -> SearchColumn.of(name, new EventExpression.Holds(
                    new EventPredicate.Compare(new Field(EventField.ERROR_HANDLED),
                            SearchOperator.EQUAL, false)));
            case "user.display" -> SearchColumn.of(name, userDisplay());
            case "message" -> SearchColumn.of(name, message());
            case "timestamp.to_hour" ->
                SearchColumn.of(name, new TimeBucket(Duration.ofHours(1)));
            case "timestamp.to_day" -> SearchColumn.of(name, new TimeBucket(Duration.ofDays(1)));
            case "id", "span_id", "description", "name" -> ofDataset(key, name);
            case "sentry.item_id" -> SearchColumn.of(name, EventField.ID);
            case "severity" -> dataset == Dataset.LOGS
                    ? SearchColumn.of(name, EventField.LEVEL)
                    : field(key, name);
            case "severity_number", "timestamp_precise" -> dataset == Dataset.LOGS
                    ? SearchColumn.of(name, new NumberAttribute(key))
                    : field(key, name);
            case "value" -> dataset == Dataset.METRICS
                    ? SearchColumn.of(name, new NumberAttribute(key))
                    : field(key, name);
            default -> field(key, name);
        };
    }

    /// Names that mean the row itself: spans have them as fields, for events some are tags.
    private SearchColumn ofDataset(String key, String name) {
        boolean spans = dataset == Dataset.SPANS;
        return switch (key) {
            case "id" -> SearchColumn.of(name, spans ? EventField.SPAN_ID : EventField.ID);
            case "span_id" -> SearchColumn.of(name, EventField.SPAN_ID);
            case "description" -> spans
                    ? SearchColumn.of(name, EventField.SPAN_DESCRIPTION)
                    : SearchColumn.of(name, tag(key));
            default -> spans
                    ? SearchColumn.of(name, EventField.SPAN_NAME)
                    : SearchColumn.of(name, tag(key));
        };
    }

    private SearchColumn field(String key, String name) {
        EventField field = OTHER_NAMES.get(key);
        if (field == null) {
            field = EventField.named(key).orElse(null);
        }
        if (field != null && field != EventField.KEY) {
            return SearchColumn.of(name, field);
        }
        if (key.startsWith(MEASUREMENTS)) {
            return measurement(key.substring(MEASUREMENTS.length()), name);
        }
        return SIZES.contains(key)
                ? SearchColumn.of(name, new NumberAttribute(key), ValueType.SIZE, "byte")
                : SearchColumn.of(name, attribute(key));
    }

    private static SearchColumn measurement(String measurement, String name) {
        var expression = new Measurement(measurement);
        if (SHARES.contains(measurement)) {
            return SearchColumn.of(name, expression, ValueType.PERCENTAGE, null);
        }
        return DURATIONS.contains(measurement)
                ? SearchColumn.of(name, expression, ValueType.DURATION, "millisecond")
                : SearchColumn.of(name, expression, ValueType.NUMBER, null);
    }

    /// What events say of a person, best first.
    private static EventExpression userDisplay() {
        return new FirstOf(List.of(
                new Field(EventField.USER_EMAIL), new Field(EventField.USER_USERNAME),
                new Field(EventField.USER_ID), new Field(EventField.USER_IP)));
    }

    /// Events without a message of their own are called by their title.
    static EventExpression message() {
        return new FirstOf(List.of(
                new Field(EventField.MESSAGE), new Field(EventField.TITLE)));
    }

    /// What an SDK calls a tag on a transaction, a newer one calls an attribute of the segment:
    /// one question finds both.
    private EventExpression attribute(String key) {
        boolean isContext = CONTEXTS.stream().anyMatch(key::startsWith);
        EventExpression tag = tag(key);
        if (!isContext && !dataset.isTimed() && dataset != Dataset.DISCOVER) {
            return tag;
        }
        return new FirstOf(dataset == Dataset.SPANS || isContext
                ? List.of(new TextAttribute(key), new NumberAttribute(key), tag)
                : List.of(tag, new TextAttribute(key), new NumberAttribute(key)));
    }

    /// Whether a name is one of a field, so that it is no tag.
    static boolean isField(String name) {
        return names().contains(name) || name.startsWith(MEASUREMENTS)
                || CONTEXTS.stream().anyMatch(name::startsWith);
    }

    /// All names of fields, in no order.
    static Set<String> names() {
        var names = new HashSet<>(OTHER_NAMES.keySet());
        names.addAll(Set.of("project", "project.name", "issue", "issue.id", "user.display",
                "message", "timestamp.to_hour", "timestamp.to_day", "error.unhandled", "release"));
        for (EventField field : EventField.values()) {
            names.add(field.wireName());
        }
        names.remove(EventField.KEY.wireName());
        return names;
    }

    static EventExpression tag(String key) {
        return PromotedTag.field(key).<EventExpression>map(Field::new)
                .orElseGet(() -> new Tag(key));
    }
}
