package io.corral.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters of a query string or a form body, decoded, in order of appearance. Never throws:
/// broken percent escapes stay as they are.
public final class Query {

    /// More parameters than this are ignored.
    private static final int PARAMETERS_MAX = 1_000;

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /// Reads `a=1&b=2`; `+` is a space.
    public static Query parse(@Nullable String raw) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return new Query(values);
        }
        int count = 0;
        int start = 0;
        while (start <= raw.length() && count < PARAMETERS_MAX) {
            int end = raw.indexOf('&', start);
            int stop = end < 0 ? raw.length() : end;
            if (stop > start) {
                add(values, raw.substring(start, stop));
                count++;
            }
            start = stop + 1;
        }
        return new Query(values);
    }

    /// The first value of a parameter; null when it is absent, empty when it has none.
    public @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    /// The first value, or a default when the parameter is absent or empty.
    public String firstOr(String name, String absent) {
        String value = first(name);
        return value == null || value.isEmpty() ? absent : value;
    }

    /// All values of a parameter, in order; empty when it is absent.
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// Names in order of first appearance.
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /// Decodes `%XX` (UTF-8), and `+` to a space when asked; what is no escape stays as it is.
    public static String decode(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && low >= 0) {
                bytes[length++] = (byte) ((high << 4) | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i] == '+' && plusIsSpace ? (byte) ' ' : bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static void add(Map<String, List<String>> values, String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
        values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    }
}
