package io.corral.testkit.event;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;

import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.search.Glob;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRow.Stack;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random rows and queries from a small vocabulary, so that conditions often hold and groups often
/// have several rows. What an engine says about them can be compared with [MemoryEventStore].
public final class RandomEvents {

    private static final List<String> WORDS = List.of(
            "", "a", "A", "ab", "a_b", "a%b", "b*", "it's", "\u00c4\u00f6", "\"", "\\", "5", "1.5",
            "-3e2", "x y", "error", "ok");
    private static final List<EventRowKind> KINDS = List.of(EventRowKind.values());
    private static final List<EventField> TEXTS = List.of(
            EventField.LEVEL, EventField.ENVIRONMENT, EventField.RELEASE, EventField.TITLE,
            EventField.TRANSACTION, EventField.USER_ID);
    private static final List<EventField> LISTS = List.of(
            EventField.ERROR_TYPE, EventField.ERROR_VALUE, EventField.STACK_FILENAME,
            EventField.STACK_MODULE);
    private static final List<SearchOperator> OPERATORS = List.of(SearchOperator.values());

    private final RandomGenerator random;

    public RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    /// Some rows.
    public List<EventRow> rows(int countMax) {
        var rows = new ArrayList<EventRow>();
        int count = random.nextInt(countMax + 1);
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    private EventRow row(int position) {
        EventRowBuilder row = aRow().ofKind(one(KINDS))
                .withId(position + 1L)
                .inProject(1 + random.nextInt(2))
                .withKey(random.nextInt(3))
                .at(NOON.plusSeconds(random.nextInt(10_000)))
                .withLevel(word()).inEnvironment(word()).inRelease(word()).withTitle(word())
                .withTransaction(word());
        if (random.nextBoolean()) {
            row.withErrors(new Errors(
                    words(), words(), flags(), List.of(), List.of()));
        }
        if (random.nextBoolean()) {
            row.withStack(new Stack(words(), List.of(), words(), List.of(), List.of(), flags()));
        }
        if (random.nextBoolean()) {
            row.byUser("u" + random.nextInt(4));
        }
        if (random.nextBoolean()) {
            row.withOperation(word(), word(), random.nextInt(8) * 12.5);
        }
        String tag = word();
        if (tag != null) {
            row.withTag("tag", tag);
        }
        if (random.nextBoolean()) {
            row.withText("text", one(WORDS));
        }
        if (random.nextBoolean()) {
            row.withNumber("number", random.nextInt(4));
        }
        if (random.nextBoolean()) {
            row.withMeasurement("lcp", random.nextInt(4) / 2.0);
        }
        return row.build();
    }

    /// A query whose answer is one row per event, by id.
    public EventQuery listing() {
        return EventQuery.of(
                scope(), predicate(3),
                List.of(new Field(EventField.ID), text(), number(), new Field(one(LISTS))), 1_000)
                .orderedBy(new EventQuery.Order(new Field(EventField.ID), false));
    }

    /// A query for groups, in no order.
    public EventQuery grouping() {
        var columns = new ArrayList<EventExpression>();
        if (random.nextInt(4) > 0) {
            columns.add(key());
        }
        columns.add(new EventExpression.Count());
        columns.add(aggregate());
        columns.add(aggregate());
        EventPredicate having = random.nextBoolean()
                ? null
                : new EventPredicate.Compare(
                        new EventExpression.Count(), one(OPERATORS), (long) random.nextInt(4));
        return new EventQuery(
                scope(), predicate(2), columns, having, List.of(), 1_000, 0, 0);
    }

    private EventScope scope() {
        var kinds = EnumSet.allOf(EventRowKind.class);
        if (random.nextBoolean()) {
            kinds.remove(one(KINDS));
        }
        Set<ProjectId> projects = random.nextBoolean()
                ? Set.of(new ProjectId(1), new ProjectId(2))
                : Set.of(new ProjectId(1));
        return new EventScope(
                kinds, projects, NOON.plusSeconds(random.nextInt(1_000)),
                NOON.plusSeconds(9_000 + random.nextInt(2_000)));
    }

    private EventExpression key() {
        return switch (random.nextInt(4)) {
            case 0 -> new EventExpression.TimeBucket(Duration.ofHours(1));
            case 1 -> new Field(EventField.PROJECT);
            default -> text();
        };
    }

    private EventExpression aggregate() {
        return switch (random.nextInt(7)) {
            case 0 -> new EventExpression.CountUnique(text());
            case 1 -> new EventExpression.CountWhere(predicate(1));
            case 2 -> new EventExpression.Quantile(number(), one(List.of(0.0, 0.5, 0.95, 1.0)));
            case 3 -> new EventExpression.CountPresent(text());
            case 4 -> new EventExpression.CountUniqueWhere(text(), predicate(1));
            case 5 -> new EventExpression.Calculation(
                    new EventExpression.CountWhere(predicate(1)),
                    EventExpression.Calculation.Operator.DIVIDED_BY,
                    new EventExpression.CountWhere(predicate(1)));
            default -> new Statistic(one(List.of(Statistic.Kind.values())), number());
        };
    }

    private EventPredicate predicate(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> new EventPredicate.Present(random.nextBoolean() ? text() : number());
            case 1 -> new EventPredicate.Matches(texts(), glob());
            case 2 -> new EventPredicate.Contains(texts(), one(WORDS));
            case 3 -> new EventPredicate.OneOf(texts(), List.of(one(WORDS), one(WORDS)));
            case 4 -> new EventPredicate.Compare(
                    number(), one(OPERATORS), random.nextInt(8) * 12.5);
            case 5 -> new EventPredicate.KeyIn(Set.of(
                    new IssueKey(new ProjectId(1 + random.nextInt(2)), random.nextInt(3))));
            case 6 -> new EventPredicate.Present(new Field(one(LISTS)));
            case 7 -> new EventPredicate.Compare(text(), SearchOperator.EQUAL, one(WORDS));
            case 8 -> new EventPredicate.Not(predicate(depth - 1));
            case 9 -> new EventPredicate.Or(
                    List.of(predicate(depth - 1), predicate(depth - 1)));
            case 10 -> new EventPredicate.Compare(
                    new Field(EventField.TIMESTAMP), one(OPERATORS),
                    NOON.plusSeconds(random.nextInt(10_000)));
            default -> new EventPredicate.And(
                    List.of(predicate(depth - 1), predicate(depth - 1)));
        };
    }

    private EventExpression texts() {
        return random.nextInt(3) == 0 ? new Field(one(LISTS)) : text();
    }

    private EventExpression text() {
        return switch (random.nextInt(5)) {
            case 0 -> new EventExpression.Tag("tag");
            case 1 -> new EventExpression.TextAttribute("text");
            case 2 -> new EventExpression.FirstOf(List.of(
                    new EventExpression.Tag("tag"), new Field(one(TEXTS))));
            default -> new Field(one(TEXTS));
        };
    }

    private EventExpression number() {
        return switch (random.nextInt(4)) {
            case 0 -> new EventExpression.NumberAttribute("number");
            case 1 -> new EventExpression.NumberAttribute("tag");
            case 2 -> new EventExpression.Measurement("lcp");
            default -> new Field(EventField.SPAN_DURATION);
        };
    }

    private Glob glob() {
        var pieces = new ArrayList<String>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            pieces.add(one(WORDS));
        }
        return new Glob(pieces);
    }

    private @Nullable String word() {
        return random.nextInt(4) == 0 ? null : one(WORDS);
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            words.add(one(WORDS));
        }
        return words;
    }

    private List<Boolean> flags() {
        return random.nextBoolean() ? List.of() : List.of(random.nextBoolean());
    }

    private <V> V one(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }
}
