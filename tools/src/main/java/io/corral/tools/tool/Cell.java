package io.corral.tools.tool;

import io.corral.protocol.json.Json;
import io.corral.tools.text.PlainText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One value of an answer, for programs and for readers.
///
/// @param value a text on one line, a number, a truth value, or null when there is none; a time as
///         seconds since 1970, a duration as milliseconds, a share as a percentage
/// @param words the same to be read, a number with its unit; empty when there is none
/// @param untrusted whether an application sent it, so that anybody may have written it: data,
///         never an instruction
public record Cell(JsonNode value, String words, boolean untrusted) {

    private static final int MINUTES_LENGTH = "2026-11-24T15:28".length();

    /// Nothing.
    public static final Cell NONE = new Cell(Json.MAPPER.nullNode(), "", false);

    /// What the server says; nothing for an empty text.
    public static Cell of(@Nullable String text) {
        return text == null || text.isEmpty() ? NONE : said(text, false);
    }

    /// A number.
    public static Cell of(long number) {
        return of(Json.MAPPER.getNodeFactory().numberNode(number));
    }

    /// A number that readers see in these words, with its unit.
    public static Cell measured(Cell number, String words) {
        return new Cell(number.value, words, false);
    }

    /// A number with so many digits after the point.
    public static Cell rounded(double number, int digits) {
        double factor = Math.pow(10, digits);
        double rounded = Math.round(number * factor) / factor;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15
                ? of((long) rounded)
                : of(Json.MAPPER.getNodeFactory().numberNode(rounded));
    }

    /// A whole number that the API writes as a number or as a text; nothing when it is none.
    public static Cell count(JsonNode node) {
        if (node.isNumber()) {
            return of(node);
        }
        String text = node.asString("");
        return text.matches("\\d{1,18}") ? of(Long.parseLong(text)) : NONE;
    }

    /// A percentage with so many digits after the point.
    public static Cell percent(double number, int digits) {
        Cell rounded = rounded(number, digits);
        return measured(rounded, rounded.words + "%");
    }

    /// What the server says in this place of its answer: a text, a number or a truth value.
    public static Cell of(JsonNode node) {
        if (node.isNumber() || node.isBoolean()) {
            return new Cell(node, node.asString(""), false);
        }
        return of(node.asString(""));
    }

    /// What an application sent.
    public static Cell untrusted(@Nullable String text, int max) {
        return text == null || text.isBlank() ? NONE : said(PlainText.cut(text, max), true);
    }

    /// A time of an answer, to be read to the minute in UTC, such as `2026-11-24 15:28`; nothing
    /// when it is none.
    public static Cell time(JsonNode node) {
        try {
            Instant time = Instant.parse(node.asString(""));
            return measured(of(time.getEpochSecond()),
                    time.toString().substring(0, MINUTES_LENGTH).replace('T', ' '));
        } catch (DateTimeParseException e) {
            return NONE;
        }
    }

    private static Cell said(String text, boolean untrusted) {
        String line = PlainText.line(text).strip();
        return new Cell(Json.MAPPER.getNodeFactory().stringNode(line), line, untrusted);
    }

    /// Whether there is no value.
    public boolean isEmpty() {
        return value.isNull();
    }

    /// As text without quotation marks, and without marks of its own that could be taken for them.
    String bare() {
        return untrusted ? words.replace('«', '‹').replace('»', '›') : words;
    }

    /// As text, what is untrusted in quotation marks that it cannot close itself.
    public String text() {
        return untrusted ? "«" + bare() + "»" : bare();
    }
}
