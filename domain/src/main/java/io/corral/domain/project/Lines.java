package io.corral.domain.project;

import java.util.List;

/// Lists that people edit as lines of text: one entry a line, nothing blank, nothing twice.
final class Lines {

    private Lines() {}

    static List<String> of(List<String> entries) {
        return entries.stream().map(String::strip).filter(entry -> !entry.isEmpty())
                .peek(Lines::requireOneLine).distinct().toList();
    }

    private static void requireOneLine(String entry) {
        if (entry.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("An entry is one line, found " + entry);
        }
    }
}
