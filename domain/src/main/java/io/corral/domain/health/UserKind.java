package io.corral.domain.health;

/// Sets of users that are counted apart. A user is in a set when one of their sessions is.
public enum UserKind {
    /// Had a session.
    ANY,
    /// Had one that was not healthy.
    UNHEALTHY,
    /// Had one with an unhandled error.
    UNHANDLED,
    /// Had one that ended abnormally.
    ABNORMAL,
    /// Had one that crashed.
    CRASHED,
    /// Had an application that did not respond (Android's ANR).
    ANR,
    /// Had one while it was in the foreground.
    ANR_FOREGROUND
}
