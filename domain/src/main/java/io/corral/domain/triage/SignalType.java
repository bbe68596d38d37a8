package io.corral.domain.triage;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Kinds of evidence. What each weighs stands in `weights.txt`.
public enum SignalType {
    // Who is hurt, and in what.
    /// A flow of the product context.
    FLOW,
    PAYMENT,
    SIGN_IN,
    CUSTOMER_MESSAGE,
    /// Reports, exports, contracts and signatures.
    DOCUMENT,
    /// What people of many trades come for: orders, bookings, exams, calls.
    BOOKING,
    CUSTOMER_AUDIENCE,
    /// Somebody sent something, and did not only look.
    SUBMITTED,
    /// Somebody looked, and sent nothing.
    LOOKED,
    /// Nobody was waiting for an answer.
    JOB,
    /// A service that the product context calls critical, of high or of low criticality.
    CRITICAL_SERVICE,
    IMPORTANT_SERVICE,
    MINOR_SERVICE,
    INTERNAL_AUDIENCE,
    /// What people look at; heard where a line is all that is known.
    SCREEN,
    /// Feeds and processes behind, which run again; likewise.
    BACKGROUND,
    HOUSEKEEPING,
    DECORATION,

    // How it ends.
    CRASH,
    UNHANDLED,
    /// The program caught it.
    HANDLED,
    /// What the program noted last before it, and how gravely.
    LAST_NOTE,
    EARLIER_NOTE,
    /// A server of our own answered with an error, or not at all.
    OWN_CALL_FAILED,
    /// What was to be done is not done, and nobody will do it again.
    WORK_LOST,
    WRONG_MONEY,
    OTHER_PEOPLES_DATA,
    WRONG_RESULT,
    /// People got something in its place.
    FALLBACK,
    RECOVERED,
    /// Somebody does by hand what the program did not do.
    BY_HAND,
    /// Things wait, and the program says how many or how long.
    WAITING,
    /// It is for the organisation's own use, as its product context says.
    OWN_USE,
    /// Our own link leads nowhere.
    OWN_LINK_BROKEN,

    // Attempts of a job.
    RETRIES_EXHAUSTED,
    NO_RETRY,
    /// Over all events the attempts stay below their limit, or the next attempt worked.
    RETRIES_LEFT,
    /// The latest event was not at its limit; what the others were is not known.
    ATTEMPTS_LEFT,

    // Shape.
    AGE,
    TREND,
    NEW,
    REGRESSED,
    ESCALATING,
    BURST_OVER,
    LONG_RUNNING,

    // Reach.
    USERS,
    /// Nobody met it.
    NOBODY,
    USERS_PER_HOUR,
    UNHANDLED_PER_MINUTE,
    /// Crash-free sessions are below the limit, and this issue is a good part of the crashes.
    CRASH_FREE_LOW,
    ONE_SEGMENT,

    // Cause.
    AFTER_DEPLOY,
    LONGER_AFTER_DEPLOY,
    /// It began right after a deploy of another project.
    DEPLOY_ELSEWHERE,
    OUTSIDE_CALL_FAILED,
    MALFORMED_SAMPLE,
    RESOURCE_LIMIT,
    /// A gauge of disk, memory, handles or time that was written down; nothing failed yet.
    GAUGE,
    OWN_LIMIT,
    INFRASTRUCTURE,
    TIMEOUT,
    BLIND,
    /// Own frames without names: source maps are missing.
    MINIFIED,
    APPLICATION_FRAME,

    // Noise.
    NOT_PRODUCTION,
    CRAWLER,
    SCANNER,
    MONITOR,
    /// Robots of stores and laboratories, emulators.
    TEST_DEVICE,
    FOREIGN_FRAMES,
    TRANSLATED_PAGE,
    KNOWN_NOISE,
    /// The framework could not read the request, before any code of ours ran.
    UNREADABLE_REQUEST,
    DECLINED,
    VALIDATION,
    CLIENT_GONE,
    SESSION_ENDED,
    /// The program answered that it refuses, as it is made to.
    REFUSED,
    /// Only what counts visitors or shows advertisements failed.
    ASIDE_FAILED,
    NOTICE,

    // What people said of earlier verdicts.
    /// It counts for as much as it moved the issue.
    CORRECTED,
    CAUSE_CORRECTED,
    /// It was taken down, but something new happened since.
    CORRECTION_LAPSED;

    /// What people said of earlier verdicts, heeded or lapsed.
    static final Set<SignalType> SAID = Set.of(CORRECTED, CAUSE_CORRECTED, CORRECTION_LAPSED);

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
