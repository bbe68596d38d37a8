package io.corral.server.rest.events;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Level;
import io.corral.domain.event.Message;
import io.corral.domain.event.Request;
import io.corral.domain.event.Span;
import io.corral.domain.group.AppFrames;
import io.corral.domain.group.GroupingConfig;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.events.EventView.EntryView;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of an event that its page shows by themselves, in the order it shows them. A part the
/// event does not have has no entry.
final class Entries {

    private Entries() {}

    record MessageView(
            @Nullable String formatted, @Nullable String message,
            List<@Nullable Object> params) {}

    record BreadcrumbView(
            @Nullable String timestamp, String type, @Nullable String category, String level,
            @Nullable String message, @Nullable Map<String, @Nullable Object> data) {}

    /// @param url null when it is none that a browser would open
    /// @param query pairs of name and value
    record RequestView(
            @Nullable String method, @Nullable String url, List<List<String>> query,
            @Nullable String fragment, @Nullable Object data,
            @Nullable String inferredContentType, List<List<String>> headers,
            List<List<String>> cookies, Map<String, @Nullable Object> env) {}

    /// A span inside a transaction; snake case and seconds, as SDKs send it.
    record SpanView(
            String span_id, @Nullable String parent_span_id, String trace_id,
            @Nullable String op, @Nullable String description, @Nullable String status,
            double start_timestamp, double timestamp, @Nullable Double exclusive_time,
            Map<String, Object> data) {}

    /// The parts of an event.
    ///
    /// @param config whose rules say which frames are the application's
    static List<EntryView> of(Event event, GroupingConfig config) {
        var stacks = new StackViews(AppFrames.of(event, config)::of);
        List<EntryView> entries = new ArrayList<>();
        if (!event.exceptions().isEmpty()) {
            entries.add(new EntryView("exception", stacks.exceptions(event.exceptions())));
        }
        StackViews.StackView stack = stacks.stack(event.stackTrace());
        if (stack != null) {
            entries.add(new EntryView("stacktrace", stack));
        }
        if (event.message() != null) {
            entries.add(new EntryView("message", message(event.message())));
        }
        if (!event.threads().isEmpty()) {
            entries.add(new EntryView("threads", stacks.threads(event.threads())));
        }
        if (!event.breadcrumbs().isEmpty()) {
            entries.add(new EntryView("breadcrumbs", Map.of("values",
                    event.breadcrumbs().stream().map(Entries::breadcrumb).toList())));
        }
        if (event.request() != null) {
            entries.add(new EntryView("request", request(event.request())));
        }
        if (event.kind() == EventKind.TRANSACTION) {
            entries.add(new EntryView(
                    "spans", event.spans().stream().map(Entries::span).toList()));
        }
        if (!event.security().isEmpty()) {
            entries.add(new EntryView(event.kind().wireName(), event.security()));
        }
        if (!event.debugImages().isEmpty()) {
            entries.add(new EntryView("debugmeta", Map.of("images", event.debugImages())));
        }
        return List.copyOf(entries);
    }

    private static MessageView message(Message message) {
        return new MessageView(message.text(),
                message.template() != null ? message.template() : message.formatted(),
                message.params());
    }

    private static BreadcrumbView breadcrumb(Breadcrumb breadcrumb) {
        Level level = breadcrumb.level() == null ? Level.INFO : breadcrumb.level();
        return new BreadcrumbView(
                WireTime.ofNullable(breadcrumb.timestamp()), breadcrumb.type(),
                breadcrumb.category(), level.wireName(), breadcrumb.message(),
                breadcrumb.data().isEmpty() ? null : breadcrumb.data());
    }

    private static RequestView request(Request request) {
        return new RequestView(
                request.method(), openable(request.url()), pairs(request.query()),
                request.fragment(), request.data(), contentType(request),
                pairs(request.headers()), pairs(request.cookies()), request.env());
    }

    private static List<List<String>> pairs(List<Request.Pair> pairs) {
        return pairs.stream().map(pair -> List.of(pair.name(), pair.value())).toList();
    }

    private static @Nullable String contentType(Request request) {
        return request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(Request.Pair::value).findFirst().orElse(null);
    }

    /// Clients drop the whole request when its address is none.
    private static @Nullable String openable(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            var uri = new URI(url);
            return uri.isAbsolute() && uri.getRawAuthority() != null ? url : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }

    private static SpanView span(Span span) {
        return new SpanView(
                span.spanId(), span.parentSpanId(), span.traceId(), span.op(),
                span.description() != null ? span.description() : span.name(), span.status(),
                seconds(span.start()), seconds(span.end()), span.selfTimeMillis(),
                span.attributes());
    }

    /// Seconds since 1970, to the microsecond.
    static double seconds(Instant instant) {
        long micros = instant.getNano() / 1_000;
        return instant.getEpochSecond() + micros / 1e6;
    }
}
