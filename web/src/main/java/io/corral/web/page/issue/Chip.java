package io.corral.web.page.issue;

/// A word about a state.
///
/// @param look class of `.chip`, for example `is-new`; empty for none
/// @param hint a sentence about it; empty for none
public record Chip(String text, String look, String hint) {

    /// A word that needs no sentence.
    public static Chip of(String text, String look) {
        return new Chip(text, look, "");
    }
}
