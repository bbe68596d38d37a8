package io.corral.domain.triage;

import java.util.Locale;
import java.util.Optional;

/// Kinds of evidence, each with the points it adds to the score where settings say nothing else.
public enum SignalType {
    // Who is hurt, and in what.
    /// A flow of the product context.
    FLOW(20),
    PAYMENT(20),
    SIGN_IN(20),
    CUSTOMER_MESSAGE(10),
    /// Reports, exports, contracts and signatures.
    DOCUMENT(4),
    /// What people of many trades come for: orders, bookings, exams, calls.
    BOOKING(8),
    CUSTOMER_AUDIENCE(2),
    /// Somebody sent something, and did not only look.
    SUBMITTED(2),
    /// A service that the product context calls critical, of high or of low criticality.
    CRITICAL_SERVICE(12),
    IMPORTANT_SERVICE(6),
    MINOR_SERVICE(-8),
    INTERNAL_AUDIENCE(-6),
    /// What people look at; heard where a line is all that is known.
    SCREEN(8),
    /// Feeds and processes behind, which run again; likewise.
    BACKGROUND(-8),
    HOUSEKEEPING(-10),
    DECORATION(-15),

    // How it ends.
    CRASH(6),
    UNHANDLED(8),
    /// A server of our own answered with an error, or not at all.
    OWN_CALL_FAILED(8),
    /// What was to be done is not done, and nobody will do it again.
    WORK_LOST(20),
    WRONG_MONEY(25),
    OTHER_PEOPLES_DATA(30),
    WRONG_RESULT(8),
    /// People got something in its place.
    FALLBACK(-15),
    RECOVERED(-15),
    /// Somebody does by hand what the program did not do.
    BY_HAND(-6),
    /// Things wait, and the program says how many or how long.
    WAITING(6),
    /// It is for the organisation's own use, as its product context says.
    OWN_USE(-15),
    /// Our own link leads nowhere.
    OWN_LINK_BROKEN(2),

    // Attempts of a job.
    RETRIES_EXHAUSTED(20),
    NO_RETRY(10),
    /// Over all events the attempts stay below their limit, or the next attempt worked.
    RETRIES_LEFT(-20),
    /// The latest event was not at its limit; what the others were is not known.
    ATTEMPTS_LEFT(-4),

    // Shape.
    NEW(6),
    REGRESSED(4),
    ESCALATING(8),
    BURST_OVER(-8),
    LONG_RUNNING(-4),

    // Reach.
    /// Points for each tenfold.
    USERS(4),
    USERS_PER_HOUR(12),
    UNHANDLED_PER_MINUTE(20),
    /// Crash-free sessions are below the limit, and this issue is a good part of the crashes.
    CRASH_FREE_LOW(30),
    ONE_SEGMENT(0),

    // Cause.
    AFTER_DEPLOY(6),
    LONGER_AFTER_DEPLOY(2),
    /// It began right after a deploy of another project.
    DEPLOY_ELSEWHERE(4),
    OUTSIDE_CALL_FAILED(0),
    MALFORMED_SAMPLE(0),
    RESOURCE_LIMIT(0),
    OWN_LIMIT(-4),
    INFRASTRUCTURE(0),
    TIMEOUT(0),
    BLIND(-5),
    /// Own frames without names: source maps are missing.
    MINIFIED(0),
    APPLICATION_FRAME(0),

    // Noise.
    NOT_PRODUCTION(-40),
    CRAWLER(-40),
    SCANNER(-40),
    MONITOR(-40),
    /// Robots of stores and laboratories, emulators.
    TEST_DEVICE(-40),
    FOREIGN_FRAMES(-40),
    TRANSLATED_PAGE(-40),
    KNOWN_NOISE(-40),
    /// The framework could not read the request, before any code of ours ran.
    UNREADABLE_REQUEST(-30),
    DECLINED(-30),
    VALIDATION(-20),
    CLIENT_GONE(-30),
    SESSION_ENDED(-30),
    /// The program answered that it refuses, as it is made to.
    REFUSED(-15),
    /// Only what counts visitors or shows advertisements failed.
    ASIDE_FAILED(-30),
    NOTICE(-30),

    // What people said of earlier verdicts.
    /// It counts for as much as it moved the issue.
    CORRECTED(0),
    CAUSE_CORRECTED(0),
    /// It was taken down, but something new happened since.
    CORRECTION_LAPSED(6);

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

    /// The type of that word; empty when there is none.
    public static Optional<SignalType> ofWireName(String word) {
        for (SignalType each : values()) {
            if (each.wireName().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
