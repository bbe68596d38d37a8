package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.any;
import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;

import java.util.function.Predicate;

/// How fast somebody has to respond.
final class SeverityRules {

    private SeverityRules() {}

    static Rules.Decision<Severity> decide(int tier, boolean noise, Evidence evidence) {
        Predicate<Evidence> blocked = any(SignalType.UNHANDLED, SignalType.OWN_CALL_FAILED,
                SignalType.RETRIES_EXHAUSTED, SignalType.NO_RETRY);
        return new Rules<Severity>()
                .rule(Severity.P3, "noise", _ -> noise)
                .rule(Severity.P3, "cosmetic or housekeeping", _ -> tier == 4)
                .rule(Severity.P0, "crash-free sessions below the limit",
                        has(SignalType.CRASH_FREE_LOW).and(_ -> tier == 1))
                .rule(Severity.P0, "unhandled events a minute above the limit",
                        has(SignalType.UNHANDLED_PER_MINUTE).and(_ -> tier == 1))
                .rule(Severity.P0, "wrong money or lost data",
                        any(SignalType.WRONG_MONEY, SignalType.WORK_LOST).and(_ -> tier == 1)
                                .and(no(SignalType.RETRIES_EXHAUSTED)))
                .rule(Severity.P1, "a core flow is broken", _ -> tier == 1)
                .rule(Severity.P1, "new, and more users an hour than allowed",
                        has(SignalType.USERS_PER_HOUR).and(has(SignalType.NEW))
                                .and(_ -> tier == 2))
                .rule(Severity.P1, "a staff page whose failure stops revenue",
                        has(SignalType.INTERNAL_AUDIENCE).and(_ -> tier == 2))
                .rule(Severity.P1, "a key feature without a workaround",
                        blocked.and(any(SignalType.PAYMENT, SignalType.SIGN_IN))
                                .and(_ -> tier == 2))
                .rule(Severity.P2, "fewer users, or a workaround", _ -> true)
                .decide(evidence).orElseThrow();
    }
}
