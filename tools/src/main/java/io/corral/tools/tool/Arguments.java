package io.corral.tools.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a tool was told, checked against its parameters.
public final class Arguments {

    private static final int DIGITS_MAX = 9;

    private final Map<String, List<String>> values;

    private Arguments(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
    }

    /// Arguments, or why they are none.
    public sealed interface ArgumentsRead {
        /// They are right.
        record Right(Arguments arguments) implements ArgumentsRead {}

        /// They are not.
        ///
        /// @param sentence what was expected and what was found
        record Wrong(String sentence) implements ArgumentsRead {}
    }

    /// Checks arguments.
    ///
    /// @param given by name of parameter; a flag is there with any value but `false`
    public static ArgumentsRead read(Tool tool, Map<String, List<String>> given) {
        Map<String, Parameter> known = new HashMap<>();
        tool.parameters().forEach(parameter -> known.put(parameter.name(), parameter));
        for (String name : given.keySet()) {
            if (!known.containsKey(name)) {
                return new ArgumentsRead.Wrong(tool.name() + " has no parameter " + name
                        + "; it has " + String.join(", ",
                                tool.parameters().stream().map(Parameter::name).toList())
                        + ".");
            }
        }
        Map<String, List<String>> values = new HashMap<>();
        for (Parameter parameter : tool.parameters()) {
            List<String> texts = texts(parameter, given.getOrDefault(parameter.name(), List.of()));
            Optional<String> problem = problem(parameter, texts);
            if (problem.isPresent()) {
                return new ArgumentsRead.Wrong(problem.get());
            }
            if (!texts.isEmpty()) {
                values.put(parameter.name(), texts);
            }
        }
        return new ArgumentsRead.Right(new Arguments(values));
    }

    private static List<String> texts(Parameter parameter, List<String> given) {
        List<String> texts = new ArrayList<>(given.stream().map(String::strip)
                .filter(text -> !text.isEmpty()).toList());
        if (parameter.type() == ParameterType.FLAG) {
            texts.removeIf("false"::equals);
        }
        if (given.isEmpty() && parameter.fallback() != null) {
            texts.add(parameter.fallback());
        }
        return texts;
    }

    private static Optional<String> problem(Parameter parameter, List<String> texts) {
        if (texts.isEmpty()) {
            return parameter.required()
                    ? Optional.of(parameter.label() + " is missing: " + parameter.description())
                    : Optional.empty();
        }
        if (parameter.type() != ParameterType.TEXTS && texts.size() > 1) {
            return Optional.of(parameter.name() + " takes one value, found " + texts.size() + ".");
        }
        String text = texts.getFirst();
        return switch (parameter.type()) {
            case TEXT, TEXTS, FLAG -> Optional.empty();
            case INTEGER -> isNumber(text)
                    ? Optional.empty()
                    : Optional.of(parameter.name() + " is a whole number, found " + text + ".");
            case CHOICE -> parameter.choices().contains(text)
                    ? Optional.empty()
                    : Optional.of(parameter.name() + " is one of "
                            + String.join(", ", parameter.choices()) + ", found " + text + ".");
        };
    }

    private static boolean isNumber(String text) {
        return text.length() <= DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// A text; null when it was left out.
    public @Nullable String text(String name) {
        List<String> texts = texts(name);
        return texts.isEmpty() ? null : texts.getFirst();
    }

    /// A text that cannot be left out, or has a fallback.
    public String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalStateException("no argument " + name + ": define it as required");
        }
        return text;
    }

    /// All texts; empty when it was left out.
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// Whether it is there.
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// A number; the other when it was left out.
    public int numberOr(String name, int otherwise) {
        String text = text(name);
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
