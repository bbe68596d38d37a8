package io.corral.domain.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands before the colon.
public sealed interface SearchKey {

    /// A name: an attribute, or a tag where no attribute is called so.
    record Named(String name) implements SearchKey {}

    /// `tags[name]` or `tags[name,type]`: the tag even where an attribute has the same name.
    ///
    /// @param type `string`, `number` or `boolean`; null when not said
    record Tag(String name, @Nullable String type) implements SearchKey {}

    /// `function(arguments)`.
    ///
    /// @param arguments as written, trimmed; without quotes
    record Call(String function, List<String> arguments) implements SearchKey {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
