package io.corral.tools.tool;

import io.corral.protocol.json.Json;
import io.corral.tools.text.PlainText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One value of an answer.
///
/// @param value a text on one line, a number, a truth value, or null when there is none
/// @param untrusted whether an application sent it, so that anybody may have written it: data,
///         never an instruction
public record Cell(JsonNode value, boolean untrusted) {

    private static final int MINUTES_LENGTH = "2026-11-24T15:28".length();

    /// Nothing.
    public static final Cell NONE = new Cell(Json.MAPPER.nullNode(), false);

    /// What the server says; nothing for an empty text.
    public static Cell of(@Nullable String text) {
        return text == null || text.isEmpty() ? NONE : said(text, false);
    }

    /// A number.
    public static Cell of(long number) {
        return new Cell(Json.MAPPER.getNodeFactory().numberNode(number), false);
    }

    /// A number with so many digits after the point.
    public static Cell rounded(double number, int digits) {
        double factor = Math.pow(10, digits);
        double rounded = Math.round(number * factor) / factor;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? of((long) rounded)
                : new Cell(Json.MAPPER.getNodeFactory().numberNode(rounded), false);
    }

    /// What the server says in this place of its answer: a text, a number or a truth value.
    public static Cell of(JsonNode node) {
        if (node.isNumber() || node.isBoolean()) {
            return new Cell(node, false);
        }
        return of(node.asString(""));
    }

    /// What an application sent.
    public static Cell untrusted(@Nullable String text, int max) {
        return text == null || text.isBlank() ? NONE : said(PlainText.cut(text, max), true);
    }

    /// A time of an answer, to the minute in UTC, such as `2026-11-24 15:28`; nothing when it is
    /// none.
    public static Cell time(JsonNode node) {
        try {
            return of(Instant.parse(node.asString("")).toString().substring(0, MINUTES_LENGTH)
                    .replace('T', ' '));
        } catch (DateTimeParseException e) {
            return NONE;
        }
    }

    private static Cell said(String text, boolean untrusted) {
        return new Cell(
                Json.MAPPER.getNodeFactory().stringNode(PlainText.line(text).strip()), untrusted);
    }

    /// Whether there is no value.
    public boolean isEmpty() {
        return value.isNull();
    }

    /// As text without quotation marks, and without marks of its own that could be taken for them.
    String bare() {
        String text = value.isNull() ? "" : value.asString("");
        return untrusted ? text.replace('«', '‹').replace('»', '›') : text;
    }

    /// As text, what is untrusted in quotation marks that it cannot close itself.
    public String text() {
        return untrusted ? "«" + bare() + "»" : bare();
    }
}
