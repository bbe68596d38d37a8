package io.corral.domain.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What would have to differ for an event to be another issue, and what may differ as it likes.
///
/// @param splits sentences about what makes another issue
/// @param ignored sentences about what does not
public record Distinctions(List<String> splits, List<String> ignored) {

    public Distinctions {
        splits = List.copyOf(splits);
        ignored = List.copyOf(ignored);
    }

    /// The distinctions of an explanation.
    public static Distinctions of(Explanation explanation) {
        Set<String> names = new TreeSet<>();
        explanation.components().forEach(part -> names.add(part.name()));
        List<String> splits = new ArrayList<>();
        for (String name : names) {
            splits.add(sentence(name));
        }
        return new Distinctions(splits, ignored(explanation, names));
    }

    private static String sentence(String component) {
        return switch (component) {
            case "type" -> "Another type of exception, anywhere in its chain.";
            case "frame" -> "Another function among the frames that count, or in another order.";
            case "message" -> "Other words in the message, values in it aside.";
            case "fingerprint" -> "Another fingerprint.";
            case "checksum" -> "Another checksum.";
            case "kind" -> "An exception instead of a message.";
            case "group" -> "Another kind of exception group.";
            default -> "Another " + component + ".";
        };
    }

    private static List<String> ignored(Explanation explanation, Set<String> names) {
        List<String> ignored = new ArrayList<>();
        boolean spans = explanation.messages().stream().anyMatch(
                message -> message.counts() && !message.spans().isEmpty());
        if (spans) {
            ignored.add("The values that are masked in the message.");
        }
        boolean quiet = explanation.messages().stream().anyMatch(message -> !message.counts());
        if (quiet && !names.contains("message")) {
            ignored.add("The message: type and frames tell enough.");
        }
        boolean dropped = explanation.stacks().stream().flatMap(stack -> stack.frames().stream())
                .anyMatch(frame -> frame.fate() == Explanation.Fate.DROPPED);
        if (dropped) {
            ignored.add("Frames that are dropped: libraries, runtimes and repetitions.");
        }
        if (names.contains("frame")) {
            ignored.add("Lines, columns, directories, and versions in file names.");
        }
        ignored.add("Release, environment, user, tags and time.");
        return ignored;
    }
}
