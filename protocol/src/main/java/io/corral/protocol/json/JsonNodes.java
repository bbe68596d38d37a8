package io.corral.protocol.json;

import io.corral.protocol.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one attribute whatever scalar type an SDK gave it. Absent, null and unusable are all null.
public final class JsonNodes {

    private JsonNodes() {}

    /// The attribute; null when the parent has none or it is JSON's null.
    public static @Nullable JsonNode present(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /// The attribute as text; numbers and booleans as they are written, null for other types.
    public static @Nullable String text(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        return node == null ? null : text(node);
    }

    /// A scalar as text; null for objects, arrays and JSON's null.
    public static @Nullable String text(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        return node.isNumber() || node.isBoolean() ? node.asString() : null;
    }

    /// A whole number, also when written as text; null for anything else.
    public static @Nullable Integer integer(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            double value = node.doubleValue();
            return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE ? (int) value : null;
        }
        return node.isString() ? integer(node.stringValue()) : null;
    }

    /// A finite number, also when written as text; null for anything else.
    public static @Nullable Double number(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            double value = node.doubleValue();
            return Double.isFinite(value) ? value : null;
        }
        return node.isString() ? number(node.stringValue()) : null;
    }

    /// A truth value, also as `"true"`, `"false"`, 1 or 0; null for anything else.
    public static @Nullable Boolean bool(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        String word = text(node);
        return switch (word) {
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            case null, default -> null;
        };
    }

    /// A time as seconds or ISO text; null for anything else.
    public static @Nullable Instant instant(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            return Timestamps.ofNumber(node.doubleValue());
        }
        return node.isString() ? Timestamps.ofText(node.stringValue()) : null;
    }

    private static @Nullable Integer integer(String text) {
        boolean negative = text.startsWith("-");
        int start = negative ? 1 : 0;
        if (text.length() == start || text.length() > start + 9) {
            return null;
        }
        int value = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty() || text.length() > 32) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException notNumber) {
            return null;
        }
    }
}
