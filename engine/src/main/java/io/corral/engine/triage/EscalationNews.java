package io.corral.engine.triage;

import io.corral.domain.id.EventId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Verdict;
import io.corral.store.issue.IssueQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides in one round of which escalations others hear, so that a known problem does not fill
/// their channel: not of noise, of an issue once in 24 hours, and of a family by its first member
/// alone. For one thread.
final class EscalationNews {

    /// Says in the history that others heard of it.
    static final String TOLD = "told";
    /// Says in the history why they did not.
    static final String NOT_TOLD = "notTold";

    private static final Duration QUIET = Duration.ofHours(24);
    private static final int LOOKED_AT = 20;

    private final IssueQueries queries;
    private final Instant now;
    private final Map<String, String> tellers = new HashMap<>();

    EscalationNews(IssueQueries queries, Instant now) {
        this.queries = queries;
        this.now = now;
    }

    /// Why nobody hears of it; empty when others do. To be asked in the order of the worklist.
    ///
    /// @param event the latest one; null when no event is kept, about which nothing can be told
    Optional<String> silence(Issue issue, Verdict verdict, @Nullable EventId event) {
        String family = verdict.family();
        if (verdict.noise() != null) {
            return Optional.of("noise: " + verdict.noise().wireName());
        }
        if (event == null) {
            return Optional.of("no event of it is kept");
        }
        if (family != null && tellers.containsKey(family)) {
            return Optional.of("told with " + tellers.get(family) + ", of the same family");
        }
        Optional<Instant> last = lastTold(issue);
        if (last.isPresent()) {
            return Optional.of("told within 24 hours, at " + last.get());
        }
        if (family != null) {
            tellers.put(family, verdict.shortId());
        }
        return Optional.empty();
    }

    private Optional<Instant> lastTold(Issue issue) {
        return queries.activities(issue.id(), Set.of(ActivityType.SET_ESCALATING), 0, LOOKED_AT)
                .stream()
                .filter(made -> Boolean.TRUE.equals(made.entry().data().get(TOLD)))
                .map(Activity::at).filter(at -> at.isAfter(now.minus(QUIET))).findFirst();
    }
}
