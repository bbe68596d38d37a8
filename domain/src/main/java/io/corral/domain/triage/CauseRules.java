package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;
import static io.corral.domain.triage.SignalType.AFTER_DEPLOY;
import static io.corral.domain.triage.SignalType.APPLICATION_FRAME;
import static io.corral.domain.triage.SignalType.BLIND;
import static io.corral.domain.triage.SignalType.CRASH_FREE_LOW;
import static io.corral.domain.triage.SignalType.DECORATION;
import static io.corral.domain.triage.SignalType.DEPLOY_ELSEWHERE;
import static io.corral.domain.triage.SignalType.GAUGE;
import static io.corral.domain.triage.SignalType.INFRASTRUCTURE;
import static io.corral.domain.triage.SignalType.LONGER_AFTER_DEPLOY;
import static io.corral.domain.triage.SignalType.MALFORMED_SAMPLE;
import static io.corral.domain.triage.SignalType.MINIFIED;
import static io.corral.domain.triage.SignalType.OTHER_PEOPLES_DATA;
import static io.corral.domain.triage.SignalType.OUTSIDE_CALL_FAILED;
import static io.corral.domain.triage.SignalType.OWN_LIMIT;
import static io.corral.domain.triage.SignalType.OWN_LINK_BROKEN;
import static io.corral.domain.triage.SignalType.RESOURCE_LIMIT;
import static io.corral.domain.triage.SignalType.TIMEOUT;
import static io.corral.domain.triage.SignalType.USERS_PER_HOUR;
import static io.corral.domain.triage.SignalType.WORK_LOST;
import static io.corral.domain.triage.SignalType.WRONG_MONEY;
import static io.corral.domain.triage.SignalType.WRONG_RESULT;

import java.util.Optional;

/// The likely cause, by its diagnostic signal.
final class CauseRules {

    private static final Rules<CauseCategory> RULES = new Rules<CauseCategory>()
            .rule(CauseCategory.SDK_MISCONFIGURATION, "events without context", has(BLIND))
            .rule(CauseCategory.RESOURCE_EXHAUSTION, "a limit of our own",
                    has(OWN_LIMIT).and(no(OUTSIDE_CALL_FAILED)))
            .rule(CauseCategory.RESOURCE_EXHAUSTION, "a gauge of a machine", has(GAUGE))
            .rule(CauseCategory.DEPLOYMENT_REGRESSION, "crash-free sessions fell with a deploy",
                    has(AFTER_DEPLOY).and(has(CRASH_FREE_LOW)))
            .rule(CauseCategory.DATA_CORRUPTION, "the event holds a malformed sample",
                    has(MALFORMED_SAMPLE))
            .rule(CauseCategory.DEPLOYMENT_REGRESSION, "it began with a deploy",
                    has(AFTER_DEPLOY))
            .rule(CauseCategory.DEPLOYMENT_REGRESSION, "it began with a deploy of another project",
                    has(DEPLOY_ELSEWHERE).and(has(USERS_PER_HOUR))
                            .and(no(OUTSIDE_CALL_FAILED)))
            .rule(CauseCategory.THIRD_PARTY_FAILURE, "calls of an outside host fail",
                    has(OUTSIDE_CALL_FAILED))
            .rule(CauseCategory.RESOURCE_EXHAUSTION, "pools, memory, disk or limits are full",
                    has(RESOURCE_LIMIT))
            .rule(CauseCategory.INFRASTRUCTURE, "network, keys, brokers or stores of our own",
                    has(INFRASTRUCTURE))
            .rule(CauseCategory.DEPLOYMENT_REGRESSION, "it began within a day of a deploy",
                    has(LONGER_AFTER_DEPLOY))
            .rule(CauseCategory.INFRASTRUCTURE, "something of our own did not answer in time",
                    has(TIMEOUT))
            .rule(CauseCategory.SDK_MISCONFIGURATION, "frames without names: no source maps",
                    has(MINIFIED))
            .rule(CauseCategory.CODE_BUG, "a fault in our own frames", has(APPLICATION_FRAME))
            .rule(CauseCategory.CODE_BUG, "what the program itself shows, links or writes is wrong",
                    has(OWN_LINK_BROKEN, DECORATION, WRONG_RESULT, WRONG_MONEY,
                            OTHER_PEOPLES_DATA, WORK_LOST));

    private CauseRules() {}

    static Optional<Rules.Decision<CauseCategory>> decide(Case about) {
        return RULES.decide(about);
    }
}
