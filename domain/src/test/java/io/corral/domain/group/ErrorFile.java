package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Reads `errors.txt`: bugs as people would note them down, with values that vary per event.
final class ErrorFile {

    /// One way a bug shows itself.
    ///
    /// @param name of the bug
    record Block(String name, String platform, List<String> lines) {

        /// An event of this bug; what varies is drawn from `random`.
        Event event(RandomGenerator random) {
            Errors errors = Errors.on(platform);
            String head = null;
            List<Frame> frames = new ArrayList<>();
            for (String line : lines) {
                String text = fill(line, random);
                if (!text.startsWith("  ")) {
                    raise(errors, head, frames);
                    head = text;
                    frames.clear();
                } else {
                    frames.add(frame(text, random));
                }
            }
            raise(errors, head, frames);
            return errors.event();
        }
    }

    private ErrorFile() {}

    static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (String line : text().lines().toList()) {
            if (line.startsWith("== ")) {
                String[] words = line.split(" ", 3);
                blocks.add(new Block(words[1], words[2].strip(), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                blocks.getLast().lines().add(line);
            }
        }
        return blocks;
    }

    private static String text() {
        try (InputStream file = ErrorFile.class.getResourceAsStream("errors.txt")) {
            return new String(
                    Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void raise(Errors errors, @Nullable String head, List<Frame> frames) {
        if (head == null) {
            return;
        }
        if (head.startsWith("message: ")) {
            int middle = head.indexOf("||");
            String template = head.substring(9, middle).strip();
            errors.message(
                    template.isEmpty() ? null : template, head.substring(middle + 2).strip());
            return;
        }
        int colon = head.indexOf(": ");
        String value = head.substring(colon + 2).replace("\\n", "\n");
        errors.raised(head.substring(0, colon), value, frames.toArray(Frame[]::new));
    }

    private static Frame frame(String line, RandomGenerator random) {
        String[] cells = (line.replace("\\\\", "\\") + " ; ; ;").split(";", -1);
        Boolean inApp = switch (cells[3].strip()) {
            case "+" -> true;
            case "-" -> false;
            default -> null;
        };
        return Errors.frame(
                cell(cells[0]), cell(cells[1]), cell(cells[2]), inApp, random.nextInt(1, 5000));
    }

    private static @Nullable String cell(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /// Replaces `{kind}` by a random value of that kind; other braces stay.
    private static String fill(String line, RandomGenerator random) {
        StringBuilder filled = new StringBuilder();
        int i = 0;
        while (i < line.length()) {
            int close = line.indexOf('}', i);
            String value = line.charAt(i) == '{' && close > 0
                    ? value(line.substring(i + 1, close), random)
                    : null;
            filled.append(value == null ? String.valueOf(line.charAt(i)) : value);
            i = value == null ? i + 1 : close + 1;
        }
        return filled.toString();
    }

    private static @Nullable String value(String kind, RandomGenerator random) {
        return switch (kind) {
            case "int" -> String.valueOf(random.nextInt(10, 100_000));
            case "digit" -> String.valueOf(random.nextInt(10));
            case "hex8" -> from(random, "0123456789abcdef", 8);
            case "hex16" -> from(random, "0123456789abcdef", 16);
            case "base8" ->
                from(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2)
                        + from(random, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789", 6);
            case "capitals" -> from(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 5);
            case "minified" -> from(random, "abcdefghijklmnopqrstuvwxyz", random.nextInt(1, 3));
            case "uuid" ->
                from(random, "0123456789abcdef", 8) + "-" + from(random, "0123456789abcdef", 4)
                        + "-4a1b-9c2d-" + from(random, "0123456789abcdef", 12);
            case "email" ->
                from(random, "abcdefghijk", 6) + "@" + from(random, "lmnop", 4) + ".org";
            case "host" -> from(random, "abcdefghijk", 5) + ".shop.example";
            case "time" ->
                "2026-0%d-1%dT0%d:42:07.%dZ".formatted(
                        random.nextInt(1, 10), random.nextInt(10), random.nextInt(10),
                        random.nextInt(100, 1000));
            case "dir" ->
                pick(random, "/srv/app", "/home/deploy/releases/20261121", "/app",
                        "/var/www/shop-" + from(random, "0123456789abcdef", 7), "C:\\shop")
                        .toLowerCase(Locale.ROOT);
            default -> null;
        };
    }

    private static String pick(RandomGenerator random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String from(RandomGenerator random, String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
