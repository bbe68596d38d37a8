package io.corral.engine.search;

import io.corral.domain.event.Level;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys of an issue search worth offering, with a word on each, and the values that are the
/// same everywhere.
final class IssueKeyWords {

    /// Keys in the order they are offered.
    static final Map<String, String> KEYS = keys();

    private static final List<String> RELATIVE = List.of("-1h", "-24h", "-7d", "-14d", "-30d");
    private static final List<String> FLAGS = List.of("true", "false");

    private IssueKeyWords() {}

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("is", "status of the issue");
        keys.put("assigned", "who it is assigned to");
        keys.put("level", "fatal, error, warning…");
        keys.put("release", "version an event came from");
        keys.put("release.stage", "how far the version got");
        keys.put("environment", "where an event came from");
        keys.put("project", "project of the issue");
        keys.put("firstSeen", "when it began");
        keys.put("lastSeen", "when it last happened");
        keys.put("timesSeen", "number of events");
        keys.put("userCount", "number of users");
        keys.put("issue.priority", "high, medium, low");
        keys.put("has", "events have this tag");
        keys.put("error.type", "class of the exception");
        keys.put("error.value", "message of the exception");
        keys.put("error.unhandled", "not caught by the application");
        keys.put("title", "title of the issue");
        keys.put("message", "text of the event");
        keys.put("culprit", "where it happened");
        keys.put("transaction", "route or task");
        keys.put("first-release", "version it first came from");
        keys.put("regressed_in_release", "version it came back in");
        keys.put("bookmarks", "who keeps it at hand");
        keys.put("user.email", "user of the application");
        keys.put("user.id", "user of the application");
        keys.put("user.username", "user of the application");
        keys.put("user.ip", "user of the application");
        keys.put("url", "address of the request");
        keys.put("http.method", "method of the request");
        keys.put("stack.filename", "file in the stack trace");
        keys.put("stack.function", "function in the stack trace");
        keys.put("platform", "language of the SDK");
        keys.put("sdk.name", "SDK that sent it");
        keys.put("logger", "logger that sent it");
        keys.put("server_name", "machine it happened on");
        keys.put("browser.name", "browser it happened in");
        keys.put("os.name", "system it happened on");
        keys.put("device.family", "device it happened on");
        keys.put("geo.country_code", "country of the user");
        keys.put("dist", "build of the release");
        keys.put("id", "one event");
        keys.put("issue", "one issue by its short id");
        return keys;
    }

    /// Values that need no look at the data; empty for other keys.
    static List<String> values(String key) {
        return switch (key) {
            case "is", "status", "substatus" -> states();
            case "level" -> Arrays.stream(Level.values()).map(Level::wireName).toList();
            case "issue.priority", "priority" ->
                Arrays.stream(Priority.values()).map(Priority::wireName).toList();
            case "firstSeen", "lastSeen", "age", "first_seen", "last_seen", "timestamp" -> RELATIVE;
            case "error.unhandled", "error.handled" -> FLAGS;
            case "release.stage" -> ReleaseNames.STAGES;
            case "timesSeen", "userCount", "times_seen", "user_count" ->
                List.of(">10", ">100", ">1000");
            default -> List.of();
        };
    }

    private static List<String> states() {
        List<String> states = new ArrayList<>(List.of("unresolved", "resolved", "ignored",
                "for_review", "assigned", "unassigned"));
        Arrays.stream(Substatus.values()).map(Substatus::wireName).forEach(states::add);
        return states;
    }
}
