package io.corral.engine.search;

import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of events and spans worth offering, with a word on each, in the order they are
/// offered.
final class FieldWords {

    private static final Map<String, String> COMMON = common();
    private static final Map<String, String> ERRORS = errors();
    private static final Map<String, String> TIMED = timed();

    private FieldWords() {}

    /// Those that rows of a data set can have.
    static Map<String, String> of(Dataset dataset) {
        return switch (dataset) {
            case ERRORS, ISSUE_PLATFORM -> merged(ERRORS, COMMON);
            case TRANSACTIONS, SPANS -> merged(TIMED, COMMON);
            case DISCOVER -> merged(merged(ERRORS, TIMED), COMMON);
            case LOGS, METRICS, PROFILES, UPTIME -> COMMON;
        };
    }

    private static Map<String, String> merged(
            Map<String, String> first, Map<String, String> second) {
        var all = new LinkedHashMap<>(first);
        all.putAll(second);
        return all;
    }

    private static Map<String, String> errors() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("title", "what happened");
        words.put("issue", "short id of the issue");
        words.put("level", "fatal, error, warning…");
        words.put("message", "text of the event");
        words.put("culprit", "where it happened");
        words.put("error.type", "class of the exception");
        words.put("error.value", "message of the exception");
        words.put("error.handled", "caught by the application");
        words.put("error.unhandled", "not caught by the application");
        words.put("error.mechanism", "what noticed it");
        words.put("stack.filename", "file in the stack trace");
        words.put("stack.function", "function in the stack trace");
        words.put("stack.module", "module in the stack trace");
        words.put("location", "file it happened in");
        words.put("logger", "logger that sent it");
        return words;
    }

    private static Map<String, String> timed() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("span.op", "kind of operation");
        words.put("span.description", "what it did");
        words.put("span.name", "its name");
        words.put("span.duration", "how long it took");
        words.put("span.self_time", "without what it waited for");
        words.put("span.status", "ok, or how it failed");
        words.put("span.category", "db, http, ui…");
        words.put("is_transaction", "first span of a service");
        words.put("transaction.duration", "how long it took");
        words.put("transaction.op", "kind of operation");
        words.put("transaction.status", "ok, or how it failed");
        words.put("measurements.lcp", "largest contentful paint");
        words.put("measurements.fcp", "first contentful paint");
        words.put("measurements.inp", "interaction to next paint");
        words.put("measurements.cls", "layout shift");
        words.put("measurements.ttfb", "time to first byte");
        words.put("parent_span", "span it belongs to");
        words.put("span_id", "id of the span");
        return words;
    }

    private static Map<String, String> common() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("timestamp", "when it happened");
        words.put("timestamp.to_hour", "hour it happened in");
        words.put("timestamp.to_day", "day it happened on");
        words.put("project", "project it came from");
        words.put("transaction", "route or task");
        words.put("release", "version it came from");
        words.put("environment", "where it came from");
        words.put("event.type", "error, transaction…");
        words.put("id", "id of the event");
        words.put("trace", "trace it belongs to");
        words.put("user", "user of the application");
        words.put("user.display", "user, as well as known");
        words.put("user.email", "user of the application");
        words.put("user.id", "user of the application");
        words.put("user.username", "user of the application");
        words.put("user.ip", "user of the application");
        words.put("url", "address of the request");
        words.put("http.method", "method of the request");
        words.put("http.status_code", "answer to the request");
        words.put("browser.name", "browser it happened in");
        words.put("os.name", "system it happened on");
        words.put("device.family", "device it happened on");
        words.put("geo.country_code", "country of the user");
        words.put("platform", "language of the SDK");
        words.put("sdk.name", "SDK that sent it");
        words.put("sdk.version", "version of the SDK");
        words.put("server_name", "machine it happened on");
        words.put("dist", "build of the release");
        words.put("replay_id", "replay of the session");
        words.put("profile.id", "profile of the call");
        return words;
    }
}
