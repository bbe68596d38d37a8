package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Where all evidence together leans, before any rule is heard.
///
/// @param sum of what the evidence weighs
/// @param parts what each kind of evidence weighs
record Leaning(Weight sum, Map<SignalType, Weight> parts) {

    private static final int NAMED = 4;
    private static final double SPEAKS = 0.15;

    static Leaning of(Evidence evidence, Weights weights) {
        Weight sum = weights.start();
        var parts = new EnumMap<SignalType, Weight>(SignalType.class);
        for (Map.Entry<SignalType, String> found : evidence.variants().entrySet()) {
            Weight weight = weights.of(found.getKey(), found.getValue());
            parts.put(found.getKey(), weight);
            sum = sum.plus(weight);
        }
        return new Leaning(sum, parts);
    }

    /// What weighs most in one question, on the side that was decided for.
    List<SignalType> weightiest(ToDoubleFunction<Weight> question, boolean yes) {
        double side = yes ? 1 : -1;
        return parts.entrySet().stream()
                .filter(part -> side * question.applyAsDouble(part.getValue()) >= SPEAKS)
                .sorted(Comparator.comparingDouble(
                        part -> -side * question.applyAsDouble(part.getValue())))
                .limit(NAMED).map(Map.Entry::getKey).collect(Collectors.toCollection(
                        ArrayList::new));
    }

    /// In words: what weighs most, and all of it together with the rule.
    String text(ToDoubleFunction<Weight> question, double withRule) {
        String named = weightiest(question, withRule > 0).stream()
                .map(type -> type.wireName().replace('-', ' ') + " "
                        + signed(question.applyAsDouble(parts.getOrDefault(type, Weight.NONE))))
                .collect(Collectors.joining(", "));
        return (named.isEmpty() ? "nothing" : named) + "; all of it and the rule "
                + signed(withRule);
    }

    private static String signed(double weight) {
        return String.format(Locale.ROOT, "%+.1f", weight);
    }
}
