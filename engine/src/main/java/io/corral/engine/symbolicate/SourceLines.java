package io.corral.engine.symbolicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines of a source file.
final class SourceLines {

    private static final int AROUND = 5;
    private static final int LENGTH_MAX = 500;

    private SourceLines() {}

    /// A line and those around it.
    ///
    /// @param before at most five, in order
    /// @param after at most five
    record Around(List<String> before, String line, List<String> after) {}

    /// The line and its neighbours; empty when the file has no such line.
    ///
    /// @param number from 0
    static Optional<Around> around(String content, int number) {
        int first = Math.max(0, number - AROUND);
        List<String> lines = new ArrayList<>();
        int at = start(content, first);
        for (int line = first; at >= 0 && line <= number + AROUND; line++) {
            int end = content.indexOf('\n', at);
            lines.add(cut(content.substring(at, end < 0 ? content.length() : end)));
            at = end < 0 ? -1 : end + 1;
        }
        int own = number - first;
        if (number < 0 || own >= lines.size()) {
            return Optional.empty();
        }
        return Optional.of(new Around(List.copyOf(lines.subList(0, own)), lines.get(own),
                List.copyOf(lines.subList(own + 1, lines.size()))));
    }

    /// One line, from 0, whole.
    static Optional<String> line(String content, int number) {
        int at = number < 0 ? -1 : start(content, number);
        if (at < 0) {
            return Optional.empty();
        }
        int end = content.indexOf('\n', at);
        return Optional.of(content.substring(at, end < 0 ? content.length() : end));
    }

    private static int start(String content, int number) {
        int at = 0;
        for (int line = 0; line < number; line++) {
            int end = content.indexOf('\n', at);
            if (end < 0) {
                return -1;
            }
            at = end + 1;
        }
        return at;
    }

    private static String cut(String line) {
        String own = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        return own.length() <= LENGTH_MAX ? own : own.substring(0, LENGTH_MAX - 1) + "…";
    }
}
