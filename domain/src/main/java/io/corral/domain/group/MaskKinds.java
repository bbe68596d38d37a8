package io.corral.domain.group;

import java.util.List;

/// Kinds of values that are masked in messages, by the words explanations use. A project may switch
/// each off: the values then stay in the message, and tell issues apart.
public final class MaskKinds {

    /// All of them.
    public static final List<String> ALL = List.of(
            "address", "binds", "comment", "currency", "date", "directory", "email", "file", "hex",
            "host", "json", "line", "list", "literal", "locale", "name", "number", "path",
            "person", "pod", "quantity", "quoted", "random", "reference", "token", "url", "uuid",
            "value");

    private MaskKinds() {}
}
