package io.corral.sample;

/// What a person who knows the application would call a bug.
public enum BugKind {
    /// The one null reference in the new checkout flow: stop and fix.
    CHECKOUT,
    /// A real defect, for the next sprint.
    REAL,
    /// Known and accepted: a flaky third party, a full disk of a visitor.
    KNOWN,
    /// Not ours: bots, scanners, browser extensions, modified devices.
    NOISE
}
