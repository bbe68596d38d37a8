package io.corral.domain.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// What evidence weighs, by its kind and, added to that, by where or how it was found.
public final class Weights {

    /// Those of `weights.txt`.
    public static final Weights DEFAULTS = parse(read());

    private static final String START = "start";
    private static final String RULE = "rule";

    private final Weight start;
    private final Weight rule;
    private final Map<SignalType, Map<String, Weight>> byType;

    private Weights(Weight start, Weight rule, Map<SignalType, Map<String, Weight>> byType) {
        this.start = start;
        this.rule = rule;
        this.byType = byType;
    }

    /// Before anything is known.
    public Weight start() {
        return start;
    }

    /// What it weighs that a rule says yes, and with the other sign that it says no.
    public Weight rule() {
        return rule;
    }

    /// Of a kind of evidence.
    ///
    /// @param variant where or how it was found; empty when there is nothing to tell apart
    public Weight of(SignalType type, String variant) {
        Map<String, Weight> weights = byType.get(type);
        if (weights == null) {
            return Weight.NONE;
        }
        Weight plain = weights.getOrDefault("", Weight.NONE);
        return variant.isEmpty()
                ? plain
                : plain.plus(weights.getOrDefault(variant, Weight.NONE));
    }

    /// Reads lines of a name and three numbers: the word of a signal, or that and `@` and a
    /// variant. `#` begins a comment.
    ///
    /// @throws IllegalArgumentException when a line says something else
    public static Weights parse(String text) {
        Map<SignalType, Map<String, Weight>> byType = new EnumMap<>(SignalType.class);
        Weight start = Weight.NONE;
        Weight rule = Weight.NONE;
        for (String line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] parts = line.split("\\s+", -1);
                Weight weight = weight(line, parts);
                switch (parts[0]) {
                    case START -> start = weight;
                    case RULE -> rule = weight;
                    default -> put(byType, line, parts[0], weight);
                }
            }
        }
        return new Weights(start, rule, Collections.unmodifiableMap(byType));
    }

    private static void put(Map<SignalType, Map<String, Weight>> byType, String line,
            String name, Weight weight) {
        int at = name.indexOf('@');
        String word = at < 0 ? name : name.substring(0, at);
        SignalType type = SignalType.ofWireName(word).orElseThrow(
                () -> new IllegalArgumentException("no signal is called so: " + line));
        byType.computeIfAbsent(type, _ -> new HashMap<>())
                .put(at < 0 ? "" : name.substring(at + 1), weight);
    }

    private static Weight weight(String line, String[] parts) {
        if (parts.length != 4) {
            throw new IllegalArgumentException("a name and three weights expected: " + line);
        }
        try {
            return new Weight(Double.parseDouble(parts[1]), Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("no number: " + line, e);
        }
    }

    private static String read() {
        try (InputStream stream = Weights.class.getResourceAsStream("weights.txt")) {
            if (stream == null) {
                throw new IllegalStateException("resource weights.txt is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
