package io.corral.server.ui.issue;

import io.corral.protocol.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Events that hold one hostile text wherever an event can hold a text.
final class HostileEvents {

    /// What attackers write where they hope that a page forgets to escape.
    static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'><svg/onload=alert(1)>",
            "javascript:alert(1)",
            "</textarea></title></script><script>alert(1)</script>",
            "<!-- --><iframe srcdoc='<script>alert(1)</script>'>",
            "x\" hx-get=\"/logout\" hx-trigger=\"load\" x=\"",
            "`onmouseover=alert(1) autofocus",
            "${7*7}{{7*7}}<%= 7*7 %>@if(true)",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "<a href=\"javascript:alert(1)\">x</a>",
            "data:text/html,<script>alert(1)</script>",
            "\u202Egnp.exe\u2066<b>");

    private HostileEvents() {}

    /// The event as JSON.
    static String of(String text) {
        Map<String, Object> frame = new LinkedHashMap<>();
        for (String name : List.of("filename", "abs_path", "module", "function", "raw_function",
                "context_line", "package", "platform")) {
            frame.put(name, text);
        }
        frame.put("lineno", 3);
        frame.put("in_app", true);
        frame.put("pre_context", List.of(text));
        frame.put("post_context", List.of(text));
        frame.put("vars", Map.of(text, text, "list", List.of(text), "map", Map.of(text, text)));
        Map<String, Object> stack = Map.of(
                "frames", List.of(frame), "registers", Map.of(text, text));
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("platform", "javascript");
        for (String name : List.of("release", "dist", "environment", "logger", "transaction",
                "server_name")) {
            event.put(name, text);
        }
        event.put("level", "warning");
        event.put("logentry", Map.of("message", text, "formatted", text, "params", List.of(text)));
        event.put("exception", Map.of("values", List.of(
                exception(text, stack, 1), exception(text, stack, 0))));
        event.put("threads", Map.of("values", List.of(
                thread(text, text, stack), thread("2", text, stack))));
        event.put("breadcrumbs", List.of(crumb("http", text), crumb("navigation", text),
                crumb("error", text), crumb(text, text)));
        event.put("request", request(text));
        event.put("user", Map.of("id", text, "email", text, "username", text, "name", text,
                "ip_address", "127.0.0.1", "geo", Map.of("city", text, "region", text),
                text, text));
        event.put("tags", Map.of(text, text, "plain", text));
        event.put("extra", Map.of(text, text, "nested", Map.of(text, List.of(text))));
        event.put("contexts", Map.of(
                text, Map.of(text, text), "os", Map.of("name", text, "version", text),
                "browser", Map.of("name", text, "version", text),
                "device", Map.of("model", text, "family", text),
                "trace", Map.of("trace_id", "0123456789abcdef0123456789abcdef", "span_id",
                        "0123456789abcdef", "op", text)));
        event.put("sdk", Map.of("name", text, "version", text));
        event.put("modules", Map.of(text, text));
        event.put("fingerprint", List.of("{{ default }}", text));
        event.put("debug_meta", Map.of("images", List.of(
                Map.of("type", text, "code_file", text, "debug_id", text))));
        event.put("errors", List.of(Map.of("type", text, "name", text, "value", text)));
        return Json.MAPPER.writeValueAsString(event);
    }

    private static Map<String, Object> exception(
            String text, Map<String, Object> stack, int number) {
        return Map.of("type", text, "value", text, "module", text, "thread_id", text,
                "mechanism", Map.of("type", text, "description", text, "help_link", text,
                        "handled", false, "data", Map.of(text, text), "source", text,
                        "exception_id", number, "parent_id", 0),
                "stacktrace", stack, "raw_stacktrace", stack);
    }

    private static Map<String, Object> thread(
            String id, String text, Map<String, Object> stack) {
        return Map.of("id", id, "name", text, "state", text, "crashed", true, "stacktrace", stack,
                "held_locks", Map.of(text, Map.of("type", text)));
    }

    private static Map<String, Object> crumb(String type, String text) {
        return Map.of("type", type, "category", text, "message", text, "level", "error",
                "timestamp", "2026-11-21T11:59:00Z", "data", Map.of(
                        "url", text, "method", text, "status_code", text, "from", text, "to", text,
                        "type", text, "value", text, text, text));
    }

    private static Map<String, Object> request(String text) {
        return Map.of("url", text, "method", text, "fragment", text, "data", Map.of(text, text),
                "query_string", List.of(List.of(text, text)),
                "headers", List.of(List.of(text, text)), "cookies", Map.of(text, text),
                "env", Map.of(text, text));
    }

    /// A file beside the event, as an item of its envelope.
    static String attachment(String text) {
        return Json.MAPPER.writeValueAsString(Map.of("type", "attachment", "length", 5,
                "filename", text, "content_type", text)) + "\nhello";
    }
}
