package io.corral.domain.triage;

import java.util.Locale;

/// Kinds of evidence, each with the points it adds to the score where settings say nothing else.
public enum SignalType {
    // Who is hurt.
    PAYMENT(20),
    SIGN_IN(20),
    CUSTOMER_MESSAGE(15),
    BOOKING(15),
    FLOW(20),
    CUSTOMER_AUDIENCE(5),
    INTERNAL_AUDIENCE(-10),
    HOUSEKEEPING(-20),
    DECORATION(-20),
    // How it ends.
    CRASH(10),
    UNHANDLED(8),
    OWN_CALL_FAILED(8),
    WORK_LOST(25),
    WRONG_MONEY(30),
    WRONG_RESULT(15),
    FALLBACK(-15),
    RECOVERED(-15),
    // Retries.
    RETRIES_EXHAUSTED(25),
    NO_RETRY(15),
    RETRIES_LEFT(-20),
    // Shape.
    NEW(6),
    REGRESSED(5),
    ESCALATING(8),
    BURST_OVER(-8),
    LONG_RUNNING(-2),
    // Reach.
    USERS(1),
    USERS_PER_HOUR(10),
    UNHANDLED_PER_MINUTE(20),
    CRASH_FREE_LOW(30),
    ONE_SEGMENT(3),
    // Cause.
    AFTER_DEPLOY(5),
    LONGER_AFTER_DEPLOY(2),
    OUTSIDE_CALL_FAILED(0),
    MALFORMED_SAMPLE(0),
    RESOURCE_LIMIT(0),
    OWN_LIMIT(-4),
    INFRASTRUCTURE(0),
    BLIND(-5),
    APPLICATION_FRAME(0),
    // Noise.
    NOT_PRODUCTION(-40),
    CRAWLER(-40),
    SCANNER(-40),
    MONITOR(-40),
    FOREIGN_FRAMES(-40),
    TRANSLATED_PAGE(-40),
    KNOWN_NOISE(-40),
    DECLINED(-30),
    VALIDATION(-20),
    CLIENT_GONE(-30),
    SESSION_ENDED(-30),
    NOTICE(-30),
    OWN_LINK_BROKEN(0);

    private final double points;

    SignalType(double points) {
        this.points = points;
    }

    /// Points where settings say nothing else.
    public double points() {
        return points;
    }

    /// The word of the output, such as `retries-exhausted`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
