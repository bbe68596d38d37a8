package io.corral.domain.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Why two events are not one issue, or are: their explanations side by side.
///
/// @param same whether both have one key
/// @param components what the keys are made of
/// @param frames of all stacks that count, whether they became part of the key or not
/// @param words of the message templates
/// @param reasons sentences that say what tells the two apart, most telling first; empty when
///     nothing does
public record ExplanationDiff(
        boolean same,
        Alignment<Explanation.Component> components,
        Alignment<FrameLine> frames,
        Alignment<String> words,
        List<String> reasons) {

    public ExplanationDiff {
        reasons = List.copyOf(reasons);
    }

    /// A frame to be compared.
    ///
    /// @param counts whether it is part of the key
    public record FrameLine(String token, boolean counts) {}

    /// Compares two explanations.
    public static ExplanationDiff of(Explanation left, Explanation right) {
        Alignment<Explanation.Component> components =
                Alignment.of(left.components(), right.components());
        boolean same = left.key() == right.key();
        return new ExplanationDiff(
                same, components, Alignment.of(lines(left), lines(right)),
                Alignment.of(words(left), words(right)),
                same ? List.of() : reasons(left, right, components));
    }

    private static List<FrameLine> lines(Explanation explanation) {
        List<FrameLine> lines = new ArrayList<>();
        for (Explanation.StackPart stack : explanation.stacks()) {
            if (stack.counts()) {
                stack.frames().forEach(frame -> lines.add(new FrameLine(
                        frame.token(), frame.fate() != Explanation.Fate.DROPPED)));
            }
        }
        return lines;
    }

    private static List<String> words(Explanation explanation) {
        List<String> words = new ArrayList<>();
        for (Explanation.MessagePart message : explanation.messages()) {
            words.addAll(Arrays.asList(message.template().strip().split("\\s+")));
        }
        words.removeIf(String::isEmpty);
        return words;
    }

    private static List<String> reasons(
            Explanation left, Explanation right, Alignment<Explanation.Component> components) {
        List<String> reasons = new ArrayList<>();
        if (left.algorithm() != right.algorithm()) {
            reasons.add("They were grouped by different versions of the algorithm.");
        }
        if (left.tier() != right.tier()) {
            reasons.add("They are told apart by different evidence: "
                    + words(left.tier()) + " here, " + words(right.tier()) + " there.");
        }
        List<String> names = new ArrayList<>();
        components.onlyLeft().forEach(part -> names.add(part.name()));
        components.onlyRight().forEach(part -> names.add(part.name()));
        names.stream().distinct().forEach(name -> reasons.add(sentence(name)));
        return reasons;
    }

    private static String words(Tier tier) {
        return tier.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String sentence(String component) {
        return switch (component) {
            case "type" -> "The exceptions have different types.";
            case "frame" -> "They come through different functions of the application.";
            case "message" -> "Their messages differ in more than values.";
            case "fingerprint" -> "Their fingerprints differ.";
            case "checksum" -> "Their checksums differ.";
            case "group" -> "Only one of them is a group of exceptions of this kind.";
            default -> "They differ in their " + component + ".";
        };
    }
}
