package io.corral.domain.group;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The status of a call by gRPC, as the libraries of all languages write it.
final class RpcStatuses {

    private static final int NAME_MAX = 24;
    private static final int REACH = 120;

    private static final String NAMES = """
            CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS
            PERMISSION_DENIED RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE
            UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED
            """;

    /// What stands before the name: Go, C#, Rust, Dart and Python.
    private static final String[] MARKS = {
        "rpc error: code = ", "Status(StatusCode=", "status: ", "codeName: ",
        "status = StatusCode."
    };

    private static final Map<String, String> BY_NAME = new HashMap<>();

    static {
        for (String name : NAMES.strip().split("\\s+", -1)) {
            BY_NAME.put(name, name);
            BY_NAME.put(name.replace("_", ""), name);
        }
        BY_NAME.put("CANCELED", "CANCELLED");
    }

    private RpcStatuses() {}

    /// The common wording; null when the message is not that of a call that failed.
    static @Nullable String of(String message) {
        for (String mark : MARKS) {
            int at = message.indexOf(mark);
            String name = at < 0 || at > REACH ? null : name(message, at + mark.length());
            if (name != null) {
                return name;
            }
        }
        return leading(message);
    }

    /// Java's `UNAVAILABLE: io exception` and Node's `14 UNAVAILABLE: No connection established`.
    private static @Nullable String leading(String message) {
        int digits = Names.skipDigits(message, 0);
        boolean numbered = digits > 0 && digits < 3 && message.startsWith(" ", digits);
        int from = numbered ? digits + 1 : 0;
        int end = from;
        while (end < message.length() && end - from < NAME_MAX
                && (Character.isUpperCase(message.charAt(end)) || message.charAt(end) == '_')) {
            end++;
        }
        boolean marked = end > from && (message.startsWith(":", end) || end == message.length());
        return marked ? name(message, from) : null;
    }

    private static @Nullable String name(String message, int from) {
        int start = message.startsWith("\"", from) ? from + 1 : from;
        int end = start;
        while (end < message.length() && end - start < NAME_MAX
                && (Character.isLetter(message.charAt(end)) || message.charAt(end) == '_')) {
            end++;
        }
        String name = BY_NAME.get(message.substring(start, end).toUpperCase(Locale.ROOT));
        return name == null ? null : "rpc error " + name;
    }
}
