package io.corral.protocol.search;

import org.jspecify.annotations.Nullable;

/// The part of a search somebody is typing: what a completion replaces. Never fails, as half of
/// what is typed is no search yet.
///
/// @param from where it begins
/// @param to where it ends; the text between cursor and end is replaced, too
/// @param key before the colon; null while the key itself is typed
/// @param text between its beginning and the cursor, without an opening quotation mark
/// @param inList whether it stands in a list: `key:[a, b]`
public record SearchToken(int from, int to, @Nullable String key, String text, boolean inList) {

    /// The token a cursor stands in or behind.
    ///
    /// @param cursor from 0 to the length; outside of that it stands at the end
    public static SearchToken at(String query, int cursor) {
        int place = cursor < 0 || cursor > query.length() ? query.length() : cursor;
        int start = start(query, place);
        while (start < place && (query.charAt(start) == '(' || query.charAt(start) == '!')) {
            start++;
        }
        int colon = colon(query, start, place);
        String key = colon < 0 ? null : unquoted(query.substring(start, colon));
        int from = colon < 0 ? start : valueStart(query, colon + 1, place);
        boolean inList = colon >= 0 && query.startsWith("[", colon + 1);
        String text = query.substring(from, place);
        return new SearchToken(from, end(query, place, inList), key,
                text.startsWith("\"") ? text.substring(1) : text, inList);
    }

    /// Behind the last space outside of quotation marks and lists.
    private static int start(String query, int place) {
        boolean quoted = false;
        boolean listed = false;
        int start = 0;
        for (int i = 0; i < place; i++) {
            char c = query.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                listed = c == '[' || (listed && c != ']');
                start = !listed && SearchCursor.isSpace(c) ? i + 1 : start;
            }
        }
        return start;
    }

    /// The first colon outside of quotation marks and brackets; -1 without one.
    private static int colon(String query, int start, int place) {
        boolean quoted = false;
        int depth = 0;
        for (int i = start; i < place; i++) {
            char c = query.charAt(i);
            quoted ^= c == '"';
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ':' && !quoted && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Behind the operator, and within a list behind the last comma.
    private static int valueStart(String query, int afterColon, int place) {
        int start = afterColon;
        while (start < place && "><=!".indexOf(query.charAt(start)) >= 0) {
            start++;
        }
        if (start >= place || query.charAt(start) != '[') {
            return start;
        }
        boolean quoted = false;
        int from = start + 1;
        for (int i = from; i < place; i++) {
            char c = query.charAt(i);
            quoted ^= c == '"';
            from = c == ',' && !quoted ? i + 1 : from;
        }
        while (from < place && SearchCursor.isSpace(query.charAt(from))) {
            from++;
        }
        return from;
    }

    private static int end(String query, int place, boolean inList) {
        int end = place;
        while (end < query.length() && !SearchCursor.isSpace(query.charAt(end))
                && query.charAt(end) != ')'
                && !(inList && (query.charAt(end) == ',' || query.charAt(end) == ']'))) {
            end++;
        }
        return end;
    }

    private static String unquoted(String key) {
        String name = key.startsWith("tags[") && key.endsWith("]")
                ? key.substring("tags[".length(), key.length() - 1)
                : key;
        return name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name;
    }
}
