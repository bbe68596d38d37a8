package io.corral.testkit.triage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The text files beside these classes.
final class Resources {

    private Resources() {}

    /// The lines that say something: neither empty nor a comment.
    static List<Line> lines(String name) {
        try (var in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            List<String> texts =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i).strip();
                if (!text.isEmpty() && !text.startsWith("#")) {
                    lines.add(Line.of(i + 1, text));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
