package io.corral.protocol.sourcemap;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers where a place in generated code was written. Thread-safe.
public interface SourceMap {

    /// The token that covers a place; empty when nothing says where it comes from.
    ///
    /// @param line of the generated code, from 0
    /// @param column of the generated code, from 0, in UTF-16 units
    Optional<Token> find(int line, int column);

    /// About what it holds in memory.
    long weightBytes();

    /// A piece of generated code and where it was written.
    ///
    /// @param generatedLine from 0
    /// @param generatedColumn where the piece begins, from 0
    /// @param line of the source, from 0
    /// @param column of the source, from 0
    /// @param name of the identifier there as it was written; null when the map does not say
    record Token(
            int generatedLine, int generatedColumn, Source source, int line, int column,
            @Nullable String name) {}
}
