package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;
import static io.corral.domain.triage.SignalType.CRASH_FREE_LOW;
import static io.corral.domain.triage.SignalType.INTERNAL_AUDIENCE;
import static io.corral.domain.triage.SignalType.MALFORMED_SAMPLE;
import static io.corral.domain.triage.SignalType.NEW;
import static io.corral.domain.triage.SignalType.NO_RETRY;
import static io.corral.domain.triage.SignalType.OTHER_PEOPLES_DATA;
import static io.corral.domain.triage.SignalType.OWN_CALL_FAILED;
import static io.corral.domain.triage.SignalType.PAYMENT;
import static io.corral.domain.triage.SignalType.RETRIES_EXHAUSTED;
import static io.corral.domain.triage.SignalType.SIGN_IN;
import static io.corral.domain.triage.SignalType.UNHANDLED;
import static io.corral.domain.triage.SignalType.UNHANDLED_PER_MINUTE;
import static io.corral.domain.triage.SignalType.USERS_PER_HOUR;
import static io.corral.domain.triage.SignalType.WORK_LOST;
import static io.corral.domain.triage.SignalType.WRONG_MONEY;
import static io.corral.domain.triage.SignalType.WRONG_RESULT;

import java.util.function.Predicate;

/// How fast somebody has to respond.
final class SeverityRules {

    private static final Predicate<Case> TIER_ONE = SeverityRules::isTierOne;
    private static final Predicate<Case> HIGH = SeverityRules::isHigh;
    private static final Predicate<Case> BLOCKED =
            has(UNHANDLED, OWN_CALL_FAILED, RETRIES_EXHAUSTED, NO_RETRY);

    private static final Rules<Severity> RULES = new Rules<Severity>()
            .rule(Severity.P3, "noise", about -> about.noise() != null)
            .rule(Severity.P3, "cosmetic, or housekeeping", about -> about.tier() == 4)
            .rule(Severity.P0, "crash-free sessions are below the limit",
                    has(CRASH_FREE_LOW).and(TIER_ONE))
            .rule(Severity.P0, "unhandled events a minute are above the limit",
                    has(UNHANDLED_PER_MINUTE).and(TIER_ONE))
            .rule(Severity.P0, "wrong money, wrong results of a core flow, other people's data",
                    has(WRONG_MONEY, WRONG_RESULT, OTHER_PEOPLES_DATA).and(TIER_ONE)
                            .and(no(RETRIES_EXHAUSTED, UNHANDLED)))
            .rule(Severity.P0, "data is lost", has(WORK_LOST).and(TIER_ONE)
                    .and(has(MALFORMED_SAMPLE).or(no(RETRIES_EXHAUSTED))))
            .rule(Severity.P0, "a check of ours says that something is wrong",
                    TIER_ONE.and(Case::isLogged))
            .rule(Severity.P1, "a core flow is broken", TIER_ONE)
            .rule(Severity.P1, "new, and more users an hour than the limit",
                    has(USERS_PER_HOUR).and(has(NEW)).and(HIGH))
            .rule(Severity.P1, "a page of the staff whose failure stops revenue",
                    has(INTERNAL_AUDIENCE).and(has(UNHANDLED)).and(HIGH)
                            .and(TierRules::isRevenueWork))
            .rule(Severity.P1, "payments or sign-in, and no workaround",
                    BLOCKED.and(has(PAYMENT, SIGN_IN)).and(HIGH))
            .rule(Severity.P3, "a page of the staff, and revenue goes on",
                    has(INTERNAL_AUDIENCE).and(HIGH.negate()))
            .rule(Severity.P2, "fewer users, or a workaround", _ -> true);

    private SeverityRules() {}

    static Rules.Decision<Severity> decide(Case about) {
        return RULES.decide(about).orElseThrow();
    }

    private static boolean isTierOne(Case about) {
        return about.tier() == 1;
    }

    private static boolean isHigh(Case about) {
        return about.tier() <= Verdict.HIGH_TIER_MAX;
    }
}
