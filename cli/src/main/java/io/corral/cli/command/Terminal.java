package io.corral.cli.command;

import io.corral.tools.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import tools.jackson.databind.JsonNode;

/// Texts for a terminal. Event data is written by strangers: control characters, which could move
/// the cursor or change the window, never reach the terminal.
public final class Terminal {

    private Terminal() {}

    /// A count with the word for what is counted: `1 event`, `2 events`.
    public static String many(String count, String word) {
        return count + " " + word + (count.equals("1") ? "" : "s");
    }

    /// A text of an answer on one line, without control characters; empty when absent.
    public static String text(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode()
                ? ""
                : PlainText.line(node.asString(node.toString()));
    }

    /// A text on one line, without control characters.
    public static String line(String text) {
        return PlainText.line(text);
    }

    /// A text of several lines.
    public static String lines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.lines().forEach(line -> out.append(PlainText.line(line)).append('\n'));
        return out.toString().stripTrailing();
    }

    /// Text in a style, such as `bold` or `fg(red)`, where a terminal shows it.
    public static String styled(String style, String text) {
        return Ansi.AUTO.enabled()
                ? Ansi.AUTO.text("@|" + style + " X|@").toString()
                        .replace("X", text)
                : text;
    }

    /// At most so many characters.
    public static String cut(String text, int max) {
        return PlainText.cut(text, max);
    }

    /// How long ago a date of an answer was, such as `5m` or `3d`; empty when it is none.
    public static String age(@Nullable JsonNode date, Instant now) {
        String text = text(date);
        try {
            Duration age = Duration.between(Instant.parse(text), now);
            long minutes = Math.max(0, age.toMinutes());
            if (minutes < 60) {
                return minutes + "m";
            }
            return minutes < 48 * 60 ? minutes / 60 + "h" : minutes / 60 / 24 + "d";
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    /// Style of a level's word.
    public static String levelStyle(String level) {
        return switch (level) {
            case "fatal", "error" -> "fg(red)";
            case "warning" -> "fg(yellow)";
            default -> "fg(cyan)";
        };
    }
}
