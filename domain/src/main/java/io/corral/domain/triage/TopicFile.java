package io.corral.domain.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `topics.txt`: sections headed `[name]`, entries separated by commas, `#` begins a comment.
final class TopicFile {

    private static final Map<String, List<String>> SECTIONS = read();

    private TopicFile() {}

    /// The entries of a section.
    static List<String> section(String name) {
        List<String> entries = SECTIONS.get(name);
        if (entries == null) {
            throw new IllegalStateException("topics.txt has no section " + name);
        }
        return entries;
    }

    private static Map<String, List<String>> read() {
        try (InputStream stream = TopicFile.class.getResourceAsStream("topics.txt")) {
            if (stream == null) {
                throw new IllegalStateException("resource topics.txt is missing");
            }
            return sections(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, List<String>> sections(String text) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> entries = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                entries = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), entries);
            } else if (!line.startsWith("#")) {
                for (String entry : line.split(",", -1)) {
                    if (!entry.isBlank()) {
                        entries.add(entry.strip());
                    }
                }
            }
        }
        return sections;
    }
}
