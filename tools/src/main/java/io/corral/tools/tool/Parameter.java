package io.corral.tools.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something a tool wants to know.
///
/// @param name in small letters with hyphens, such as `next-release`; in the terminal the option
///         `--name`, or a word of the command line when it is positional
/// @param label what stands for the value in a usage line, such as `QUERY`; empty for a flag
/// @param description a sentence without markup
/// @param required whether the tool cannot do without
/// @param positional whether the terminal takes it as a word without its name
/// @param fallback the value when it is left out; null for none
/// @param choices the values of a choice
/// @param local whether it reads files of this machine: a server does not offer it
public record Parameter(
        String name, ParameterType type, String label, String description, boolean required,
        boolean positional, @Nullable String fallback, List<String> choices, boolean local) {

    public Parameter {
        choices = List.copyOf(choices);
    }

    /// A text.
    public static Parameter text(String name, String label, String description) {
        return plain(name, ParameterType.TEXT, label, description);
    }

    /// Several texts.
    public static Parameter texts(String name, String label, String description) {
        return plain(name, ParameterType.TEXTS, label, description);
    }

    /// A whole number.
    public static Parameter integer(String name, String label, String description) {
        return plain(name, ParameterType.INTEGER, label, description);
    }

    /// Something that is there or not.
    public static Parameter flag(String name, String description) {
        return plain(name, ParameterType.FLAG, "", description);
    }

    /// One of a few words.
    public static Parameter choice(
            String name, String label, List<String> choices, String description) {
        return new Parameter(name, ParameterType.CHOICE, label, description, false, false, null,
                choices,
                false);
    }

    private static Parameter plain(String name, ParameterType type, String label,
            String description) {
        return new Parameter(name, type, label, description, false, false, null, List.of(), false);
    }

    /// The same, a word of the command line.
    public Parameter asWord() {
        return new Parameter(name, type, label, description, required, true, fallback, choices,
                local);
    }

    /// The same, a word of the command line that must be there.
    public Parameter asRequiredWord() {
        return new Parameter(name, type, label, description, true, true, fallback, choices, local);
    }

    /// The same, with a value for when it is left out.
    public Parameter orElse(String value) {
        return new Parameter(name, type, label, description, required, positional, value, choices,
                local);
    }

    /// The same, reading files of this machine.
    public Parameter ofThisMachine() {
        return new Parameter(name, type, label, description, required, positional, fallback,
                choices, true);
    }
}
