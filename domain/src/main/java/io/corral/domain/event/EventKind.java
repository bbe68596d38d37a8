package io.corral.domain.event;

/// What an event is. Sentry's API calls this the event's `type`.
public enum EventKind {
    /// Has at least one exception.
    ERROR("error"),
    /// A message without an exception.
    DEFAULT("default"),
    /// Content-Security-Policy violation.
    CSP("csp"),
    /// Public key pinning violation.
    HPKP("hpkp"),
    /// Certificate Transparency violation.
    EXPECT_CT("expectct"),
    /// OCSP staple violation.
    EXPECT_STAPLE("expectstaple"),
    /// What a user wrote.
    FEEDBACK("feedback"),
    /// A finished request or page load with its spans.
    TRANSACTION("transaction");

    private final String wireName;

    EventKind(String wireName) {
        this.wireName = wireName;
    }

    /// The word of Sentry's API for this kind, also the value of `event.type` in searches.
    public String wireName() {
        return wireName;
    }
}
