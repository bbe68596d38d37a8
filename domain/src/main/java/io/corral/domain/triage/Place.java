package io.corral.domain.triage;

/// A text of an issue: where it stands, and what it mentions.
///
/// @param text its first characters; what follows says nothing new
/// @param source field, such as `event.transaction`
record Place(Kind kind, String source, String text, Mentions mentions) {

    /// What a text says.
    enum Kind {
        /// Which part of the product.
        ROUTE,
        /// Which part of the program.
        CODE,
        /// What went wrong.
        MESSAGE,
        /// What happened before, noted as what goes as it should.
        CRUMB,
        /// The same, noted as a warning or an error.
        WARNING;

        /// Whether a program noted it before.
        boolean isNote() {
            return this == CRUMB || this == WARNING;
        }
    }

    static Place of(Kind kind, String source, String text, Surroundings surroundings) {
        String bounded = text.substring(0, Math.min(text.length(), Words.TEXT_LENGTH_MAX));
        return new Place(kind, source, bounded, surroundings.hear(bounded));
    }
}
