package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Orders open issues by what they do to customers.
public final class Triage {

    private static final int REASONS_MAX = 12;

    private Triage() {}

    /// The worklist, what to look at first on top. The same input gives the same list.
    public static List<Verdict> rank(TriageInput input, TriageSettings settings) {
        Hosts hosts = Hosts.of(input.issues());
        Map<IssueReading, Evidence> read = new LinkedHashMap<>();
        for (IssueFacts facts : input.issues()) {
            var reading = new IssueReading(facts, input, settings, hosts);
            read.put(reading, evidence(reading));
        }
        Map<String, String> families = Families.of(read);
        List<Verdict> verdicts = new ArrayList<>();
        read.forEach((reading, evidence) -> verdicts.add(verdict(reading, evidence, families)));
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

    private static Verdict verdict(IssueReading reading, Evidence evidence,
            Map<String, String> families) {
        Case undecided = Case.of(reading, evidence);
        Optional<Rules.Decision<NoiseClass>> noise = NoiseRules.decide(undecided);
        NoiseClass noiseClass = noise.map(Rules.Decision::outcome).orElse(null);
        Rules.Decision<Integer> tier = noise.map(_ -> new Rules.Decision<>(4, "noise"))
                .orElseGet(() -> TierRules.decide(undecided));
        Rules.Decision<Severity> severity =
                SeverityRules.decide(undecided.with(noiseClass, tier.outcome()));
        Optional<Rules.Decision<CauseCategory>> cause = CauseRules.decide(undecided);
        CauseCategory category = cause.map(Rules.Decision::outcome).orElse(null);
        List<String> path = new ArrayList<>();
        noise.ifPresent(decision -> path.add("noise: " + decision.rule()));
        path.add("tier " + tier.outcome() + ": " + tier.rule());
        path.add(severity.outcome() + ": " + severity.rule());
        cause.ifPresent(decision -> path.add("cause: " + decision.rule()));
        IssueFacts facts = reading.facts();
        return new Verdict(0, facts.shortId(), facts.project(), tier.outcome(),
                severity.outcome(), category, noiseClass,
                ImpactScore.of(tier.outcome(), severity.outcome(), evidence),
                reasons(evidence), path, families.get(facts.shortId()),
                NextSteps.of(category, noiseClass, evidence),
                Counterfactuals.of(reading, evidence, noiseClass, tier.outcome()),
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
