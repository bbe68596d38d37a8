package io.corral.engine.triage;

import io.corral.domain.triage.Edition;
import io.corral.domain.triage.IssueFacts;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.ShownRankings.Difference;
import io.corral.engine.triage.ShownRankings.Replayed;
import io.corral.protocol.triage.RankingLines.Kept;
import io.corral.protocol.triage.RankingLines.VerdictMark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Makes a kept ranking again, with the rules and settings of now.
final class Replay {

    private static final String GONE = "none";

    private final IssueTriage triage;
    private final Kept kept;
    private final AtomicInteger eventsGone = new AtomicInteger();

    Replay(IssueTriage triage, Kept kept) {
        this.triage = triage;
        this.kept = kept;
    }

    Replayed run() {
        Ranking ranking = Ranking.again(kept.input(), TriageSettings.DEFAULTS, kept.judgedAt(),
                new Ranking.Means(Together::run, this::whole, kept.addresses()));
        Map<String, VerdictMark> now = new HashMap<>();
        for (Verdict verdict : ranking.verdicts()) {
            now.put(verdict.shortId(), VerdictMark.of(verdict));
        }
        List<Difference> differences = kept.verdicts().entrySet().stream()
                .filter(each -> !each.getValue().equals(now.get(each.getKey())))
                .sorted(Comparator.comparingInt(each -> each.getValue().rank()))
                .map(each -> difference(each.getKey(), each.getValue(), now.get(each.getKey())))
                .toList();
        return new Replayed(kept.verdicts().size(), differences, since(differences));
    }

    private List<IssueFacts> whole(List<IssueFacts> part) {
        List<IssueFacts> whole = triage.whole(part, kept.events());
        for (IssueFacts facts : whole) {
            if (facts.event() == null && kept.events().containsKey(facts.shortId())) {
                eventsGone.incrementAndGet();
            }
        }
        return whole;
    }

    private static Difference difference(
            String shortId, VerdictMark before, @Nullable VerdictMark now) {
        String words = before.words();
        String after = now == null ? GONE : now.words();
        return new Difference(shortId, words,
                after.equals(words) ? after + ", for other reasons" : after);
    }

    private List<String> since(List<Difference> differences) {
        List<String> since = new ArrayList<>();
        if (!kept.version().equals(Edition.name())) {
            since.add("The rules are others: it was made by edition " + kept.version()
                    + ", this is " + Edition.name() + ".");
        }
        if (!kept.settings().equals(TriageSettings.DEFAULTS.toString())) {
            since.add("The settings were " + kept.settings() + ".");
        }
        if (eventsGone.get() > 0) {
            since.add(eventsGone.get() + " latest events are no longer kept.");
        }
        if (since.isEmpty() && !differences.isEmpty()) {
            since.add("Latest events are read from what is stored, with what was uploaded since.");
        }
        return since;
    }
}
