package io.corral.engine.ingest;

import io.corral.domain.event.Span;
import io.corral.domain.id.EventId;
import io.corral.engine.ingest.EventRows.Source;
import io.corral.protocol.json.Json;
import io.corral.store.event.EventField;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of spans: those of a transaction share what its own row says, those that came alone say
/// everything in their attributes.
final class SpanRows {

    private static final int ATTRIBUTES_MAX = 128;

    /// Attributes that have a column under another name.
    private static final Set<String> IN_COLUMNS = Set.of(
            "sentry.op", "sentry.description", "sentry.status", "sentry.category",
            "sentry.segment.name", "sentry.segment.id", "sentry.transaction", "sentry.platform",
            "sentry.environment", "sentry.release", "sentry.dist", "sentry.sdk.name",
            "sentry.sdk.version", "sentry.replay_id", "sentry.replay.id",
            "http.request.method", "http.response.status_code", "url.full", "user.name",
            "user.ip_address");

    /// Families of attributes whose columns are filled from the attribute of the same name.
    private static final Set<String> READ_BY_NAME =
            Set.of("user.", "os.", "browser.", "device.", "app.", "http.");

    private static final String MEASUREMENTS = "measurements.";
    private static final String VITAL = "browser.web_vital.";
    private static final String VALUE = ".value";
    private static final Set<String> VITALS =
            Set.of("lcp", "fcp", "fp", "cls", "inp", "fid", "ttfb");

    private SpanRows() {}

    /// @param root span id of the transaction, null when unknown
    static EventRow child(Span span, EventRow transaction, @Nullable String root) {
        Origin origin = transaction.origin();
        return new EventRow(
                new Origin(
                        EventRowKind.SPAN, origin.project(), origin.id(), 0, span.end(),
                        origin.receivedAt(), origin.position()),
                transaction.labels(), Summary.NONE, Errors.NONE, Stack.NONE, transaction.person(),
                transaction.client(), http(span), trace(span, root, transaction.trace()),
                operation(span), attributes(span));
    }

    static EventRow alone(Span span, Source source, Instant receivedAt) {
        EventRowKind kind = span.segment() ? EventRowKind.TRANSACTION : EventRowKind.SPAN;
        var row = new EventRow(
                new Origin(kind, source.project(), eventId(span), 0, span.end(), receivedAt,
                        source.position()),
                labels(span),
                span.segment() ? summary(span) : Summary.NONE,
                Errors.NONE,
                Stack.NONE,
                person(span),
                client(span),
                http(span),
                trace(span, span.segment() ? span.spanId() : null, Trace.NONE),
                operation(span),
                attributes(span));
        return RowTags.withoutPromoted(row);
    }

    /// A segment that came alone is shown as a transaction, which has an event id; the same span
    /// gets the same one.
    private static @Nullable EventId eventId(Span span) {
        String trace = Texts.hex(span.traceId(), 32);
        String id = Texts.hex(span.spanId(), 16);
        return span.segment() && trace != null && id != null
                ? EventId.parse(trace.substring(0, 16) + id).orElse(null)
                : null;
    }

    /// The first part of the operation's name, unless an attribute says better.
    static @Nullable String category(@Nullable String op, Map<String, Object> attributes) {
        if (attributes.get("sentry.category") instanceof String category) {
            return Texts.label(category);
        }
        if (op == null) {
            return null;
        }
        int dot = op.indexOf('.');
        return dot < 0 ? op : op.substring(0, dot);
    }

    private static Labels labels(Span span) {
        String segment = text(span, "sentry.segment.name", "sentry.transaction");
        return new Labels(
                null, text(span, "sentry.platform"), text(span, "sentry.environment"),
                text(span, "sentry.release"), text(span, "sentry.dist"), null,
                text(span, "server.address", "server_name"),
                segment == null && span.segment() ? Texts.label(span.name()) : segment);
    }

    private static Summary summary(Span span) {
        String name = Texts.line(span.name());
        return new Summary(name, null, Texts.label(span.name()), null);
    }

    private static Person person(Span span) {
        String id = text(span, "user.id");
        String email = text(span, "user.email");
        String username = text(span, "user.name", "user.username");
        String address = text(span, "user.ip_address", "user.ip");
        var user = new io.corral.domain.event.User(
                id, email, username, null, address, Map.of(), Map.of());
        return new Person(
                Texts.label(user.identity()), id, email, username, address,
                text(span, "user.geo.country_code"), text(span, "user.geo.region"),
                text(span, "user.geo.city"), text(span, "user.geo.subdivision"));
    }

    private static Client client(Span span) {
        return new Client(
                text(span, "os.name"), text(span, "os.version"), text(span, "browser.name"),
                text(span, "browser.version"), text(span, "device.family"),
                text(span, "device.model"), text(span, "device.brand"), text(span, "device.name"),
                text(span, "app.id", "app.app_identifier"), text(span, "app.name", "app.app_name"),
                text(span, "app.version", "app.app_version"),
                text(span, "app.build", "app.app_build"), text(span, "sentry.sdk.name"),
                text(span, "sentry.sdk.version"));
    }

    private static Http http(Span span) {
        Object status = span.attributes().get("http.response.status_code");
        if (status == null) {
            status = span.attributes().get("http.status_code");
        }
        return new Http(
                text(span, "http.request.method", "http.method"),
                text(span, "url.full", "http.url"),
                status instanceof Number number ? (Long) number.longValue() : null,
                text(span, "http.request.header.referer"));
    }

    private static Trace trace(Span span, @Nullable String root, Trace transaction) {
        String segment = span.segmentId() == null ? root : span.segmentId();
        return new Trace(
                Texts.hex(span.traceId(), 32), Texts.hex(span.spanId(), 16),
                Texts.hex(span.parentSpanId(), 16), Texts.hex(segment, 16),
                transaction.replayId() == null
                        ? Texts.hex(text(span, "sentry.replay_id", "sentry.replay.id"), 32)
                        : transaction.replayId(),
                transaction.profileId());
    }

    private static Operation operation(Span span) {
        String op = Texts.label(span.op());
        String description = span.description() == null ? span.name() : span.description();
        return new Operation(
                span.segment(), op, Texts.line(description), Texts.line(span.name()),
                Texts.label(span.status()), category(op, span.attributes()), span.start(),
                span.durationMillis(), span.selfTimeMillis());
    }

    private static Attributes attributes(Span span) {
        var texts = new LinkedHashMap<String, String>();
        var numbers = new LinkedHashMap<String, Double>();
        var measurements = new LinkedHashMap<String, Double>();
        span.attributes().forEach((key, value) -> {
            if (hasColumn(key) || texts.size() + numbers.size() >= ATTRIBUTES_MAX) {
                return;
            }
            if (value instanceof Number number) {
                numbers.put(key, number.doubleValue());
                String measurement = measurement(key);
                if (measurement != null) {
                    measurements.put(measurement, number.doubleValue());
                }
            } else {
                String text = Texts.label(value instanceof List<?> list
                        ? Json.MAPPER.writeValueAsString(list)
                        : value.toString());
                if (text != null) {
                    texts.put(key, text);
                }
            }
        });
        return new Attributes(Map.of(), texts, numbers, measurements);
    }

    /// The measurement an attribute holds, so that it is found where transactions have theirs; null
    /// when it holds none. Names are those of Sentry's attribute conventions.
    private static @Nullable String measurement(String key) {
        if (key.startsWith(MEASUREMENTS)) {
            return key.substring(MEASUREMENTS.length());
        }
        String vital = key.startsWith(VITAL) && key.endsWith(VALUE)
                ? key.substring(VITAL.length(), Math.max(VITAL.length(),
                        key.length() - VALUE.length()))
                : key;
        return VITALS.contains(vital) ? vital : null;
    }

    private static boolean hasColumn(String key) {
        return IN_COLUMNS.contains(key)
                || (READ_BY_NAME.contains(key.substring(0, key.indexOf('.') + 1))
                        && EventField.named(key).isPresent());
    }

    private static @Nullable String text(Span span, String... keys) {
        for (String key : keys) {
            Object value = span.attributes().get(key);
            if (value != null) {
                return Texts.label(value.toString());
            }
        }
        return null;
    }
}
