package io.corral.testkit.event;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.regroup.KeyMove;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.Watermark;
import io.corral.store.event.AttributeSummary;
import io.corral.store.event.AttributeSummary.Kind;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Origin;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.event.EventTable;
import io.corral.store.event.IssueTag;
import io.corral.store.event.IssueTagQuery;
import io.corral.store.event.MovedRows;
import io.corral.store.event.PromotedTag;
import io.corral.store.event.RowMoves;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import io.corral.store.issue.KeyLink;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The event store in memory: every query looks at every row. For tests, and the standard by which
/// other adapters are compared. Guarded by itself.
public final class MemoryEventStore implements EventStore {

    private final List<EventRow> rows = new ArrayList<>();
    private final Map<Integer, Long> applied = new HashMap<>();
    private final Map<IssueKey, Long> issues = new HashMap<>();
    private final RowEvaluator evaluator = new RowEvaluator(issues);
    private final GroupEvaluator groups = new GroupEvaluator(evaluator);
    private final Map<Long, List<KeyMove>> moved = new HashMap<>();
    private long keysVersion;

    @Override
    public synchronized Watermark applied(int partition) {
        return new Watermark(partition, applied.getOrDefault(partition, 0L));
    }

    @Override
    public synchronized void append(Watermark upTo, List<EventRow> more) {
        if (upTo.sequence() > applied(upTo.partition()).sequence()) {
            rows.addAll(more);
            applied.put(upTo.partition(), upTo.sequence());
        }
    }

    @Override
    public synchronized long keysVersion() {
        return keysVersion;
    }

    @Override
    public synchronized void updateKeys(List<KeyLink> links) {
        long version = links.stream().mapToLong(KeyLink::version).max().orElse(0);
        if (version <= keysVersion) {
            return;
        }
        for (KeyLink link : links) {
            if (link.issue() == null) {
                issues.remove(link.key());
            } else {
                issues.put(link.key(), link.issue().value());
            }
        }
        keysVersion = version;
    }

    @Override
    public synchronized EventTable query(EventQuery query) {
        requireKeys(query.keysVersion());
        List<EventRow> found = found(query.scope(), query.where());
        List<List<EventRow>> answers = query.isGrouped()
                ? grouped(query, found)
                : found.stream().map(List::of).toList();
        var sorted = new ArrayList<>(answers);
        sorted.sort(comparator(query));
        return new EventTable(sorted.stream()
                .skip(query.offset())
                .limit(query.limit())
                .map(group -> row(query, group))
                .toList());
    }

    private void requireKeys(long version) {
        if (version > keysVersion) {
            throw new StoreException(Category.BUSY, "the key table is too old", null);
        }
    }

    private List<EventRow> found(EventScope scope, EventPredicate where) {
        return rows.stream().filter(row -> isIn(scope, row.origin())
                && evaluator.holds(where, row)).toList();
    }

    private static boolean isIn(EventScope scope, Origin origin) {
        return scope.kinds().contains(origin.kind())
                && scope.projects().contains(origin.project())
                && !origin.timestamp().isBefore(scope.from())
                && origin.timestamp().isBefore(scope.to());
    }

    private List<List<EventRow>> grouped(EventQuery query, List<EventRow> found) {
        var byKey = new LinkedHashMap<List<@Nullable Object>, List<EventRow>>();
        if (query.columns().stream()
                .allMatch(column -> column.isAggregate()
                        || column instanceof EventExpression.Constant)) {
            byKey.put(List.of(), found);
        } else {
            for (EventRow row : found) {
                byKey.computeIfAbsent(groups.key(query.columns(), row), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        EventPredicate having = query.having();
        return byKey.values().stream()
                .filter(group -> having == null || groups.holds(having, group))
                .toList();
    }

    private List<@Nullable Object> row(EventQuery query, List<EventRow> group) {
        var row = new ArrayList<@Nullable Object>();
        for (EventExpression column : query.columns()) {
            row.add(groups.value(column, group));
        }
        return row;
    }

    private Comparator<List<EventRow>> comparator(EventQuery query) {
        Comparator<List<EventRow>> comparator = (_, _) -> 0;
        for (EventQuery.Order order : query.order()) {
            comparator = comparator.thenComparing(
                    (left, right) -> compare(
                            groups.value(order.expression(), left),
                            groups.value(order.expression(), right), order.descending()));
        }
        return comparator;
    }

    @SuppressWarnings("unchecked") // values of one expression are of one class
    private static int compare(
            @Nullable Object left, @Nullable Object right, boolean descending) {
        if (left == null || right == null) {
            return Boolean.compare(left == null, right == null);
        }
        int order = left instanceof List<?> one && right instanceof List<?> other
                ? compare(one, other)
                : ((Comparable<Object>) left).compareTo(right);
        return descending ? -order : order;
    }

    /// Lists compare by their first elements that differ.
    private static int compare(List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i), false);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    @Override
    public synchronized List<TagSummary> tags(TagQuery query) {
        var values = new HashMap<String, Map<String, List<Instant>>>();
        for (EventRow row : found(query.scope(), query.where())) {
            tags(row).forEach((key, value) -> {
                if (!value.isEmpty() && (query.key() == null || query.key().equals(key))) {
                    values.computeIfAbsent(key, _ -> new HashMap<>())
                            .computeIfAbsent(value, _ -> new ArrayList<>())
                            .add(row.origin().timestamp());
                }
            });
        }
        return values.entrySet().stream()
                .map(entry -> summary(entry.getKey(), entry.getValue(), query.valuesMax()))
                .sorted(
                        Comparator.comparingLong(TagSummary::rows)
                                .reversed()
                                .thenComparing(TagSummary::key))
                .limit(query.keysMax())
                .toList();
    }

    @Override
    public synchronized List<IssueTag> issueTags(IssueTagQuery query) {
        requireKeys(query.keysVersion());
        var counts = new TreeMap<Long, Map<String, Map<String, Long>>>();
        for (EventRow row : found(query.scope(), query.where())) {
            Long issue = issues.get(new IssueKey(row.origin().project(), row.origin().key()));
            if (issue != null) {
                row.attributes().tags().forEach((key, value) -> counts
                        .computeIfAbsent(issue, _ -> new TreeMap<>())
                        .computeIfAbsent(key, _ -> new TreeMap<>()).merge(value, 1L, Long::sum));
            }
        }
        var byPlace = new TreeMap<Integer, List<IssueTag>>();
        counts.forEach((issue, keys) -> keys.forEach((key, values) -> {
            List<Map.Entry<String, Long>> most = values.entrySet().stream()
                    .filter(each -> !each.getKey().isEmpty())
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(query.valuesMax()).toList();
            for (int place = 0; place < most.size(); place++) {
                byPlace.computeIfAbsent(place, _ -> new ArrayList<>())
                        .add(new IssueTag(new IssueId(issue), key, most.get(place).getKey(),
                                most.get(place).getValue()));
            }
        }));
        return byPlace.values().stream().flatMap(List::stream).limit(query.rowsMax()).toList();
    }

    @Override
    public synchronized List<AttributeSummary> attributes(EventScope scope, int limit) {
        var counts = new HashMap<AttributeSummary, Long>();
        for (EventRow row : found(scope, EventPredicate.ALWAYS)) {
            var attributes = row.attributes();
            count(Kind.TAG, attributes.tags().keySet(), counts);
            count(Kind.TEXT, attributes.texts().keySet(), counts);
            count(Kind.NUMBER, attributes.numbers().keySet(), counts);
            count(Kind.MEASUREMENT, attributes.measurements().keySet(), counts);
        }
        return counts.entrySet().stream()
                .map(entry -> new AttributeSummary(
                        entry.getKey().kind(), entry.getKey().key(), entry.getValue()))
                .sorted(Comparator.comparingLong(AttributeSummary::rows).reversed()
                        .thenComparing(AttributeSummary::key)
                        .thenComparing(AttributeSummary::kind))
                .limit(limit)
                .toList();
    }

    private static void count(
            Kind kind, Set<String> keys, Map<AttributeSummary, Long> counts) {
        keys.forEach(key -> counts.merge(new AttributeSummary(kind, key, 0), 1L, Long::sum));
    }

    private static Map<String, String> tags(EventRow row) {
        var tags = new HashMap<>(row.attributes().tags());
        PromotedTag.all().forEach((key, field) -> {
            if (field.of(row) instanceof String text) {
                tags.put(key, text);
            }
        });
        return tags;
    }

    private static TagSummary summary(
            String key, Map<String, List<Instant>> values, int valuesMax) {
        var top = values.entrySet().stream()
                .map(entry -> {
                    List<Instant> times = entry.getValue().stream().sorted().toList();
                    return new TagSummary.Value(
                            entry.getKey(), times.size(), times.getFirst(), times.getLast());
                })
                .sorted(
                        Comparator.comparingLong(TagSummary.Value::rows)
                                .reversed()
                                .thenComparing(TagSummary.Value::value))
                .limit(valuesMax)
                .toList();
        long total = values.values().stream().mapToLong(List::size).sum();
        return new TagSummary(key, total, values.size(), top);
    }

    @Override
    public synchronized MovedRows tally(ProjectId project, RowMoves moves) {
        return MemoryMoves.of(moves, moved).tally(project, rows);
    }

    @Override
    public synchronized void regroup(
            long job, ProjectId project, RowMoves moves, List<KeyLink> links) {
        if (!moved.containsKey(job)) {
            moved.put(job, MemoryMoves.of(moves, moved).move(project, rows));
            updateKeys(links);
        }
    }

    @Override
    public synchronized void forgetMoves(long job) {
        moved.put(job, List.of());
    }

    @Override
    public synchronized void withdraw(Watermark position) {
        rows.removeIf(row -> row.origin().position().equals(position));
    }

    @Override
    public synchronized void dropBefore(Instant received) {
        rows.removeIf(row -> row.origin().receivedAt().isBefore(received));
    }

    @Override
    public synchronized void deleteKeys(Set<IssueKey> keys) {
        rows.removeIf(row -> keys.contains(
                new IssueKey(row.origin().project(), row.origin().key())));
    }

    @Override
    public synchronized void deleteProject(ProjectId project) {
        rows.removeIf(row -> row.origin().project().equals(project));
    }

    @Override
    public void maintain() {
        // Memory needs no upkeep.
    }

    @Override
    public void backupTo(Path directory) {
        throw new StoreException(
                Category.UNAVAILABLE, "A store in memory has no copy on disk", null);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
