package io.corral.domain.triage.check;

import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Explanation;
import io.corral.domain.triage.Signal;
import io.corral.domain.triage.SignalType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an issue of a cause is recognised, and what to do at once.
///
/// @param sign what speaks for this cause here, a sentence without a full stop
/// @param source field it was read from
/// @param actions what to do, the most urgent first
/// @param command that does the first of them, to be run by a person; null where there is none
public record CausePattern(CauseCategory cause, String sign, String source, List<String> actions,
        @Nullable String command) {

    public CausePattern {
        actions = List.copyOf(actions);
    }

    /// The pattern of an issue; empty where its cause is not known, and for noise.
    public static Optional<CausePattern> of(Examined examined) {
        Explanation explanation = examined.explanation();
        CauseCategory cause = explanation.verdict().cause();
        return cause == null || explanation.verdict().noise() != null
                ? Optional.empty()
                : Optional.of(of(cause, examined));
    }

    private static CausePattern of(CauseCategory cause, Examined examined) {
        List<Signal> because = because(examined.explanation());
        return switch (cause) {
            case DEPLOYMENT_REGRESSION -> Rollback.pattern(examined, because);
            case THIRD_PARTY_FAILURE -> pattern(cause, because, "calls of an outside host fail",
                    "Put a circuit breaker and a time limit around " + host(because) + ".",
                    "Retry with growing pauses where the work may wait; fall back where not.",
                    "Watch the dependency: its status page, and an alert on failed calls.");
            case DATA_CORRUPTION -> pattern(cause, because, "the event holds malformed input",
                    "Validate this input where it comes in, and refuse it with a reason.",
                    "Fix it upstream: tell whoever sends it, with the sample of the event.",
                    "Look for what was stored from such input already.");
            case RESOURCE_EXHAUSTION -> pattern(cause, because, "a limit is reached",
                    "Scale out, or raise the limit that it names.",
                    "Bound the pool, and give waiting a time limit.",
                    "Limit the rate of whoever asks most.");
            case SDK_MISCONFIGURATION ->
                pattern(cause, because, "events lack what they should hold",
                        "Review the options of the SDK's init: release, environment, breadcrumbs.",
                        "Upload source maps or debug files for this release.",
                        "Send a test event, and look whether it has context.");
            case INFRASTRUCTURE -> pattern(cause, because, "something of our own did not answer",
                    "Look at the network, keys, brokers and stores that it names.",
                    "See whether other issues began at the same time.");
            case CODE_BUG -> new CausePattern(cause, "a fault in a frame of our own",
                    source(because), List.of("Fix the failing line"
                            + examined.explanation().signal(SignalType.APPLICATION_FRAME)
                                    .map(signal -> ": " + Texts.line(signal.value())).orElse("")
                            + "."),
                    null);
        };
    }

    private static CausePattern pattern(
            CauseCategory cause, List<Signal> because, String sign, String... actions) {
        return new CausePattern(cause, because.isEmpty()
                ? sign
                : sign + ": "
                        + Texts.line(because.getFirst().value()),
                source(because), List.of(actions), null);
    }

    static String source(List<Signal> because) {
        return because.isEmpty() ? "event" : because.getFirst().source();
    }

    private static String host(List<Signal> because) {
        return because.stream().filter(signal -> signal.type() == SignalType.OUTSIDE_CALL_FAILED)
                .map(signal -> Texts.line(signal.value().split("[ ,]", 2)[0])).findFirst()
                .orElse("the call");
    }

    private static List<Signal> because(Explanation explanation) {
        return explanation.decisions().stream()
                .filter(decision -> decision.about().equals("cause"))
                .map(Explanation.Decision::because).findFirst().orElse(List.of());
    }
}
