package io.corral.domain.triage.check;

import io.corral.domain.event.Event;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.TriageInput.Deploy;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which deploy and which commits may have brought it.
final class ReleaseChecks {

    private static final int SHOWN = 5;
    private static final int HASH_LENGTH = 10;

    private ReleaseChecks() {}

    static Check release(Examined examined) {
        Map<String, Long> releases = releases(examined.facts());
        Optional<Deploy> deploy = examined.explanation().deployBefore();
        if (releases.isEmpty() && deploy.isEmpty()) {
            return Check.unseen(CheckType.RELEASE,
                    "events name no release, and no deploy was reported", "tags.release");
        }
        long all = releases.values().stream().mapToLong(Long::longValue).sum();
        List<String> shares = releases.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .map(each -> Texts.line(each.getKey()) + ": "
                        + Texts.percent((double) each.getValue() / all))
                .toList();
        String answer = deploy.map(each -> deployed(examined, each, releases, all))
                .orElseGet(() -> "no deploy before it was reported; most events are of "
                        + shares.getFirst());
        return Check.seen(CheckType.RELEASE, answer, "tags.release, releases.deploys", shares);
    }

    /// Events by release, as far as anything tells of them.
    static Map<String, Long> releases(IssueFacts facts) {
        if (!facts.releases().isEmpty()) {
            return facts.releases();
        }
        Map<String, Long> releases = new LinkedHashMap<>();
        facts.tags().getOrDefault("release", List.of())
                .forEach(share -> releases.merge(share.value(), share.events(), Long::sum));
        Event event = facts.event();
        if (releases.isEmpty() && event != null && event.release() != null) {
            releases.put(event.release(), 1L);
        }
        return releases;
    }

    private static String deployed(
            Examined examined, Deploy deploy, Map<String, Long> releases, long all) {
        Duration after = examined.explanation().sinceDeploy().orElse(Duration.ZERO);
        long of = releases.getOrDefault(deploy.version(), 0L);
        String when = Texts.line(deploy.version()) + ", deployed " + Texts.span(after)
                + " before it " + (isRise(examined) ? "rose" : "began");
        return when + (all == 0
                ? "; its events name no release"
                : of == 0
                        ? "; yet none of its events is of that release"
                        : "; " + Texts.percent((double) of / all)
                                + " of its events are of that release");
    }

    private static boolean isRise(Examined examined) {
        var onset = examined.explanation().onset();
        return onset != null && examined.facts().firstSeen() != null
                && onset.from().isAfter(examined.facts().firstSeen());
    }

    static Check suspects(Examined examined) {
        List<SuspectCommit> suspects = examined.suspects();
        if (suspects == null) {
            return Check.unseen(CheckType.SUSPECT_COMMITS,
                    "no changed files are known of the release that brought it",
                    "releases.commits");
        }
        if (suspects.isEmpty()) {
            return Check.seen(CheckType.SUSPECT_COMMITS,
                    "none: no known commit changed a file of its stack", "releases.commits");
        }
        return Check.seen(CheckType.SUSPECT_COMMITS, text(suspects.getFirst()),
                "releases.commits, event.exception.stacktrace.frames",
                suspects.stream().skip(1).limit(SHOWN).map(ReleaseChecks::text).toList());
    }

    private static String text(SuspectCommit commit) {
        String hash = commit.hash().substring(0, Math.min(commit.hash().length(), HASH_LENGTH));
        return Texts.line(hash) + " \"" + Texts.line(commit.subject()) + "\""
                + (commit.author() == null ? "" : " by " + Texts.line(commit.author()))
                + (commit.path() == null ? "" : ", changed " + Texts.line(commit.path()));
    }
}
