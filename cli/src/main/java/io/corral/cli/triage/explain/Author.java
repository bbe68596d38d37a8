package io.corral.cli.triage.explain;

/// Writes prose from facts.
interface Author {

    /// What is to be written.
    ///
    /// @param wish a sentence
    /// @param facts JSON, with what applications sent in it
    /// @param wordsMax about how long
    record Task(String wish, String facts, int wordsMax) {}

    /// What came of it.
    sealed interface Written {

        /// A text, as it came: it may hold anything.
        ///
        /// @param isCut whether it ends early
        record Text(String text, boolean isCut) implements Written {}

        /// No text this time.
        ///
        /// @param reason half a sentence without secrets
        record Declined(String reason) implements Written {}

        /// No text, nor for whatever else is asked.
        ///
        /// @param reason half a sentence without secrets
        record Unavailable(String reason) implements Written {}
    }

    /// Writes; never throws because of what is at the other end.
    Written write(Task task);

    /// Who it is, for the head of what it wrote.
    String name();
}
