package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether it began after a deploy of its project, and how long after; or, for what is new, right
/// after a deploy of another one.
final class DeployReader {

    private static final int HOURS_FROM_MINUTES = 180;
    private static final double AGREES = 0.6;
    private static final double HUNDRED = 100;
    private static final Duration TOGETHER = Duration.ofMinutes(15);
    private static final Duration ELSEWHERE = Duration.ofHours(1);

    private DeployReader() {}

    /// Needs the signals of [ShapeReader].
    static void read(IssueReading reading, Evidence evidence) {
        Optional<Onset> onset = Onset.of(reading.facts());
        if (onset.isEmpty()) {
            return;
        }
        readOwn(reading, evidence, onset.get());
        if (evidence.has(SignalType.NEW) && !evidence.has(SignalType.AFTER_DEPLOY)) {
            readOthers(reading, evidence, onset.get().from());
        }
    }

    private static void readOwn(IssueReading reading, Evidence evidence, Onset onset) {
        Optional<TriageInput.Deploy> before = reading.deploys().stream()
                .filter(deploy -> !deploy.at().isAfter(onset.to())).findFirst();
        IssueFacts facts = reading.facts();
        if (before.isEmpty() || !agrees(facts, togetherWith(before.get(), reading.deploys()))) {
            return;
        }
        Duration after = Duration.between(before.get().at(), onset.from());
        TriageSettings settings = reading.settings();
        if (after.compareTo(settings.deployWindow()) <= 0) {
            evidence.add(SignalType.AFTER_DEPLOY, blame(facts, onset, reading.deploys()),
                    "releases.deploys");
        } else if (after.compareTo(settings.deployWindowMax()) <= 0) {
            evidence.add(SignalType.LONGER_AFTER_DEPLOY, blame(facts, onset, reading.deploys()),
                    "releases.deploys");
        }
    }

    /// The deploy that it began after: of several that went out together that of the release with
    /// most of the events, else the last one. Empty when there was none before.
    ///
    /// @param deploys newest first
    static Optional<TriageInput.Deploy> blamed(
            IssueFacts facts, Onset onset, List<TriageInput.Deploy> deploys) {
        List<TriageInput.Deploy> before = deploys.stream()
                .filter(deploy -> !deploy.at().isAfter(onset.to())).toList();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        TriageInput.Deploy blamed = before.getFirst();
        for (TriageInput.Deploy deploy : before) {
            if (isTogether(deploy, before.getFirst())
                    && events(facts, deploy) > events(facts, blamed)) {
                blamed = deploy;
            }
        }
        return Optional.of(blamed);
    }

    private static long events(IssueFacts facts, TriageInput.Deploy deploy) {
        return facts.releases().getOrDefault(deploy.version(), 0L);
    }

    private static String blame(
            IssueFacts facts, Onset onset, List<TriageInput.Deploy> deploys) {
        TriageInput.Deploy deploy = blamed(facts, onset, deploys).orElseThrow();
        long all = events(facts);
        String text = text(deploy, Duration.between(deploy.at(), onset.from()));
        return all == 0
                ? text
                : text + " (" + Math.round(HUNDRED * events(facts, deploy) / all)
                        + " % of events)";
    }

    // A release often goes out as several builds.
    private static Set<String> togetherWith(
            TriageInput.Deploy deploy, List<TriageInput.Deploy> all) {
        return all.stream().filter(each -> isTogether(each, deploy))
                .map(TriageInput.Deploy::version).collect(Collectors.toSet());
    }

    private static boolean isTogether(TriageInput.Deploy one, TriageInput.Deploy other) {
        return Duration.between(one.at(), other.at()).abs().compareTo(TOGETHER) <= 0;
    }

    private static long events(IssueFacts facts) {
        return facts.releases().values().stream().mapToLong(Long::longValue).sum();
    }

    // The events name a release that was deployed, or none at all. What came back, or rose after
    // a long life, has most events in older ones.
    private static boolean agrees(IssueFacts facts, Set<String> versions) {
        long all = events(facts);
        long of = versions.stream()
                .mapToLong(version -> facts.releases().getOrDefault(version, 0L)).sum();
        return all == 0 || of >= AGREES * all || (of > 0 && facts.isSubstatus("regressed"));
    }

    private static void readOthers(IssueReading reading, Evidence evidence, Instant onset) {
        String project = reading.facts().project();
        reading.surroundings().productionDeploys().stream()
                .filter(elsewhere -> !elsewhere.projects().contains(project))
                .map(Surroundings.Elsewhere::deploy)
                .filter(deploy -> !deploy.at().isAfter(onset)
                        && !deploy.at().plus(ELSEWHERE).isBefore(onset))
                .findFirst()
                .ifPresent(deploy -> evidence.add(SignalType.DEPLOY_ELSEWHERE,
                        text(deploy, Duration.between(deploy.at(), onset)), "releases.deploys"));
    }

    private static String text(TriageInput.Deploy deploy, Duration after) {
        long minutes = Math.max(0, after.toMinutes());
        return (minutes < HOURS_FROM_MINUTES ? minutes + " minutes" : after.toHours() + " hours")
                + " after " + deploy.version();
    }
}
