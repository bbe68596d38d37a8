package io.corral.e2e.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// An event in which every field is filled that a page may show, each with a text of the caller's:
/// of the event, of the files and the feedback that come with it, and of the spans of its trace.
final class EveryField {

    /// Texts as people expect them.
    static final UnaryOperator<String> WORDS = name -> name + " of the order";

    /// Texts nobody expects: one word each, longer than any screen.
    static final UnaryOperator<String> LONG_WORDS =
            name -> "Unfathomable" + name.replace(" ", "") + "Overflow".repeat(30);

    private static final List<String> CRUMB_TYPES = List.of("default", "http", "navigation",
            "user", "ui", "query", "error", "debug", "info", "transaction");
    private static final List<String> CRUMB_LEVELS =
            List.of("debug", "info", "warning", "error", "fatal");
    private static final int THREADS = 3;

    private final UnaryOperator<String> text;
    private final String traceId = hex(32);
    private final String spanId = hex(16);

    private EveryField(UnaryOperator<String> text) {
        this.text = text;
    }

    /// Sends it, and the trace it belongs to.
    ///
    /// @param text what to write, given the name of a field
    /// @return the id of the event
    static String send(Tenant tenant, UnaryOperator<String> text) {
        var field = new EveryField(text);
        Envelope event = field.withFiles();
        tenant.send(event);
        tenant.send(Envelope.create().item("transaction", field.transaction()));
        return event.eventId();
    }

    private Envelope withFiles() {
        return Envelope.create()
                .item("event", event())
                .attachment(text("attachment") + ".txt", "text/plain", text("content"))
                .attachment("page.html", "text/html", text("content"))
                .attachment("picture.svg", "image/svg+xml",
                        "<svg xmlns=\"http://www.w3.org/2000/svg\">" + text("content") + "</svg>")
                .attachment("picture.png", "image/png", text("content"))
                .item("user_report", map("name", text("reporter"), "email", "ed@example.com",
                        "comments", text("feedback")));
    }

    private Map<String, Object> event() {
        Map<String, Object> event = map("timestamp", Instant.now().toString(),
                "platform", "javascript", "level", "error", "logger", text("logger"),
                "transaction", text("transaction"), "server_name", text("server"),
                "release", text("release"), "dist", text("dist"),
                "environment", text("environment"), "type", "error");
        event.put("logentry", map("message", text("message") + " %s", "params",
                List.of(text("param")), "formatted", text("message")));
        event.put("exception", values(exception("cause"), exception("exception")));
        event.put("threads", values(IntStream.range(0, THREADS).mapToObj(this::thread).toArray()));
        event.put("breadcrumbs", values(breadcrumbs().toArray()));
        event.put("request", request());
        event.put("user", map("id", text("user id"), "email", text("email") + "@example.com",
                "username", text("username"), "name", text("name"), "ip_address", "203.0.113.7",
                "geo", map("city", text("city"), "country_code", "NL", "region", text("region")),
                "data", map(text("key"), text("user value"))));
        event.put("tags", map("plain", text("tag"), text("tag key"), text("tag value"),
                "url", "https://example.com/?" + text("tag")));
        event.put("contexts", contexts());
        event.put("extra", map(text("key"), text("extra"), "nested",
                map(text("key"), List.of(text("deep"), map(text("key"), text("deeper"))))));
        event.put("modules", map(text("module"), text("version")));
        event.put("sdk", map("name", "sentry.javascript." + text("sdk"), "version",
                text("version"), "packages", List.of(map("name", text("package"), "version",
                        text("version"))),
                "integrations", List.of(text("integration"))));
        event.put("fingerprint", List.of("{{ default }}", text("fingerprint")));
        return event;
    }

    private Map<String, Object> exception(String name) {
        return map("type", text(name) + " type", "value", text(name) + " value",
                "module", text("module"), "thread_id", 1,
                "mechanism", map("type", text("mechanism"), "handled", false,
                        "description", text("mechanism"), "help_link", text("help link"),
                        "data", map(text("key"), text("mechanism value"))),
                "stacktrace", stack());
    }

    private Map<String, Object> stack() {
        return map("frames", List.of(frame("library", false), frame("application", true)));
    }

    private Map<String, Object> frame(String name, boolean inApp) {
        return map("function", text("function"), "raw_function", text("function"),
                "filename", text("file") + ".js", "abs_path", "https://example.com/" + text("path"),
                "module", text(name), "package", text("package"), "lineno", 7, "colno", 13,
                "pre_context", List.of(text("line before")), "context_line", text("line"),
                "post_context", List.of(text("line after")), "in_app", inApp,
                "vars", map(text("variable"), text("variable value"), "list",
                        List.of(text("element"), map(text("key"), text("value")))));
    }

    private Map<String, Object> thread(int number) {
        return map("id", number, "name", text("thread"), "crashed", number == 1,
                "current", number == 1, "state", text("state"), "stacktrace", stack(),
                "held_locks", map(text("lock"), map("type", 1, "address", text("address"),
                        "package_name", text("package"), "class_name", text("class"))));
    }

    private List<Map<String, Object>> breadcrumbs() {
        List<Map<String, Object>> crumbs = new ArrayList<>();
        Instant now = Instant.now();
        for (int i = 0; i < CRUMB_TYPES.size(); i++) {
            Map<String, Object> crumb = map("timestamp", now.minusSeconds(60L - i).toString(),
                    "type", CRUMB_TYPES.get(i), "level", CRUMB_LEVELS.get(i % 5),
                    "category", text("category"), "message", text("crumb"),
                    "data", map("url", text("url"), "method", text("method"), "status_code", 500,
                            "from", text("from"), "to", text("to"), text("key"), text("value")));
            crumbs.add(crumb);
        }
        crumbs.add(map("timestamp", now.toString(), "type", text("crumb type"),
                "category", text("category"), "message", text("crumb"), "level", "info"));
        return crumbs;
    }

    private Map<String, Object> request() {
        return map("url", text("url"), "method", text("method"),
                "query_string", text("key") + "=" + text("query"), "fragment", text("fragment"),
                "headers", map("User-Agent", text("agent"), "Referer", text("referer"),
                        text("header"), text("header value")),
                "cookies", map(text("cookie"), text("cookie value")),
                "data", map(text("key"), text("body"), "list", List.of(text("body"))),
                "env", map(text("key"), text("environment variable")));
    }

    private Map<String, Object> contexts() {
        Map<String, Object> contexts = new LinkedHashMap<>();
        contexts.put("trace", map("trace_id", traceId, "span_id", spanId, "op", text("op"),
                "description", text("span")));
        for (String kind : List.of("os", "runtime", "browser", "device", "app", "gpu")) {
            contexts.put(kind, map("name", text(kind), "version", text("version"),
                    "model", text("model"), "app_name", text("app"), "build", text("build"),
                    text("key"), text(kind + " value")));
        }
        contexts.put(text("context"), map("type", "default", text("key"), text("context value"),
                "nested", map(text("key"), List.of(text("deep")))));
        contexts.put("culture", map("locale", text("locale"), "timezone", text("zone")));
        return contexts;
    }

    private Map<String, Object> transaction() {
        double end = Instant.now().toEpochMilli() / 1000.0;
        double start = end - 2;
        return map("type", "transaction", "platform", "javascript",
                "transaction", text("transaction"), "start_timestamp", start, "timestamp", end,
                "release", text("release"), "environment", text("environment"),
                "contexts", map("trace", map("trace_id", traceId, "span_id", spanId,
                        "op", text("op"), "status", "ok")),
                "spans", List.of(map("trace_id", traceId, "span_id", hex(16), "parent_span_id",
                        spanId, "op", text("op"), "description", text("span"),
                        "start_timestamp", start + 0.5, "timestamp", end - 0.5,
                        "data", map(text("key"), text("span value")))));
    }

    private String text(String name) {
        return text.apply(name);
    }

    private static Map<String, Object> values(Object... values) {
        return map("values", List.of(values));
    }

    /// Keys and values in turn.
    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return map;
    }

    private static String hex(int digits) {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "")
                .substring(0, digits);
    }
}
