package io.corral.web.page.issue;

/// A name with its value.
///
/// @param block whether the value is long or has lines of its own
public record Fact(String name, String value, boolean block) {

    /// A short value.
    public static Fact of(String name, String value) {
        return new Fact(name, value, false);
    }
}
