package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;
import static io.corral.domain.triage.SignalType.CRASH_FREE_LOW;
import static io.corral.domain.triage.SignalType.DEPLOY_ELSEWHERE;
import static io.corral.domain.triage.SignalType.GAUGE;
import static io.corral.domain.triage.SignalType.INFRASTRUCTURE;
import static io.corral.domain.triage.SignalType.INTERNAL_AUDIENCE;
import static io.corral.domain.triage.SignalType.NEW;
import static io.corral.domain.triage.SignalType.OTHER_PEOPLES_DATA;
import static io.corral.domain.triage.SignalType.OWN_CALL_FAILED;
import static io.corral.domain.triage.SignalType.PAYMENT;
import static io.corral.domain.triage.SignalType.RESOURCE_LIMIT;
import static io.corral.domain.triage.SignalType.RETRIES_EXHAUSTED;
import static io.corral.domain.triage.SignalType.SIGN_IN;
import static io.corral.domain.triage.SignalType.TIMEOUT;
import static io.corral.domain.triage.SignalType.UNHANDLED;
import static io.corral.domain.triage.SignalType.UNHANDLED_PER_MINUTE;
import static io.corral.domain.triage.SignalType.USERS_PER_HOUR;
import static io.corral.domain.triage.SignalType.WORK_LOST;
import static io.corral.domain.triage.SignalType.WRONG_MONEY;
import static io.corral.domain.triage.SignalType.WRONG_RESULT;

import java.util.function.Predicate;

/// How fast somebody has to respond.
final class SeverityRules {

    /// So many times the limit of users an hour are no part of the customers any more.
    private static final int EVERYBODY = 8;
    private static final int FEW_OF_THE_STAFF = 10;
    private static final Predicate<Case> TIER_ONE = SeverityRules::isTierOne;
    private static final Predicate<Case> HIGH = SeverityRules::isHigh;
    private static final Predicate<Case> BLOCKED =
            has(UNHANDLED, OWN_CALL_FAILED);

    private static final Rules<Severity> RULES = new Rules<Severity>()
            .rule(Severity.P3, "noise", about -> about.noise() != null)
            .rule(Severity.P3, "cosmetic, or housekeeping", about -> about.tier() == 4)
            .rule(Severity.P0, "crash-free sessions are below the limit",
                    has(CRASH_FREE_LOW).and(TIER_ONE))
            .rule(Severity.P0, "unhandled events a minute are above the limit",
                    has(UNHANDLED_PER_MINUTE).and(TIER_ONE))
            .rule(Severity.P0, "wrong money, wrong results of a core flow, other people's data",
                    has(WRONG_MONEY, WRONG_RESULT, OTHER_PEOPLES_DATA).and(TIER_ONE)
                            .and(no(RETRIES_EXHAUSTED, UNHANDLED, OWN_CALL_FAILED)))
            .rule(Severity.P0, "data is lost", has(WORK_LOST).and(TIER_ONE)
                    .and(no(RETRIES_EXHAUSTED).or(SeverityRules::isSaidToBeLost)))
            .rule(Severity.P0, "a check of ours says that something is wrong",
                    TIER_ONE.and(Case::isLogged).and(no(OWN_CALL_FAILED, USERS_PER_HOUR)))
            .rule(Severity.P0, "a core flow is blocked for everybody, as many as meet it",
                    TIER_ONE.and(no(OWN_CALL_FAILED, DEPLOY_ELSEWHERE))
                            .and(SeverityRules::isEverybody))
            .rule(Severity.P1, "a core flow is broken", TIER_ONE)
            .rule(Severity.P1, "new, and more users an hour than the limit",
                    has(USERS_PER_HOUR).and(has(NEW)).and(HIGH))
            .rule(Severity.P1, "a page of the staff whose failure stops revenue",
                    has(INTERNAL_AUDIENCE).and(has(UNHANDLED)).and(HIGH))
            .rule(Severity.P1, "payments or sign-in, and no workaround",
                    BLOCKED.and(has(PAYMENT, SIGN_IN)).and(HIGH))
            .rule(Severity.P3, "something runs out in days, and nothing failed yet",
                    HIGH.negate().and(Case::isLogged).and(SeverityRules::isRunningOut))
            .rule(Severity.P3, "an edge case of few of the staff", HIGH.negate()
                    .and(has(INTERNAL_AUDIENCE)).and(SeverityRules::isFewOfTheStaff)
                    .and(no(RESOURCE_LIMIT, GAUGE, TIMEOUT, INFRASTRUCTURE)))
            .rule(Severity.P2, "fewer users, or a workaround", _ -> true);

    private SeverityRules() {}

    static Rules.Decision<Severity> decide(Case about) {
        return RULES.decide(about).orElseThrow();
    }

    private static boolean isRunningOut(Case about) {
        return about.reading().findInMessage(Topic.RUNNING_OUT).isPresent();
    }

    private static boolean isFewOfTheStaff(Case about) {
        return about.users() > 0 && about.users() < FEW_OF_THE_STAFF;
    }

    private static boolean isEverybody(Case about) {
        return Reach.of(about.reading().facts(), about.reading().now()).usersPerHour() > EVERYBODY
                * about.reading().settings().newUsersPerHourMax();
    }

    // The product context tells what is lost with a job that gave up.
    private static boolean isSaidToBeLost(Case about) {
        return about.evidence().get(WORK_LOST).stream()
                .anyMatch(signal -> signal.source().startsWith("context")
                        && about.reading().hear(signal.value()).has(Topic.DESTROYED));
    }

    private static boolean isTierOne(Case about) {
        return about.tier() == 1;
    }

    private static boolean isHigh(Case about) {
        return about.tier() <= Verdict.HIGH_TIER_MAX;
    }
}
