package io.corral.store.embedded.event;

import static org.jooq.impl.DSL.val;

import io.corral.domain.id.IssueId;
import io.corral.store.event.IssueTag;
import io.corral.store.event.IssueTagQuery;
import io.corral.store.sql.event.EventSelect;
import io.corral.store.sql.event.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// The statement behind an [IssueTagQuery]: pairs of key and value are counted by issue in a single
/// scan, then a window picks the most frequent values of each key.
final class IssueTagSelect {

    private static final String SQL =
            """
            with pair as (
                select k.issue_id as issue, unnest(map_keys(e.tags)) as tag,
                    unnest(map_values(e.tags)) as word
                from event as e join issue_key as k
                    on k.project_id = e.project_id and k.grouping_key = e.grouping_key
                where {0}),
            counted as (
                select issue, tag, word, count(*) as n from pair where word <> ''
                group by issue, tag, word),
            ranked as (
                select *, row_number() over (
                    partition by issue, tag order by n desc, word) as place
                from counted)
            select issue, tag, word, n from ranked where place <= {1}
            order by place, issue, tag limit {2}""";

    private IssueTagSelect() {}

    static SqlText render(EventSelect select, IssueTagQuery query) {
        Condition where = select.condition(query.scope(), query.where());
        return select.text(DSL.resultQuery(SQL, where, val(query.valuesMax()),
                val(query.rowsMax())));
    }

    static List<IssueTag> read(ResultSet rows) throws SQLException {
        List<IssueTag> tags = new ArrayList<>();
        while (rows.next()) {
            tags.add(new IssueTag(new IssueId(rows.getLong(1)), rows.getString(2),
                    rows.getString(3), rows.getLong(4)));
        }
        return List.copyOf(tags);
    }
}
