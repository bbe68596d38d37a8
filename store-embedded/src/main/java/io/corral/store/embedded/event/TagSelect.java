package io.corral.store.embedded.event;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import io.corral.store.event.PromotedTag;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import io.corral.store.sql.event.EventSelect;
import io.corral.store.sql.event.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SQL;
import org.jooq.impl.DSL;

/// The statement behind a [TagQuery]. Tags that are columns are counted one by one in a single
/// scan, the others as pairs of key and value; a window picks the most frequent values of each key.
final class TagSelect {

    private static final String COLUMNS =
            """
            select {0} as k, {1} as v, count(*) as n, min(e.timestamp) as first,
                max(e.timestamp) as last
            from event as e where {2} group by {3}""";

    private static final String MAPPED =
            """
            select k, v, count(*) as n, min(ts) as first, max(ts) as last
            from (
                select unnest(map_keys(e.tags)) as k, unnest(map_values(e.tags)) as v,
                    e.timestamp as ts
                from event as e where {0})
            group by k, v""";

    private static final String RANKED =
            """
            with counted as ({0}),
            ranked as (
                select k, v, n, first, last,
                    cast(sum(n) over (partition by k) as bigint) as total,
                    count(*) over (partition by k) as different,
                    row_number() over (partition by k order by n desc, v) as place
                from counted where v <> '')
            select k, v, n, epoch_us(first), epoch_us(last), total, different
            from ranked where place <= {1} order by total desc, k, place""";

    private final EventSelect select;

    TagSelect(EventSelect select) {
        this.select = select;
    }

    SqlText render(TagQuery query) {
        Condition where = select.condition(query.scope(), query.where());
        String key = query.key();
        SQL counted = key == null ? ofAll(where) : ofOne(key, where);
        return select.text(DSL.resultQuery(
                RANKED, counted, val(Math.max(1, query.valuesMax()))));
    }

    private SQL ofOne(String key, Condition where) {
        Field<?> value = PromotedTag.field(key).<Field<?>>map(this::column)
                .orElseGet(() -> select.value(new EventExpression.Tag(key)));
        return DSL.sql(COLUMNS, val(key), value, where, DSL.inline(2));
    }

    /// A set of groups for each column, so that no list of values is made for every row.
    private SQL ofAll(Condition where) {
        List<Field<?>> sets = new ArrayList<>();
        List<SQL> keys = new ArrayList<>();
        List<SQL> values = new ArrayList<>();
        new TreeMap<>(PromotedTag.all()).forEach((key, field) -> {
            Field<?> column = column(field);
            sets.add(field("({0})", column));
            keys.add(DSL.sql("when grouping({0}) = 0 then {1}", column, DSL.inline(key)));
            values.add(DSL.sql("when grouping({0}) = 0 then {0}", column));
        });
        SQL columns = DSL.sql(COLUMNS, oneOf(keys), oneOf(values), where,
                field("grouping sets ({0})", DSL.list(sets)));
        return DSL.sql("{0} union all {1}", columns, DSL.sql(MAPPED, where));
    }

    private static SQL oneOf(List<SQL> cases) {
        return DSL.sql("case {0} end", cases.stream()
                .reduce((before, next) -> DSL.sql("{0} {1}", before, next)).orElseThrow());
    }

    private Field<?> column(EventField field) {
        return select.value(new EventExpression.Field(field));
    }

    static List<TagSummary> read(ResultSet rows, TagQuery query) throws SQLException {
        var summaries = new LinkedHashMap<String, TagSummary>();
        while (rows.next()) {
            String key = rows.getString(1);
            TagSummary before = summaries.get(key);
            if (before == null && summaries.size() == query.keysMax()) {
                break;
            }
            var top = new ArrayList<TagSummary.Value>(before == null ? List.of() : before.top());
            if (top.size() < query.valuesMax()) {
                top.add(new TagSummary.Value(
                        rows.getString(2), rows.getLong(3),
                        ResultReader.instant(rows.getLong(4)),
                        ResultReader.instant(rows.getLong(5))));
            }
            summaries.put(
                    key, new TagSummary(key, rows.getLong(6), rows.getLong(7), top));
        }
        return List.copyOf(summaries.values());
    }
}
