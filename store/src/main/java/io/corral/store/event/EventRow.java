package io.corral.store.event;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is searchable of one event, transaction or span. A transaction is the row of its root span;
/// its other spans are rows of their own. Texts that are absent are null, never empty.
public record EventRow(
        Origin origin,
        Labels labels,
        Summary summary,
        Errors errors,
        Stack stack,
        Person person,
        Client client,
        Http http,
        Trace trace,
        Operation operation,
        Attributes attributes) {

    /// Lists hold at most this many values.
    public static final int LIST_MAX = 64;

    /// Where the row belongs.
    ///
    /// @param id of the event, or of the transaction a span came with; null for spans that came
    ///     alone
    /// @param key primary grouping key; 0 for transactions and spans
    /// @param timestamp when it happened; the end of a transaction or span
    /// @param position of the queue entry that brought it
    public record Origin(
            EventRowKind kind,
            ProjectId project,
            @Nullable EventId id,
            long key,
            Instant timestamp,
            Instant receivedAt,
            Watermark position) {}

    /// Words that most searches narrow by.
    public record Labels(
            @Nullable String level,
            @Nullable String platform,
            @Nullable String environment,
            @Nullable String release,
            @Nullable String dist,
            @Nullable String logger,
            @Nullable String serverName,
            @Nullable String transaction) {

        /// No labels.
        public static final Labels NONE =
                new Labels(null, null, null, null, null, null, null, null);
    }

    /// What lists show of it.
    public record Summary(
            @Nullable String title,
            @Nullable String message,
            @Nullable String culprit,
            @Nullable String location) {

        /// Nothing to show.
        public static final Summary NONE = new Summary(null, null, null, null);
    }

    /// Values of the exceptions, each list distinct; a search matches when any value does.
    ///
    /// @param handled what the mechanisms say; exceptions that say nothing are left out
    /// @param mainThread whether the thread that raised an exception is the main one, where known
    public record Errors(
            List<String> types,
            List<String> values,
            List<Boolean> handled,
            List<String> mechanisms,
            List<Boolean> mainThread) {

        /// Without exceptions.
        public static final Errors NONE =
                new Errors(List.of(), List.of(), List.of(), List.of(), List.of());

        public Errors {
            types = distinct(types);
            values = distinct(values);
            handled = distinct(handled);
            mechanisms = distinct(mechanisms);
            mainThread = distinct(mainThread);
        }
    }

    /// Values of all frames of all exceptions, each list distinct.
    public record Stack(
            List<String> filenames,
            List<String> functions,
            List<String> modules,
            List<String> absolutePaths,
            List<String> packages,
            List<Boolean> inApp) {

        /// Without frames.
        public static final Stack NONE = new Stack(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public Stack {
            filenames = distinct(filenames);
            functions = distinct(functions);
            modules = distinct(modules);
            absolutePaths = distinct(absolutePaths);
            packages = distinct(packages);
            inApp = distinct(inApp);
        }
    }

    /// Who was affected.
    ///
    /// @param identity what tells users apart, as `User.identity()` writes it
    public record Person(
            @Nullable String identity,
            @Nullable String id,
            @Nullable String email,
            @Nullable String username,
            @Nullable String ipAddress,
            @Nullable String countryCode,
            @Nullable String region,
            @Nullable String city,
            @Nullable String subdivision) {

        /// Nobody known.
        public static final Person NONE =
                new Person(null, null, null, null, null, null, null, null, null);
    }

    /// What it ran on. What is rare stands in [Attributes#texts] under its search key.
    public record Client(
            @Nullable String osName,
            @Nullable String osVersion,
            @Nullable String browserName,
            @Nullable String browserVersion,
            @Nullable String deviceFamily,
            @Nullable String deviceModel,
            @Nullable String deviceBrand,
            @Nullable String deviceName,
            @Nullable String appId,
            @Nullable String appName,
            @Nullable String appVersion,
            @Nullable String appBuild,
            @Nullable String sdkName,
            @Nullable String sdkVersion) {

        /// Nothing known.
        public static final Client NONE = new Client(
                null, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    /// The request it happened in.
    public record Http(
            @Nullable String method,
            @Nullable String url,
            @Nullable Long statusCode,
            @Nullable String referer) {

        /// Outside of a request.
        public static final Http NONE = new Http(null, null, null, null);
    }

    /// Ids of what belongs together: lower-case hex, 32 digits for trace, replay and profile, 16
    /// for spans.
    public record Trace(
            @Nullable String traceId,
            @Nullable String spanId,
            @Nullable String parentSpanId,
            @Nullable String segmentId,
            @Nullable String replayId,
            @Nullable String profileId) {

        /// Not part of a trace.
        public static final Trace NONE = new Trace(null, null, null, null, null, null);
    }

    /// The timed operation of a transaction or span.
    ///
    /// @param segment null for rows without an operation
    public record Operation(
            @Nullable Boolean segment,
            @Nullable String op,
            @Nullable String description,
            @Nullable String name,
            @Nullable String status,
            @Nullable String category,
            @Nullable Instant start,
            @Nullable Double durationMillis,
            @Nullable Double selfTimeMillis) {

        /// Not an operation.
        public static final Operation NONE =
                new Operation(null, null, null, null, null, null, null, null, null);
    }

    /// What has names of its own.
    ///
    /// @param texts typed attributes and rare context values by search key; booleans as words
    /// @param numbers typed attributes that are numbers, by search key
    /// @param measurements numbers by name, without the prefix `measurements.`
    public record Attributes(
            Map<String, String> tags,
            Map<String, String> texts,
            Map<String, Double> numbers,
            Map<String, Double> measurements) {

        /// No attributes.
        public static final Attributes NONE =
                new Attributes(Map.of(), Map.of(), Map.of(), Map.of());

        public Attributes {
            tags = copy(tags);
            texts = copy(texts);
            numbers = copy(numbers);
            measurements = copy(measurements);
        }
    }

    private static <V> List<V> distinct(List<V> values) {
        if (values.size() < 2) {
            return List.copyOf(values);
        }
        var kept = new LinkedHashSet<V>();
        for (V value : values) {
            if (kept.add(value) && kept.size() == LIST_MAX) {
                break;
            }
        }
        return List.copyOf(kept);
    }

    private static <V> Map<String, V> copy(Map<String, V> values) {
        return values.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
