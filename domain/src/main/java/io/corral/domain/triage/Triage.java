package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Orders open issues by what they do to customers.
public final class Triage {

    private static final int REASONS_MAX = 12;

    private Triage() {}

    /// The worklist, what to look at first on top. The same input gives the same list.
    public static List<Verdict> rank(TriageInput input, TriageSettings settings) {
        var surroundings = new Surroundings(input, settings);
        List<Judgement> judgements = new ArrayList<>();
        for (IssueFacts facts : input.issues()) {
            var reading = new IssueReading(facts, surroundings);
            judgements.add(Judgement.of(reading, evidence(reading)));
        }
        Map<String, String> families = Families.of(judgements);
        List<Verdict> verdicts = new ArrayList<>();
        for (Judgement judgement : judgements) {
            verdicts.add(verdict(judgement, families));
        }
        verdicts.sort(Comparator.comparingDouble(Verdict::score).reversed()
                .thenComparing(Verdict::shortId));
        List<Verdict> ranked = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            ranked.add(verdict.ranked(ranked.size() + 1));
        }
        return List.copyOf(ranked);
    }

    private static Evidence evidence(IssueReading reading) {
        var evidence = new Evidence(reading.settings());
        EndingReader.read(reading, evidence);
        ShapeReader.read(reading, evidence);
        ReachReader.read(reading, evidence);
        DeployReader.read(reading, evidence);
        AudienceReader.read(reading, evidence);
        RetryReader.read(reading, evidence);
        CallsReader.read(reading, evidence);
        StrangerReader.read(reading, evidence);
        ForeignCodeReader.read(reading, evidence);
        CauseReader.read(reading, evidence);
        TopicReader.read(reading, evidence);
        return evidence;
    }

    private static Verdict verdict(Judgement judgement, Map<String, String> families) {
        IssueReading reading = judgement.about().reading();
        Evidence evidence = judgement.about().evidence();
        NoiseClass noise = judgement.about().noise();
        IssueFacts facts = reading.facts();
        return new Verdict(0, facts.shortId(), facts.project(), judgement.tier(),
                judgement.severity(), judgement.cause(), noise,
                ImpactScore.of(judgement.tier(), judgement.severity(), evidence),
                reasons(evidence), judgement.path(), families.get(facts.shortId()),
                NextSteps.of(judgement.cause(), noise, evidence),
                Counterfactuals.of(reading, evidence, noise, judgement.tier()),
                notSeen(reading));
    }

    private static List<Verdict.Reason> reasons(Evidence evidence) {
        return evidence.all().stream()
                .sorted(Comparator.comparingDouble(signal -> -Math.abs(signal.weight())))
                .limit(REASONS_MAX)
                .map(signal -> new Verdict.Reason(signal.type().wireName(),
                        signal.value() + " (" + signal.source() + ")", signal.weight()))
                .toList();
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
