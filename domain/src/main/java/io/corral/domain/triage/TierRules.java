package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.any;
import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;

import java.util.function.Predicate;

/// Which tier of the worklist an issue that is no noise belongs to.
final class TierRules {

    private static final Lexicon REVENUE = new Lexicon(TopicFile.section("revenue-work"));
    private static final Predicate<Evidence> CORE = any(SignalType.PAYMENT, SignalType.SIGN_IN,
            SignalType.FLOW, SignalType.BOOKING, SignalType.CUSTOMER_MESSAGE);
    private static final Predicate<Evidence> STAFF = has(SignalType.INTERNAL_AUDIENCE);
    private static final Predicate<Evidence> SOFTENED =
            any(SignalType.FALLBACK, SignalType.RECOVERED);
    private static final Predicate<Evidence> SIDE =
            any(SignalType.HOUSEKEEPING, SignalType.DECORATION);

    private TierRules() {}

    static Rules.Decision<Integer> decide(IssueReading reading, Evidence evidence) {
        long users = reading.facts().usersOrZero();
        long many = reading.settings().partlyBlockedUsersMin();
        boolean staffWork = reading.find(REVENUE,
                place -> place.kind() == Place.Kind.ROUTE || place.kind() == Place.Kind.CODE)
                .isPresent() && isChange(reading);
        Predicate<Evidence> rising = any(SignalType.NEW, SignalType.REGRESSED,
                SignalType.ESCALATING, SignalType.AFTER_DEPLOY, SignalType.LONGER_AFTER_DEPLOY);
        Predicate<Evidence> gaveUp = any(SignalType.RETRIES_EXHAUSTED, SignalType.NO_RETRY);
        Predicate<Evidence> hard = any(SignalType.UNHANDLED, SignalType.OWN_CALL_FAILED);
        return new Rules<Integer>()
                .rule(1, "crash-free sessions are too low and this is a crash",
                        has(SignalType.CRASH_FREE_LOW).and(rising))
                .rule(1, "more unhandled events a minute than allowed",
                        has(SignalType.UNHANDLED_PER_MINUTE).and(SOFTENED.negate()))
                .rule(1, "wrong money", has(SignalType.WRONG_MONEY).and(any(SignalType.PAYMENT))
                        .and(no(SignalType.UNHANDLED)).and(_ -> !isHandledError(reading)))
                .rule(4, "housekeeping or decoration", SIDE.and(no(SignalType.FLOW,
                        SignalType.PAYMENT, SignalType.SIGN_IN)).and(_ -> users < many)
                        .and(no(SignalType.WORK_LOST)))
                .rule(3, "softened by a fallback", SOFTENED.and(no(SignalType.WORK_LOST,
                        SignalType.WRONG_MONEY, SignalType.NO_RETRY)))
                .rule(1, "a job of a core flow gave up", gaveUp.and(any(SignalType.PAYMENT,
                        SignalType.SIGN_IN, SignalType.FLOW, SignalType.CUSTOMER_MESSAGE))
                        .and(has(SignalType.RETRIES_EXHAUSTED))
                        .and(no(SignalType.HOUSEKEEPING)))
                .rule(1, "work of customers is lost", has(SignalType.WORK_LOST)
                        .and(has(SignalType.RETRIES_EXHAUSTED)))
                .rule(2, "a job gave up", gaveUp.and(no(SignalType.HOUSEKEEPING)))
                .rule(1, "sign-in is broken", has(SignalType.SIGN_IN)
                        .and(hard.or(any(SignalType.ESCALATING))).and(STAFF.negate()))
                .rule(2, "a staff page whose failure stops revenue", STAFF
                        .and(has(SignalType.UNHANDLED)).and(_ -> staffWork))
                .rule(3, "a staff page", STAFF)
                .rule(3, "links of our own lead nowhere", has(SignalType.OWN_LINK_BROKEN))
                .rule(3, "monitoring is blind", has(SignalType.BLIND))
                .rule(1, "a core flow broke with a deploy for many", CORE.and(hard)
                        .and(rising).and(has(SignalType.USERS_PER_HOUR))
                        .and(has(SignalType.AFTER_DEPLOY)))
                .rule(1, "answers of a core flow are refused since a deploy", has(SignalType.FLOW)
                        .and(has(SignalType.AFTER_DEPLOY)).and(has(SignalType.USERS_PER_HOUR)))
                .rule(2, "wrong, late or missing results", any(SignalType.WRONG_RESULT,
                        SignalType.WRONG_MONEY, SignalType.WORK_LOST))
                .rule(2, "a core flow fails for some", CORE.and(has(SignalType.UNHANDLED))
                        .and(_ -> users > 0)
                        .and(any(SignalType.FLOW, SignalType.PAYMENT).or(_ -> users >= 40)))
                .rule(2, "it grows with the traffic", has(SignalType.ESCALATING)
                        .and(_ -> users >= many))
                .rule(2, "a part of the customers is blocked", has(SignalType.UNHANDLED)
                        .and(_ -> users >= many).and(rising.or(has(SignalType.ONE_SEGMENT))))
                .rule(2, "broke with a deploy for many", rising
                        .and(any(SignalType.AFTER_DEPLOY)).and(has(SignalType.USERS_PER_HOUR)))
                .rule(2, "a job of customers fails since a deploy", has(SignalType.AFTER_DEPLOY)
                        .and(has(SignalType.UNHANDLED)).and(any(SignalType.CUSTOMER_MESSAGE)))
                .rule(3, "stability or an edge case", _ -> true)
                .decide(evidence).orElseThrow();
    }

    private static boolean isHandledError(IssueReading reading) {
        return !reading.frames().isEmpty() && reading.event() != null
                && !reading.event().exceptions().isEmpty();
    }

    // Reading a list is no work that stops; changing something is.
    private static boolean isChange(IssueReading reading) {
        var event = reading.event();
        var request = event == null ? null : event.request();
        return request == null || request.method() == null
                || !request.method().equalsIgnoreCase("GET")
                || !reading.places(Place.Kind.ROUTE).isEmpty();
    }
}
