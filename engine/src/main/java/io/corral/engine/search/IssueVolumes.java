package io.corral.engine.search;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.CountUnique;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.KeyIn;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.issue.IssueQueries.Seen;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much there was of issues in the window and the environments somebody looks at, and how much
/// of that a query is about. Numbers since the beginning are at hand in the issue; events are
/// counted only where those do not answer. Thread-safe.
public final class IssueVolumes {

    private static final Set<EventRowKind> KINDS = EnumSet.complementOf(
            EnumSet.of(EventRowKind.TRANSACTION, EventRowKind.SPAN));
    private static final EventExpression TIMESTAMP = new Field(EventField.TIMESTAMP);

    private final SearchStores stores;

    public IssueVolumes(SearchStores stores) {
        this.stores = stores;
    }

    /// How much of an issue there was.
    public record Volume(long events, long users, Instant firstSeen, Instant lastSeen) {

        private static Volume of(Issue.Numbers numbers) {
            return new Volume(
                    numbers.events(), numbers.users(), numbers.firstSeen(), numbers.lastSeen());
        }
    }

    /// What is shown of an issue.
    ///
    /// @param seen in the window and environments; first seen is not bound to the window
    /// @param filtered of these the events a query is about; null without such a query
    public record Shown(Volume seen, @Nullable Volume filtered) {}

    /// What is shown of each issue.
    ///
    /// @param timed whether a window was asked for; otherwise all time is meant
    /// @param about what a query says of events; null when it says nothing
    public Map<IssueId, Shown> shown(
            List<Issue> issues, SearchScope scope, boolean timed, @Nullable EventPredicate about) {
        List<Issue> open = issues.stream().filter(issue -> !isWhole(issue, scope, timed)).toList();
        Map<IssueId, Volume> seen = within(open, scope, EventPredicate.ALWAYS);
        Map<IssueId, Volume> filtered = about == null ? Map.of() : within(issues, scope, about);
        var shown = new HashMap<IssueId, Shown>();
        for (Issue issue : issues) {
            Volume volume = isWhole(issue, scope, timed)
                    ? Volume.of(issue.numbers())
                    : since(issue, scope, seen.getOrDefault(issue.id(), none(issue)));
            shown.put(issue.id(), new Shown(volume, about == null
                    ? null
                    : filtered.getOrDefault(issue.id(), none(issue))));
        }
        return Map.copyOf(shown);
    }

    /// Whether all events of an issue lie where somebody looks.
    private static boolean isWhole(Issue issue, SearchScope scope, boolean timed) {
        Issue.Numbers numbers = issue.numbers();
        boolean within = !timed || (!numbers.firstSeen().isBefore(scope.window().from())
                && numbers.lastSeen().isBefore(scope.window().to()));
        return within && scope.environments().isEmpty();
    }

    private static Volume none(Issue issue) {
        return new Volume(0, 0, issue.numbers().firstSeen(), issue.numbers().lastSeen());
    }

    /// The volume with the time the issue was first seen at all, or in the environments.
    private Volume since(Issue issue, SearchScope scope, Volume volume) {
        Instant first = scope.environments().isEmpty()
                ? issue.numbers().firstSeen()
                : stores.issues().environments(issue.id()).stream()
                        .filter(each -> scope.environments().contains(each.name()))
                        .map(Seen::firstSeen).min(Instant::compareTo)
                        .orElse(volume.firstSeen());
        return new Volume(volume.events(), volume.users(), first, volume.lastSeen());
    }

    /// How much of issues there was in a window; those without events there are absent.
    ///
    /// @param where which events count
    public Map<IssueId, Volume> within(
            Collection<Issue> issues, SearchScope scope, EventPredicate where) {
        var owners = new HashMap<IssueKey, IssueId>();
        for (Issue issue : issues) {
            stores.issues().keys(issue.id()).forEach(key -> owners.put(key, issue.id()));
        }
        if (owners.isEmpty()) {
            return Map.of();
        }
        long version = stores.freshKeys();
        var query = new EventQuery(
                new EventScope(
                        KINDS, scope.projects().keySet(), scope.window().from(),
                        scope.window().to()),
                EventPredicate.all(
                        new KeyIn(owners.keySet()), Discover.environments(scope), where),
                List.of(
                        new EventExpression.Issue(), new Count(),
                        new CountUnique(new Field(EventField.USER)),
                        new Statistic(Statistic.Kind.SMALLEST, TIMESTAMP),
                        new Statistic(Statistic.Kind.LARGEST, TIMESTAMP)),
                null, List.of(), EventQuery.LIMIT_MAX, 0, version);
        var volumes = new HashMap<IssueId, Volume>();
        for (List<@Nullable Object> row : stores.events().query(query).rows()) {
            if (row.get(0) instanceof Long issue && row.get(3) instanceof Instant first
                    && row.get(4) instanceof Instant last) {
                volumes.put(new IssueId(issue),
                        new Volume(number(row.get(1)), number(row.get(2)), first, last));
            }
        }
        return Map.copyOf(volumes);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Long number ? number : 0;
    }
}
