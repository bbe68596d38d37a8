package io.corral.engine.artifact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a file is that a client asked to put together.
///
/// @param missingChunks by checksum, in the client's order; only with NOT_FOUND
/// @param detail a sentence; null when there is nothing to say
public record AssembleAnswer(
        State state, List<String> missingChunks, @Nullable String detail) {

    /// The words of Sentry's upload protocol.
    public enum State {
        /// Chunks, or the file itself, are not here.
        NOT_FOUND,
        /// All chunks are here; it is being put together.
        ASSEMBLING,
        /// Done.
        OK,
        /// It cannot be done; the detail says why.
        ERROR
    }

    public AssembleAnswer {
        missingChunks = List.copyOf(missingChunks);
    }

    static AssembleAnswer ok() {
        return new AssembleAnswer(State.OK, List.of(), null);
    }

    static AssembleAnswer missing(List<String> chunks) {
        return new AssembleAnswer(State.NOT_FOUND, chunks, null);
    }

    static AssembleAnswer error(String detail) {
        return new AssembleAnswer(State.ERROR, List.of(), detail);
    }
}
