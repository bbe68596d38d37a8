package io.corral.testkit.memory;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.outcome.OutcomeSum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Outcomes in memory. Its own lock guards it.
final class MemoryOutcomes implements OutcomeStore {

    private final List<OutcomeCount> counts = new ArrayList<>();

    private record Group(
            Instant interval,
            @Nullable ProjectId project,
            @Nullable String category,
            @Nullable String outcome,
            @Nullable String reason) {}

    @Override
    public synchronized void add(List<OutcomeCount> outcomes) {
        counts.addAll(outcomes);
    }

    @Override
    public synchronized List<OutcomeSum> sums(OutcomeQuery query) {
        Map<Group, Long> sums = new LinkedHashMap<>();
        for (OutcomeCount count : counts) {
            if (matches(count, query)) {
                sums.merge(group(count, query), count.quantity(), Long::sum);
            }
        }
        return sums.entrySet().stream()
                .map(entry -> sum(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(OutcomeSum::interval))
                .toList();
    }

    private static OutcomeSum sum(Group group, long quantity) {
        return new OutcomeSum(group.interval, group.project, group.category, group.outcome,
                group.reason, quantity);
    }

    private static boolean matches(OutcomeCount count, OutcomeQuery query) {
        return query.projects().contains(count.project())
                && !count.hour().isBefore(query.from())
                && count.hour().isBefore(query.to())
                && allows(query.categories(), count.category().wireName())
                && allows(query.outcomes(), count.outcome().wireName())
                && allows(query.reasons(), count.outcome().reasonName());
    }

    private static boolean allows(Set<String> wanted, String word) {
        return wanted.isEmpty() || wanted.contains(word);
    }

    private static Group group(OutcomeCount count, OutcomeQuery query) {
        long hours = Duration.between(query.from(), count.hour()).toHours();
        long begin = hours / query.intervalHours() * query.intervalHours();
        Set<GroupBy> by = query.groupBy();
        return new Group(
                query.from().plus(Duration.ofHours(begin)),
                by.contains(GroupBy.PROJECT) ? count.project() : null,
                by.contains(GroupBy.CATEGORY) ? count.category().wireName() : null,
                by.contains(GroupBy.OUTCOME) ? count.outcome().wireName() : null,
                by.contains(GroupBy.REASON) ? count.outcome().reasonName() : null);
    }

    synchronized void forget(ProjectId project) {
        counts.removeIf(count -> count.project().equals(project));
    }

    @Override
    public synchronized void dropBefore(Instant hour) {
        counts.removeIf(count -> count.hour().isBefore(hour));
    }
}
