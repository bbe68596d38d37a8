package io.corral.domain.triage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What was decided about one issue, without what it was decided from.
///
/// @param verdict without rank and family
/// @param roots what it may share with others, weightiest first
/// @param at when somebody looked
/// @param plain what the rules said, before corrections
/// @param alarms of [Amendment#ALARMS], those that ring
/// @param heard corrections that might concern it
record Judged(Verdict verdict, List<String> roots, Instant at, Correction.Said plain,
        Set<SignalType> alarms, List<CorrectionIndex.Found> heard) {

    private static final int REASONS_MAX = 12;

    static Judged of(IssueFacts facts, Surroundings surroundings) {
        Judgement plain = plain(facts, surroundings);
        Evidence evidence = plain.about().evidence();
        List<String> roots = Roots.of(plain.about().reading(), evidence);
        List<CorrectionIndex.Found> heard = surroundings.corrections().find(facts, roots);
        return new Judged(verdict(Amendment.of(plain, heard)), roots, surroundings.input().now(),
                plain.said(), alarms(evidence), heard);
    }

    /// What a correction of this verdict is about.
    Correction.Before before() {
        return new Correction.Before(
                new Correction.Said(verdict.tier(), verdict.cause(), verdict.noise()), plain,
                alarms);
    }

    private static Set<SignalType> alarms(Evidence evidence) {
        return Amendment.ALARMS.stream().filter(evidence::has)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What holds about an issue: what the rules decide, and what people said about that.
    static Judgement judgement(IssueFacts facts, Surroundings surroundings) {
        Judgement plain = plain(facts, surroundings);
        Case about = plain.about();
        return Amendment.of(plain, surroundings.corrections().find(
                facts, Roots.of(about.reading(), about.evidence())));
    }

    private static Judgement plain(IssueFacts facts, Surroundings surroundings) {
        var reading = new IssueReading(facts, surroundings);
        return Judgement.of(reading, evidence(reading));
    }

    boolean isNoise() {
        return verdict.noise() != null;
    }

    private static Evidence evidence(IssueReading reading) {
        var evidence = new Evidence(reading.settings());
        EndingReader.read(reading, evidence);
        StructureReader.read(reading, evidence);
        ShapeReader.read(reading, evidence);
        ReachReader.read(reading, evidence);
        DeployReader.read(reading, evidence);
        AudienceReader.read(reading, evidence);
        RetryReader.read(reading, evidence);
        CallsReader.read(reading, evidence);
        NotesReader.read(reading, evidence);
        StrangerReader.read(reading, evidence);
        ForeignCodeReader.read(reading, evidence);
        CauseReader.read(reading, evidence);
        CheckReader.read(reading, evidence);
        TopicReader.read(reading, evidence);
        return evidence;
    }

    /// As others read it, without rank and family.
    static Verdict verdict(Judgement judgement) {
        IssueReading reading = judgement.about().reading();
        Evidence evidence = judgement.about().evidence();
        NoiseClass noise = judgement.about().noise();
        IssueFacts facts = reading.facts();
        return new Verdict(0, facts.shortId(), facts.project(), judgement.tier(),
                judgement.severity(), judgement.cause(), noise,
                ImpactScore.of(judgement.tier(), judgement.severity(), noise != null,
                        judgement.worth(), facts.usersOrZero()),
                reasons(evidence), judgement.path(), null,
                NextSteps.of(judgement.cause(), noise, evidence,
                        reading.input().context().owner(facts.project())),
                counterfactuals(judgement),
                notSeen(reading));
    }

    // What people said is never left out.
    private static List<Verdict.Reason> reasons(Evidence evidence) {
        return evidence.all().stream()
                .sorted(Comparator
                        .comparing((Signal signal) -> !SignalType.SAID.contains(signal.type()))
                        .thenComparingDouble(signal -> -Math.abs(signal.weight())))
                .limit(REASONS_MAX)
                .map(signal -> new Verdict.Reason(signal.type().wireName(),
                        signal.value() + " (" + signal.source() + ")", signal.weight()))
                .toList();
    }

    private static List<String> counterfactuals(Judgement judgement) {
        Case about = judgement.about();
        List<String> facts = Counterfactuals.of(about.reading(), about.evidence(), about.noise(),
                judgement.tier());
        judgement.lacking().ifPresent(facts::add);
        return facts;
    }

    private static List<String> notSeen(IssueReading reading) {
        List<String> missing = new ArrayList<>();
        IssueFacts facts = reading.facts();
        add(missing, facts.event() == null, "latestEvent");
        add(missing, facts.tags().isEmpty(), "tags");
        add(missing, facts.hourly().isEmpty(), "stats.24h");
        add(missing, facts.users() == null, "userCount");
        add(missing, reading.input().sessions().isEmpty(), "sessions");
        add(missing, reading.input().releases().isEmpty() && facts.deploys().isEmpty(),
                "releases");
        return missing;
    }

    private static void add(List<String> missing, boolean absent, String name) {
        if (absent) {
            missing.add(name);
        }
    }
}
