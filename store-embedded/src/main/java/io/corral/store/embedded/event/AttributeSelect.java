package io.corral.store.embedded.event;

import static org.jooq.impl.DSL.val;

import io.corral.store.event.AttributeSummary;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventScope;
import io.corral.store.sql.event.EventSelect;
import io.corral.store.sql.event.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// The statement that counts the keys of the map columns.
final class AttributeSelect {

    private static final String SQL =
            """
            with seen as materialized (
                select map_keys(e.tags) as tags, map_keys(e.texts) as texts,
                    map_keys(e.numbers) as numbers, map_keys(e.measurements) as measurements
                from event as e where {0}),
            pair as (
                select 0 as kind, unnest(tags) as k from seen
                union all select 1, unnest(texts) from seen
                union all select 2, unnest(numbers) from seen
                union all select 3, unnest(measurements) from seen)
            select kind, k, count(*) as n from pair group by kind, k
            order by n desc, k, kind limit {1}""";

    private AttributeSelect() {}

    static SqlText render(EventSelect select, EventScope scope, int limit) {
        Condition where = select.condition(scope, EventPredicate.ALWAYS);
        return select.text(DSL.resultQuery(SQL, where, val(limit)));
    }

    static List<AttributeSummary> read(ResultSet rows) throws SQLException {
        AttributeSummary.Kind[] kinds = AttributeSummary.Kind.values();
        var summaries = new ArrayList<AttributeSummary>();
        while (rows.next()) {
            summaries.add(new AttributeSummary(
                    kinds[rows.getInt(1)], rows.getString(2), rows.getLong(3)));
        }
        return List.copyOf(summaries);
    }
}
