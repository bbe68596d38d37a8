package io.corral.domain.triage;

import io.corral.domain.triage.Correction.Before;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.Correction.Said;
import io.corral.domain.triage.CorrectionIndex.Found;
import io.corral.domain.triage.Rules.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What corrections make of what the rules said.
///
/// What was said of the issue itself decides: the newest does. What takes it down lapses while an
/// alarm rings that did not ring when it was said. What was said of another issue decides about one
/// like it only where the rules judged both alike, for [TriageSettings#likenessMax], and moves it
/// by one tier at most; it never takes down what hurts people hard, or what has a new alarm; and
/// issues alike by their dependency only are not called noise.
final class Amendment {

    /// What nobody who took an issue down may have seen coming.
    static final Set<SignalType> ALARMS = Set.of(SignalType.ESCALATING, SignalType.REGRESSED,
            SignalType.USERS_PER_HOUR, SignalType.UNHANDLED_PER_MINUTE,
            SignalType.CRASH_FREE_LOW);
    private static final SignalType[] HARM = {SignalType.WORK_LOST, SignalType.WRONG_MONEY,
        SignalType.OTHER_PEOPLES_DATA, SignalType.CRASH_FREE_LOW,
        SignalType.UNHANDLED_PER_MINUTE};
    private static final double MOVED = 20;

    private final Judgement plain;
    private final IssueReading reading;
    private final Evidence evidence;
    private final Said said;

    private Amendment(Judgement plain) {
        this.plain = plain;
        this.reading = plain.about().reading();
        this.evidence = plain.about().evidence();
        this.said = plain.said();
    }

    /// The judgement with the corrections that hold, which become evidence.
    ///
    /// @param found in the order in which they count
    static Judgement of(Judgement plain, List<Found> found) {
        return found.isEmpty() ? plain : new Amendment(plain).amended(found);
    }

    private Judgement amended(List<Found> found) {
        Judgement amended = plain;
        Optional<Found> rank = found.stream()
                .filter(each -> !(each.correction().change() instanceof Change.Cause))
                .filter(each -> each.isOwn() || isHeeded(each)).findFirst();
        if (rank.isPresent() && rank.get().isOwn() && isLapsed(rank.get().correction())) {
            evidence.add(SignalType.CORRECTION_LAPSED, text(rank.get().correction())
                    + "; but since then: " + alarms(rank.get().correction()), source(rank.get()));
        } else if (rank.isPresent()) {
            amended = moved(rank.get());
        }
        Optional<Found> cause = found.stream()
                .filter(each -> each.correction().change() instanceof Change.Cause)
                .filter(each -> each.isOwn() || isHeeded(each)).findFirst();
        return cause.isPresent() ? explained(amended, cause.get()) : amended;
    }

    /// Whether what was said of another issue holds for this one.
    private boolean isHeeded(Found found) {
        Correction correction = found.correction();
        Said then = correction.before().plain();
        Duration age = Duration.between(correction.at(), reading.now());
        if (age.compareTo(reading.settings().likenessMax()) > 0) {
            return false;
        }
        if (correction.change() instanceof Change.Cause) {
            return then.cause() == said.cause();
        }
        boolean alike = then.tier() == said.tier() && then.noise() == said.noise();
        return alike && (!isDown(correction.change())
                || (!evidence.hasAny(HARM) && !isLapsed(correction)));
    }

    private boolean isDown(Change change) {
        return switch (change) {
            case Change.Tier(int tier) -> tier > said.tier();
            case Change.Noise(var noise) -> noise != null;
            case Change.Cause _ -> false;
        };
    }

    private boolean isLapsed(Correction correction) {
        return isDown(correction.change()) && ALARMS.stream().anyMatch(
                alarm -> evidence.has(alarm) && !correction.before().alarms().contains(alarm));
    }

    private String alarms(Correction correction) {
        Before before = correction.before();
        return String.join(", ", ALARMS.stream().sorted()
                .filter(alarm -> evidence.has(alarm) && !before.alarms().contains(alarm))
                .map(SignalType::wireName).toList());
    }

    private Judgement moved(Found found) {
        String rule = rule(found);
        Judgement moved = switch (found.correction().change()) {
            case Change.Cause _ -> plain;
            case Change.Tier(int tier) -> inTier(found.isOwn() ? tier : nearer(tier), rule);
            case Change.Noise(var noise) when noise == null -> noNoise(rule);
            case Change.Noise(var noise) when found.kind() == Likeness.Kind.DEPENDENCY ->
                inTier(nearer(Said.BACKLOG), rule);
            case Change.Noise(var noise) -> judgement(
                    Optional.of(new Decision<>(noise, rule)),
                    new Decision<>(Said.BACKLOG, "noise"));
        };
        int tiers = moved.tier() - said.tier();
        evidence.addSaid(SignalType.CORRECTED, text(found.correction()), source(found),
                -MOVED * Integer.signum(tiers));
        return moved;
    }

    private int nearer(int tier) {
        return said.tier() + Integer.signum(tier - said.tier());
    }

    private Judgement inTier(int tier, String rule) {
        boolean stays = tier == Said.BACKLOG && said.noise() != null;
        return stays ? plain : judgement(Optional.empty(), new Decision<>(tier, rule));
    }

    private Judgement noNoise(String rule) {
        Decision<Integer> tier = Weighing.ofNoNoise(Case.of(reading, evidence)).tier();
        return judgement(Optional.empty(), new Decision<>(
                tier.outcome(), tier.rule() + "; no noise, " + rule));
    }

    private Judgement judgement(
            Optional<Decision<NoiseClass>> noise, Decision<Integer> tier) {
        Case about = plain.about().with(
                noise.map(Decision::outcome).orElse(null), tier.outcome());
        return new Judgement(about, noise, tier, SeverityRules.decide(about), plain.causeRule(),
                plain.worth(), Optional.empty());
    }

    private Judgement explained(Judgement amended, Found found) {
        evidence.add(SignalType.CAUSE_CORRECTED, text(found.correction()), source(found));
        CauseCategory cause = found.correction().change() instanceof Change.Cause(var right)
                ? right
                : null;
        return new Judgement(amended.about(), amended.noiseRule(), amended.tierRule(),
                amended.severityRule(), decision(cause, rule(found)),
                amended.worth(), amended.lacking());
    }

    private static Optional<Decision<CauseCategory>> decision(
            @Nullable CauseCategory cause, String rule) {
        return cause == null
                ? Optional.empty()
                : Optional.of(new Decision<>(
                        cause, rule, Rules.has(SignalType.CAUSE_CORRECTED)));
    }

    private static String rule(Found found) {
        Likeness.Kind kind = found.kind();
        return "corrected by " + found.correction().by() + (kind == null
                ? ""
                : ", of " + found.correction().shortId() + " (" + kind.words() + ")");
    }

    private String text(Correction correction) {
        long days = Duration.between(correction.at(), reading.now()).toDays();
        String age = days < 1 ? "today" : days == 1 ? "a day ago" : days + " days ago";
        return "by " + correction.by() + ", " + age + ": " + correction.from() + " to "
                + correction.to()
                + (correction.word() == null ? "" : ", \"" + correction.word() + "\"");
    }

    private static String source(Found found) {
        Likeness.Kind kind = found.kind();
        return kind == null
                ? "correction"
                : "correction of " + found.correction().shortId() + ", " + kind.words();
    }
}
