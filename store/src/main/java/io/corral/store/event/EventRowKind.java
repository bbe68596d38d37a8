package io.corral.store.event;

/// What a row is; the value of `event.type` in searches.
public enum EventRowKind {
    ERROR("error"),
    DEFAULT("default"),
    CSP("csp"),
    HPKP("hpkp"),
    EXPECT_CT("expectct"),
    EXPECT_STAPLE("expectstaple"),
    FEEDBACK("feedback"),
    /// The root span of one service's part of a trace.
    TRANSACTION("transaction"),
    /// Any other span.
    SPAN("span");

    private final String wireName;

    EventRowKind(String wireName) {
        this.wireName = wireName;
    }

    /// The word of Sentry's API.
    public String wireName() {
        return wireName;
    }
}
