package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.any;
import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;

import java.util.Optional;

/// The likely cause, by its diagnostic signal.
final class CauseRules {

    private static final Rules<CauseCategory> RULES = new Rules<CauseCategory>()
            .rule(CauseCategory.SDK_MISCONFIGURATION, "events without context",
                    has(SignalType.BLIND))
            .rule(CauseCategory.RESOURCE_EXHAUSTION, "a limit of our own",
                    has(SignalType.OWN_LIMIT).and(no(SignalType.APPLICATION_FRAME)))
            .rule(CauseCategory.DATA_CORRUPTION, "the event holds a malformed sample",
                    has(SignalType.MALFORMED_SAMPLE).and(no(SignalType.UNHANDLED)))
            .rule(CauseCategory.DEPLOYMENT_REGRESSION, "it began with a deploy",
                    has(SignalType.AFTER_DEPLOY))
            .rule(CauseCategory.THIRD_PARTY_FAILURE, "calls of an outside host fail",
                    has(SignalType.OUTSIDE_CALL_FAILED))
            .rule(CauseCategory.RESOURCE_EXHAUSTION, "pools, memory, disk or limits are full",
                    has(SignalType.RESOURCE_LIMIT))
            .rule(CauseCategory.INFRASTRUCTURE, "network, keys, brokers or stores of our own",
                    any(SignalType.INFRASTRUCTURE))
            .rule(CauseCategory.DEPLOYMENT_REGRESSION, "it began within a day of a deploy",
                    has(SignalType.LONGER_AFTER_DEPLOY))
            .rule(CauseCategory.CODE_BUG, "a fault in our own frames",
                    has(SignalType.APPLICATION_FRAME));

    private CauseRules() {}

    static Optional<Rules.Decision<CauseCategory>> decide(Evidence evidence) {
        return RULES.decide(evidence);
    }
}
