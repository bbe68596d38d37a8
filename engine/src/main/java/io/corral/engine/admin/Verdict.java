package io.corral.engine.admin;

import java.util.function.Function;

/// What became of an administrative wish.
///
/// @param <T> what it yields when it was granted
public sealed interface Verdict<T> {

    /// It is so, durably.
    record Done<T>(T value) implements Verdict<T> {}

    /// Nothing changed.
    ///
    /// @param message a sentence for the person who asked
    record Refused<T>(Reason reason, String message) implements Verdict<T> {
        /// The same refusal of something else.
        <U> Refused<U> as() {
            return new Refused<>(reason, message);
        }
    }

    /// Why something was refused.
    enum Reason {
        /// Not of the right form, or against a rule.
        INVALID,
        /// The name is used by something else.
        TAKEN,
        /// What it is about does not exist.
        MISSING
    }

    /// What follows when it was granted.
    default <U> Verdict<U> then(Function<T, Verdict<U>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T> refused -> refused.as();
        };
    }

    /// The value of a wish that cannot be refused.
    ///
    /// @throws IllegalStateException when it was
    default T granted() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Refused<T>(_, var message) -> throw new IllegalStateException(message);
        };
    }
}
