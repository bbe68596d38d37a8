package io.corral.domain.triage;

import static io.corral.domain.triage.Rules.any;
import static io.corral.domain.triage.Rules.has;
import static io.corral.domain.triage.Rules.no;

import io.corral.domain.event.Level;
import java.util.Optional;

/// Whether an issue is noise. Volume is no argument.
final class NoiseRules {

    private static final SignalType[] HARM = {SignalType.RETRIES_EXHAUSTED, SignalType.NO_RETRY,
            SignalType.WORK_LOST, SignalType.WRONG_MONEY, SignalType.CRASH_FREE_LOW,
            SignalType.OWN_LINK_BROKEN};

    private NoiseRules() {}

    static Optional<Rules.Decision<NoiseClass>> decide(IssueReading reading, Evidence evidence) {
        IssueFacts facts = reading.facts();
        boolean mild = facts.level() == Level.WARNING || facts.level() == Level.INFO
                || facts.level() == Level.DEBUG;
        boolean nobody = facts.usersOrZero() == 0;
        boolean quiet = !facts.isSubstatus("new") && !facts.isSubstatus("escalating");
        return new Rules<NoiseClass>()
                .rule(NoiseClass.STAGING, "no production event", has(SignalType.NOT_PRODUCTION))
                .rule(NoiseClass.BOT, "a synthetic monitor asks", has(SignalType.MONITOR))
                .rule(NoiseClass.BOT, "only a crawler or scanner meets it",
                        any(SignalType.CRAWLER, SignalType.SCANNER)
                                .and(_ -> nobody || evidence.has(SignalType.SCANNER)))
                .rule(NoiseClass.BROWSER_EXTENSION, "only foreign frames",
                        has(SignalType.FOREIGN_FRAMES))
                .rule(NoiseClass.BROWSER_EXTENSION, "the page was translated",
                        has(SignalType.TRANSLATED_PAGE))
                .rule(NoiseClass.EXPECTED, "on the list of known noise",
                        has(SignalType.KNOWN_NOISE).and(no(HARM)))
                .rule(NoiseClass.AUTO_RETRIED, "the attempts stay below their limit",
                        has(SignalType.RETRIES_LEFT).and(no(HARM))
                                .and(no(SignalType.UNHANDLED)))
                .rule(NoiseClass.EXPECTED, "a notice for developers",
                        has(SignalType.NOTICE).and(no(HARM)).and(no(SignalType.UNHANDLED)))
                .rule(NoiseClass.EXPECTED, "the client went away", has(SignalType.CLIENT_GONE)
                        .and(no(HARM)).and(no(SignalType.UNHANDLED)))
                .rule(NoiseClass.EXPECTED, "declined for a reason the customer is told",
                        has(SignalType.DECLINED).and(no(HARM)).and(no(SignalType.UNHANDLED))
                                .and(_ -> quiet))
                .rule(NoiseClass.EXPECTED, "a session ended or a password was wrong",
                        has(SignalType.SESSION_ENDED).and(no(HARM)).and(_ -> quiet)
                                .and(no(SignalType.UNHANDLED, SignalType.AFTER_DEPLOY)))
                .rule(NoiseClass.EXPECTED, "refused input, the form says why",
                        has(SignalType.VALIDATION).and(no(HARM)).and(_ -> mild && quiet)
                                .and(no(SignalType.AFTER_DEPLOY, SignalType.UNHANDLED)))
                .rule(NoiseClass.THIRD_PARTY_FLAKE, "an optional outside service, nothing lost",
                        has(SignalType.OUTSIDE_CALL_FAILED).and(no(HARM))
                                .and(no(SignalType.UNHANDLED, SignalType.WRONG_RESULT))
                                .and(_ -> mild || evidence.has(SignalType.DECORATION))
                                .and(any(SignalType.FALLBACK, SignalType.DECORATION)))
                .decide(evidence);
    }
}
