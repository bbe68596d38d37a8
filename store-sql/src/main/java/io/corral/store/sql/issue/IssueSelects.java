package io.corral.store.sql.issue;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.when;

import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/// Statements that find the issues of an [IssueQuery]. Thread-safe.
public final class IssueSelects {

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

    private final DSLContext context;
    private final IssueConditions conditions;

    /// @param engine whose SQL is written
    public IssueSelects(SQLDialect engine, IssueDialect dialect) {
        this.context = DSL.using(engine);
        this.conditions = new IssueConditions(dialect);
    }

    /// A statement with its values in order.
    public record Sql(String text, List<Object> values) {}

    /// The ids of a page and of one issue more, in order.
    public Sql page(IssueQuery query) {
        return sql(select(IssueTables.ID)
                .from(IssueTables.ISSUE)
                .where(where(query).and(worthCounting(query)))
                .orderBy(order(query))
                .limit(query.limit() + 1)
                .offset(query.offset()));
    }

    /// Of a page by events, those that can be on it. Adding up hours is dear, and no issue has more
    /// events in some time than in all: the issues with most in all give the page's least number,
    /// and whatever has fewer in all is not on it.
    private Condition worthCounting(IssueQuery query) {
        Field<Long> counted = frequency(query);
        if (query.sort() != IssueSort.FREQUENCY || counted.equals(IssueTables.EVENTS)) {
            return trueCondition();
        }
        Field<Long> number = field(name("number"), Long.class);
        return IssueTables.EVENTS.ge(field(select(coalesce(min(number), 0L))
                .from(select(counted.as(number))
                        .from(IssueTables.ISSUE)
                        .where(where(query))
                        .orderBy(IssueTables.EVENTS.desc())
                        .limit(query.offset() + query.limit() + 1))));
    }

    /// How many issues there are, counted up to a bound.
    public Sql hits(IssueQuery query, int hitsMax) {
        return sql(select(count())
                .from(selectOne()
                        .from(IssueTables.ISSUE)
                        .where(where(query))
                        .limit(hitsMax)));
    }

    private Sql sql(Query query) {
        return new Sql(context.render(query), context.extractBindValues(query));
    }

    private Condition where(IssueQuery query) {
        Condition where = IssueConditions.inProjects(query.projects());
        Instant from = query.from();
        Instant to = query.to();
        if (from != null) {
            where = where.and(IssueTables.LAST_SEEN.ge(IssueTables.micros(from)));
        }
        if (to != null) {
            where = where.and(IssueTables.FIRST_SEEN.lt(IssueTables.micros(to)))
                    .and(exists(selectOne().from(hours()).where(hourOf(query))));
        }
        if (!query.environments().isEmpty()) {
            where = where.and(IssueConditions.seenInEnvironment(query.environments()));
        }
        return where.and(conditions.render(query.condition()));
    }

    private static org.jooq.Table<?> hours() {
        return IssueTables.KEY.join(IssueTables.HOUR)
                .on(IssueTables.number("h", "key_id").eq(IssueTables.number("k", "id")));
    }

    /// An hour of the issue within the query's time and environments.
    private static Condition hourOf(IssueQuery query) {
        Field<Long> hour = IssueTables.number("h", "hour");
        Condition within = IssueTables.number("k", "issue_id").eq(IssueTables.ID);
        if (query.from() != null) {
            within = within.and(hour.ge(hour(query.from())));
        }
        if (query.to() != null) {
            within = within.and(hour.le(hour(query.to().minusNanos(1))));
        }
        return query.environments().isEmpty()
                ? within
                : within.and(IssueConditions.isLabel(
                        IssueTables.number("h", "environment_id"), query.environments()));
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS);
    }

    private static List<SortField<?>> order(IssueQuery query) {
        List<SortField<?>> order = new ArrayList<>();
        switch (query.sort()) {
            case DATE -> order.add(IssueTables.LAST_SEEN.desc());
            case NEW -> order.add(IssueTables.FIRST_SEEN.desc());
            case FREQUENCY -> order.add(frequency(query).desc());
            case USER -> order.add(IssueTables.USERS.desc());
            case PRIORITY -> {
                order.add(priority().desc());
                order.add(IssueTables.LAST_SEEN.desc());
            }
            case INBOX -> {
                order.add(IssueTables.number("i", "inbox").desc());
                order.add(IssueTables.STATE_SINCE.desc());
            }
        }
        order.add(IssueTables.ID.desc());
        return order;
    }

    private static Field<Integer> priority() {
        Field<String> priority = IssueTables.text("i", "priority");
        return when(priority.eq("high"), 2).when(priority.eq("medium"), 1).otherwise(0);
    }

    /// Events within the query's time. Hours are added up only for issues that began before it:
    /// the total of all others is at hand.
    private static Field<Long> frequency(IssueQuery query) {
        Field<Long> hours = field(select(coalesce(
                field("sum({0})", Long.class, IssueTables.number("h", "events")), 0L))
                .from(hours())
                .where(hourOf(query)));
        if (query.to() != null || !query.environments().isEmpty()) {
            return hours;
        }
        Condition whole = query.from() == null
                ? trueCondition()
                : IssueTables.FIRST_SEEN.ge(IssueTables.micros(query.from()));
        return when(whole, IssueTables.EVENTS).otherwise(hours);
    }
}
