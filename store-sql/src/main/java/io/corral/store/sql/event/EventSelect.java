package io.corral.store.sql.event;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.corral.domain.id.ProjectId;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Renders event queries. Rows stand in the table `event`, called `e` here; the copied key table in
/// `issue_key`, called `k`.
public final class EventSelect {

    static final Field<Long> PROJECT = column("e", "project_id");
    static final Field<Long> KEY = column("e", "grouping_key");
    static final Field<Long> ISSUE = column("k", "issue_id");
    private static final Table<?> EVENT = table(name("event")).as("e");
    private static final Table<?> ISSUE_KEY = table(name("issue_key")).as("k");

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
    }

    private final DSLContext sql;
    private final EventSyntax syntax;
    private final EventConditions conditions;
    private final EventValues values;

    public EventSelect(EventSyntax syntax) {
        this.syntax = syntax;
        sql = DSL.using(
                syntax.dialect(),
                new Settings().withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                        .withRenderFormatted(false));
        values = new EventValues(syntax);
        conditions = values.conditions();
    }

    /// The statement that answers a query, one column for each of the query's.
    public SqlText render(EventQuery query) {
        var columns = new ArrayList<SelectFieldOrAsterisk>();
        var groups = new ArrayList<Field<?>>();
        for (int i = 0; i < query.columns().size(); i++) {
            EventExpression expression = query.columns().get(i);
            columns.add(
                    syntax.output(values.value(expression), expression.type()).as("c" + i));
            if (!expression.isAggregate() && !isConstant(expression)) {
                groups.add(ordinal(i));
            }
        }
        var from = sql.select(columns).from(source(query));
        var where = from.where(condition(query.scope(), query.where()));
        if (!query.isGrouped()) {
            return text(where.orderBy(order(query)).limit(query.limit()).offset(query.offset()));
        }
        // Without group keys there is one group, also when no row is found.
        var grouped = groups.isEmpty() ? where : where.groupBy(groups);
        var having = query.having() == null
                ? grouped
                : grouped.having(conditions.condition(query.having()));
        return text(having.orderBy(order(query)).limit(query.limit()).offset(query.offset()));
    }

    /// Whether a row is in the scope and meets the condition; for statements adapters build.
    public Condition condition(EventScope scope, EventPredicate where) {
        if (scope.kinds().isEmpty() || scope.projects().isEmpty()) {
            return DSL.falseCondition();
        }
        List<String> kinds =
                scope.kinds().stream().map(EventRowKind::wireName).sorted().toList();
        List<Long> projects = scope.projects().stream().map(ProjectId::value).sorted().toList();
        Field<LocalDateTime> timestamp =
                field(name("e", EventField.TIMESTAMP.columnName()), LocalDateTime.class);
        Condition condition = timestamp.ge(utc(scope.from()))
                .and(timestamp.lt(utc(scope.to())))
                .and(PROJECT.in(projects));
        if (kinds.size() < EventRowKind.values().length) {
            condition = condition.and(
                    field(name("e", EventField.KIND.columnName()), String.class).in(kinds));
        }
        return condition.and(conditions.condition(where));
    }

    /// A value as SQL; for statements adapters build.
    public Field<?> value(EventExpression expression) {
        return values.value(expression);
    }

    /// A statement with its bind values.
    public SqlText text(Query query) {
        query.attach(sql.configuration());
        return new SqlText(query.getSQL(ParamType.INDEXED), query.getBindValues());
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Table<?> source(EventQuery query) {
        if (!query.namesIssues()) {
            return EVENT;
        }
        return EVENT.leftJoin(ISSUE_KEY)
                .on(column("k", "project_id").eq(PROJECT))
                .and(column("k", "grouping_key").eq(KEY));
    }

    private List<SortField<?>> order(EventQuery query) {
        var order = new ArrayList<SortField<?>>();
        for (EventQuery.Order each : query.order()) {
            int column = query.columns().indexOf(each.expression());
            Field<?> value = column >= 0 ? ordinal(column) : values.value(each.expression());
            order.add((each.descending() ? value.desc() : value.asc()).nullsLast());
        }
        return order;
    }

    /// A column by its place. Two renderings of one expression have different question marks, so
    /// that engines would not see they are the same.
    private static Field<?> ordinal(int column) {
        return DSL.inline(column + 1);
    }

    private static boolean isConstant(EventExpression expression) {
        if (expression instanceof EventExpression.Calculation(var left, _, var right)) {
            return isConstant(left) && isConstant(right);
        }
        return expression instanceof EventExpression.Constant;
    }

    private static Field<Long> column(String table, String column) {
        return field(name(table, column), SQLDataType.BIGINT);
    }
}
