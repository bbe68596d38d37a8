package io.corral.store.embedded.event;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import io.corral.store.event.EventExpression;
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
import org.jooq.impl.DSL;

/// The statement behind a [TagQuery]: each row yields its tags as pairs, those are counted, and a
/// window picks the most frequent values of each key.
final class TagSelect {

    private static final String SQL =
            """
            with pair as (select {0} as k, {1} as v, e.timestamp as ts from event as e where {2}),
            counted as (
                select k, v, count(*) as n, min(ts) as first, max(ts) as last
                from pair where v <> '' group by k, v),
            ranked as (
                select k, v, n, first, last,
                    cast(sum(n) over (partition by k) as bigint) as total,
                    count(*) over (partition by k) as different,
                    row_number() over (partition by k order by n desc, v) as place
                from counted)
            select k, v, n, epoch_us(first), epoch_us(last), total, different
            from ranked where place <= {3} order by total desc, k, place""";

    private final EventSelect select;

    TagSelect(EventSelect select) {
        this.select = select;
    }

    SqlText render(TagQuery query) {
        Condition where = select.condition(query.scope(), query.where());
        String key = query.key();
        Field<?> keys = key == null ? field("unnest({0})", allKeys()) : val(key);
        Field<?> values = key == null
                ? field("unnest({0})", allValues())
                : PromotedTag.field(key)
                        .<Field<?>>map(promoted -> select
                                .value(new EventExpression.Field(promoted)))
                        .orElseGet(() -> select.value(new EventExpression.Tag(key)));
        return select.text(DSL.resultQuery(
                SQL, keys, values, where,
                val(Math.max(1, query.valuesMax()))));
    }

    private static Field<?> allKeys() {
        List<Field<?>> promoted = new ArrayList<>();
        new TreeMap<>(PromotedTag.all()).keySet().forEach(key -> promoted.add(val(key)));
        return field("list_concat(map_keys(e.tags), [{0}])", DSL.list(promoted));
    }

    private Field<?> allValues() {
        List<Field<?>> promoted = new ArrayList<>();
        new TreeMap<>(PromotedTag.all()).values()
                .forEach(field -> promoted.add(select.value(new EventExpression.Field(field))));
        return field("list_concat(map_values(e.tags), [{0}])", DSL.list(promoted));
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
