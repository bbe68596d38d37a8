package io.corral.domain.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Whether it began after a deploy of its project, and how long after.
final class DeployReader {

    private static final double AGREES = 0.6;

    private DeployReader() {}

    static void read(IssueReading reading, Evidence evidence) {
        IssueFacts facts = reading.facts();
        Instant onset = ShapeReader.onset(facts);
        if (onset == null) {
            return;
        }
        TriageSettings settings = reading.settings();
        boolean day = !onset.equals(facts.firstSeen());
        // A rise is known by the day, so the deploy may lie within it.
        Instant end = day ? onset.plus(Duration.ofDays(1)) : onset;
        Optional<TriageInput.Deploy> before = reading.deploys().stream()
                .filter(deploy -> !deploy.at().isAfter(end)).findFirst();
        if (before.isEmpty() || !agrees(facts, before.get().version())) {
            return;
        }
        Duration after = Duration.between(before.get().at(), onset);
        if (after.compareTo(settings.deployWindow()) <= 0) {
            evidence.add(SignalType.AFTER_DEPLOY, text(before.get(), after), "releases.deploys");
        } else if (after.compareTo(settings.deployWindowMax()) <= 0) {
            evidence.add(SignalType.LONGER_AFTER_DEPLOY, text(before.get(), after),
                    "releases.deploys");
        }
    }

    private static boolean agrees(IssueFacts facts, String version) {
        long all = facts.releases().values().stream().mapToLong(Long::longValue).sum();
        long of = facts.releases().getOrDefault(version, 0L);
        return all == 0 || of >= AGREES * all || facts.releases().size() == 1
                || facts.isSubstatus("regressed");
    }

    private static String text(TriageInput.Deploy deploy, Duration after) {
        return Math.max(0, after.toMinutes()) + " minutes after " + deploy.version();
    }
}
