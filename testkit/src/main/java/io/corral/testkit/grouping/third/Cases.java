package io.corral.testkit.grouping.third;

import io.corral.testkit.grouping.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One family: cases, each with bugs that look alike, each with events of that bug. Read from text:
///
/// ```
/// family NAME PLATFORM
/// stack NAME               frames that several events share
///   - function @ file
/// case NAME                bugs that must be told apart
/// bug
/// event                    one way in which the bug was reported; several are one bug
/// Type: message            an exception; several in order, the first thrown first
///   @NAME                  the frames of that stack
///   *20 @NAME              the same twenty times
///   + function @ file      a frame, see [FrameLine]
/// message TEXT             instead of exceptions, or beside them
/// template TEXT            the text with its placeholders
/// logger NAME
/// ```
///
/// In braces stands what varies; see [Place].
///
/// @param cases of each case the bugs, of each bug its events
record Cases(String family, List<List<List<Rendered>>> cases) {

    /// The families of a file beside a class.
    static List<Cases> read(Class<?> owner, String file) {
        Reading reading = new Reading();
        lines(owner, file).filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(reading::line);
        return reading.families;
    }

    /// The lines of a file beside a class.
    static Stream<String> lines(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            byte[] text = Objects.requireNonNull(in, file).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One pass over a file. Owned by one thread.
    private static final class Reading {
        private final List<Cases> families = new ArrayList<>();
        private final Map<String, List<FrameLine>> stacks = new HashMap<>();
        private Platform platform = Platform.PYTHON;
        private List<FrameLine> frames = new ArrayList<>();

        void line(String line) {
            if (line.startsWith("  ")) {
                frames(line.strip());
                return;
            }
            String word = line.split(" ", 2)[0];
            String rest = line.substring(word.length()).strip();
            switch (word) {
                case "family" -> family(rest);
                case "stack" -> stacks.put(rest, begin());
                case "case" -> families.getLast().cases().add(new ArrayList<>());
                case "bug" -> families.getLast().cases().getLast().add(new ArrayList<>());
                case "event" ->
                    families.getLast().cases().getLast().getLast().add(new Rendered(platform));
                case "message" -> event().message = rest;
                case "template" -> event().template = rest;
                case "logger" -> event().logger = rest;
                default -> event().thrown.add(Rendered.thrown(line, begin()));
            }
        }

        private List<FrameLine> begin() {
            frames = new ArrayList<>();
            return frames;
        }

        private void family(String rest) {
            int space = rest.indexOf(' ');
            platform = Platform.valueOf(rest.substring(space + 1));
            families.add(new Cases(rest.substring(0, space), new ArrayList<>()));
            stacks.clear();
        }

        private Rendered event() {
            return families.getLast().cases().getLast().getLast().getLast();
        }

        private void frames(String line) {
            int times = 1;
            String text = line;
            if (line.startsWith("*")) {
                int space = line.indexOf(' ');
                times = Integer.parseInt(line.substring(1, space));
                text = line.substring(space + 1);
            }
            for (int i = 0; i < times; i++) {
                if (text.startsWith("@")) {
                    frames.addAll(Objects.requireNonNull(stacks.get(text.substring(1)), line));
                } else {
                    frames.add(FrameLine.parse(text, platform));
                }
            }
        }
    }
}
