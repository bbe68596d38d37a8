package io.corral.domain.group;

import java.util.List;

/// Kinds of values that are masked in messages, by the words explanations use. A project may switch
/// each off: the values then stay in the message, and tell issues apart.
public final class MaskKinds {

    /// All of them.
    public static final List<String> ALL = List.of(
            "address", "date", "directory", "email", "hex", "host", "json", "line", "locale",
            "number", "path", "quantity", "quoted", "random", "reference", "token", "uuid",
            "value");

    private MaskKinds() {}
}
