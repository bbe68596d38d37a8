package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.group.rule.FingerprintRule;
import io.corral.domain.group.rule.RuleSource;
import io.corral.domain.group.rule.RuleSubject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events are the same bug. A pure function of the event: same event, same key, whatever came
/// before it. Safe for any number of threads.
public final class Grouping {

    /// Version of the algorithm, salted into every key. Frozen: what changes a key is a new
    /// version.
    public static final int ALGORITHM = 2;

    private Grouping() {}

    /// The keys of an event under the default configuration.
    public static GroupingKeys keys(Event event) {
        return keys(event, GroupingConfig.DEFAULT);
    }

    /// The keys of an event; the primary one decides its issue. Costs about 10 microseconds, and
    /// twice that during a transition.
    public static GroupingKeys keys(Event event, GroupingConfig config) {
        Decision decision = decide(event, config);
        long primary = decision.components.key(config.algorithm());
        return new GroupingKeys(
                primary, decision.allFramesKey(config.algorithm()),
                decision.tier(), config.algorithm(), config.ruleSet(),
                aliases(event, primary, config.previous()));
    }

    private static List<Long> aliases(
            Event event, long primary, @Nullable GroupingConfig previous) {
        if (previous == null) {
            return List.of();
        }
        long key = decide(event, previous).components.key(previous.algorithm());
        return key == primary ? List.of() : List.of(key);
    }

    /// The decision under the default configuration with its reasons.
    public static Explanation explain(Event event) {
        return explain(event, GroupingConfig.DEFAULT);
    }

    /// The same decision as that about the keys, with its reasons.
    public static Explanation explain(Event event, GroupingConfig config) {
        return decide(event, config).explain(config);
    }

    /// What the default grouping reads of an event, for the comparison of issues. Costs as much as
    /// its keys.
    public static GroupingReading read(Event event, GroupingConfig config) {
        return decide(event, config).reading();
    }

    /// For each frame, in order, whether it is the application's own code; without rules.
    public static List<Boolean> inApp(StackTrace stack, String platform) {
        List<Boolean> verdicts = new ArrayList<>(stack.frames().size());
        for (Frame frame : stack.frames()) {
            verdicts.add(FrameClassifier.isApp(frame, platform));
        }
        return List.copyOf(verdicts);
    }

    /// Whether a frame is a function through which every error passes, such as `logAndThrow`: where
    /// the fault is, its caller says.
    ///
    /// @param platform of the event
    public static boolean isReporter(Frame frame, String platform) {
        Frame bounded = Names.bounded(frame);
        FrameReading read = FrameReading.of(
                bounded, FrameReading.platform(frame, platform), Algorithm.of(ALGORITHM));
        return Reporters.isLaterReporter(new Token(0, bounded, read.verdict(), read));
    }

    /// The event as rules see it, for rules about other things than grouping.
    public static RuleSubject subject(Event event) {
        return new RuledEvent(event, GroupingConfig.DEFAULT).subject();
    }

    /// What a rule calls the event; null to leave its title alone. Costs nothing when no rule gives
    /// titles.
    public static @Nullable String title(Event event, GroupingConfig config) {
        if (!config.fingerprints().giveTitles()) {
            return null;
        }
        var ruled = new RuledEvent(event, config);
        FingerprintRule rule = ruled.fingerprintRule();
        return rule == null || rule.title() == null
                ? null
                : new Fingerprints(ruled).title(rule.title());
    }

    private static Decision decide(Event event, GroupingConfig config) {
        var decision = new Decision(Algorithm.of(config.algorithm()), event.platform());
        var ruled = new RuledEvent(event, config);
        var byDefault = new DefaultGrouping(ruled, decision);
        String checksum = event.checksum();
        if (checksum != null && !checksum.isBlank()) {
            decision.components.add("checksum", checksum.strip());
            decision.tier(Tier.CHECKSUM, "the SDK's checksum");
            return decision;
        }
        FingerprintRule rule = ruled.fingerprintRule();
        List<String> fingerprint = rule == null ? event.fingerprint() : rule.fingerprint();
        if (Fingerprints.isCustom(fingerprint)) {
            new Fingerprints(ruled).decide(
                    fingerprint, rule == null ? "the SDK's fingerprint" : words(rule.source()),
                    decision, byDefault::decide);
        } else {
            byDefault.decide();
        }
        return decision;
    }

    private static String words(RuleSource source) {
        return source.isBuiltIn()
                ? "the built-in fingerprint rule " + source.text()
                : "the project's fingerprint rule in line " + source.line() + ", "
                        + source.text() + ",";
    }
}
