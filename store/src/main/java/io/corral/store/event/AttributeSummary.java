package io.corral.store.event;

/// A name under which rows carry values of their own.
///
/// @param rows that have it
public record AttributeSummary(Kind kind, String key, long rows) {

    /// How expressions ask for it.
    public enum Kind {
        /// [EventExpression.Tag], without those that are columns.
        TAG,
        /// [EventExpression.TextAttribute].
        TEXT,
        /// [EventExpression.NumberAttribute].
        NUMBER,
        /// [EventExpression.Measurement].
        MEASUREMENT
    }
}
