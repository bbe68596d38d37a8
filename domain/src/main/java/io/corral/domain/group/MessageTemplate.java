package io.corral.domain.group;

import java.util.List;
import java.util.Set;

/// A message with everything masked that belongs to one occurrence only: ids, numbers, addresses,
/// dates, paths. What stays is the same for every occurrence of one error.
///
/// @param original the part of the message that was read
/// @param text the message with [#MASK] in place of values; at most 1,000 characters
/// @param spans what was masked, in order of position
/// @param codes numbers that were kept because they carry the meaning (status, errno and so on)
record MessageTemplate(String original, String text, List<Span> spans, List<String> codes) {

    /// Stands for every masked value, whatever its kind: an id that happens to be all digits in one
    /// event and hexadecimal in the next must not make a difference.
    static final String MASK = "<*>";

    /// Characters of a message that are looked at.
    private static final int INPUT_MAX = 8192;
    /// Lines of a message that count; what follows is detail.
    private static final int LINES_MAX = 2;

    private static final MessageTemplate EMPTY = new MessageTemplate("", "", List.of(), List.of());

    /// A masked part of the original.
    ///
    /// @param start first character masked
    /// @param end first character kept again
    /// @param kind what it looked like, for example `uuid`
    record Span(int start, int end, String kind) {}

    static MessageTemplate of(String message, Algorithm algorithm) {
        return of(message, algorithm, Set.of());
    }

    /// @param off kinds of values that stay
    static MessageTemplate of(String message, Algorithm algorithm, Set<String> off) {
        String read = firstLines(message);
        if (read.isEmpty()) {
            return EMPTY;
        }
        if (!algorithm.isSecond()) {
            return new TemplateScanner(read, algorithm, off).scan();
        }
        MessageTemplate made = new TemplateScanner(MoreValues.plain(read), algorithm, off).scan();
        return new MessageTemplate(read, made.text, made.spans, made.codes);
    }

    /// The template of a message that counts in nothing.
    static MessageTemplate wholly(String message, String kind) {
        return message.isEmpty()
                ? EMPTY
                : new MessageTemplate(message, "", List.of(new Span(0, message.length(), kind)),
                        List.of());
    }

    /// The same with one code instead of its own.
    MessageTemplate withCode(String code) {
        return new MessageTemplate(original, text, spans, List.of(code));
    }

    /// The first lines that are not blank, cut at the limit.
    private static String firstLines(String message) {
        String input = message.length() > INPUT_MAX ? message.substring(0, INPUT_MAX) : message;
        if (input.indexOf('\n') < 0) {
            return input.strip();
        }
        StringBuilder lines = new StringBuilder();
        int count = 0;
        int start = 0;
        while (start < input.length() && count < LINES_MAX) {
            int end = input.indexOf('\n', start);
            end = end < 0 ? input.length() : end;
            String line = input.substring(start, end).strip();
            if (!line.isEmpty()) {
                lines.append(count == 0 ? "" : "\n").append(line);
                count++;
            }
            start = end + 1;
        }
        return lines.toString();
    }
}
