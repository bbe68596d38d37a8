package io.corral.server.ui.issue.event;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.EventDetail.Crumb;
import io.corral.web.page.issue.EventDetail.CrumbsPart;
import io.corral.web.page.issue.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The breadcrumbs of an event, newest first, the event itself at the top.
final class Crumbs {

    private static final int TEXT_LENGTH_MAX = 1_000;

    private Crumbs() {}

    /// The part; null when the event has none.
    static @Nullable CrumbsPart of(Event event) {
        if (event.breadcrumbs().isEmpty()) {
            return null;
        }
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb("0 ms", event.timestamp().toString(), "bug", "error", "this event",
                event.level().wireName(), null,
                Values.cut(event.metadata().title(), TEXT_LENGTH_MAX), List.of()));
        for (int i = event.breadcrumbs().size() - 1; i >= 0; i--) {
            crumbs.add(crumb(event.breadcrumbs().get(i), event.timestamp()));
        }
        return new CrumbsPart(
                crumbs.stream().map(Crumb::level).distinct().sorted().toList(),
                crumbs.stream().map(Crumb::type).distinct().sorted().toList(), crumbs);
    }

    private static Crumb crumb(Breadcrumb crumb, Instant event) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(crumb.data());
        String type = type(crumb);
        Chip status = type.equals("http") ? status(data.remove("status_code")) : null;
        String text = text(type, crumb, data);
        Instant at = crumb.timestamp();
        return new Crumb(
                at == null ? "" : RelativeTime.of(at, event), at == null ? "" : at.toString(),
                icon(type), type, crumb.category() == null ? type : crumb.category(),
                crumb.level() == null ? "info" : crumb.level().wireName(), status,
                Values.cut(text, TEXT_LENGTH_MAX), facts(data));
    }

    private static List<Fact> facts(Map<String, @Nullable Object> data) {
        return Values.facts(data, TEXT_LENGTH_MAX);
    }

    /// The kind of thing, by type where the SDK sets one, else by category.
    static String type(Breadcrumb crumb) {
        String category = crumb.category() == null ? "" : crumb.category();
        String type = crumb.type().toLowerCase(Locale.ROOT);
        if (!type.equals("default") && !type.isBlank()) {
            return type;
        }
        return switch (category.split("[.]", 2)[0].toLowerCase(Locale.ROOT)) {
            case "http", "fetch", "xhr", "httplib", "requests" -> "http";
            case "ui", "touch", "gesture" -> "user";
            case "navigation", "route" -> "navigation";
            case "query", "db", "sql", "redis" -> "query";
            case "console", "log", "logger", "logging" -> "debug";
            case "exception", "error", "sentry" -> "error";
            default -> "default";
        };
    }

    private static String icon(String type) {
        return switch (type) {
            case "http" -> "world";
            case "navigation" -> "route";
            case "user", "ui" -> "click";
            case "query" -> "database";
            case "error", "exception" -> "bug";
            case "debug" -> "terminal-2";
            case "info" -> "info-circle";
            case "warning" -> "alert-triangle";
            case "system", "device.connectivity" -> "device-mobile";
            case "session", "transaction" -> "activity";
            default -> "circle-dot";
        };
    }

    /// HTTP statuses are coloured by their class; anything else is shown as it is.
    static @Nullable Chip status(@Nullable Object code) {
        if (code == null) {
            return null;
        }
        String text = Values.cut(Values.text(code), 12);
        if (!text.matches("[1-5][0-9][0-9]")) {
            return Chip.of(text, "");
        }
        return Chip.of(text, switch (text.charAt(0)) {
            case '5' -> "is-error";
            case '4' -> "is-warning";
            case '3' -> "is-info";
            default -> "is-ok";
        });
    }

    /// What to read first; what it took is removed from the data.
    private static String text(
            String type, Breadcrumb crumb, Map<String, @Nullable Object> data) {
        String message = crumb.message() == null ? "" : crumb.message();
        return switch (type) {
            case "http" -> joined(take(data, "method"), take(data, "url"), message);
            case "navigation" -> {
                String from = take(data, "from");
                String to = take(data, "to");
                yield from.isEmpty() && to.isEmpty()
                        ? message
                        : joined(from + " → " + to, message);
            }
            case "error", "exception" -> {
                String name = take(data, "type");
                String value = take(data, "value");
                yield joined(joined(name, value), message);
            }
            default -> message;
        };
    }

    private static String take(Map<String, @Nullable Object> data, String name) {
        return data.get(name) instanceof String text && data.remove(name) != null ? text : "";
    }

    private static String joined(String... parts) {
        var text = new StringBuilder();
        for (String part : parts) {
            text.append(text.isEmpty() || part.isEmpty() ? "" : " ").append(part);
        }
        return text.toString();
    }
}
