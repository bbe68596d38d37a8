package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.engine.search.DiscoverAnswer.Column;
import io.corral.engine.search.SearchColumn.Shown;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns stored values into those of an answer: slugs and short ids instead of numbers. Who asks
/// for `issue` also gets `issue.id`.
final class TableReader {

    private static final String ISSUE_ID = "issue.id";

    private final SearchScope scope;
    private final IssueNames issues;

    TableReader(SearchScope scope, IssueNames issues) {
        this.scope = scope;
        this.issues = issues;
    }

    DiscoverAnswer.Table read(List<SearchColumn> columns, EventTable table, int limit) {
        List<List<@Nullable Object>> stored =
                table.rows().subList(0, Math.min(limit, table.rows().size()));
        Map<Long, String> shortIds = issues.shortIds(issueNumbers(columns, stored));
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (List<@Nullable Object> values : stored) {
            rows.add(row(columns, values, shortIds));
        }
        return new DiscoverAnswer.Table(
                rows, shownColumns(columns), table.rows().size() > limit,
                DiscoverAnswer.Tips.NONE);
    }

    private Map<String, @Nullable Object> row(
            List<SearchColumn> columns,
            List<@Nullable Object> values,
            Map<Long, String> shortIds) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        int next = 0;
        for (SearchColumn column : columns) {
            Object value = values.get(next++);
            switch (column.shown()) {
                case AS_IS -> row.put(column.name(), value);
                case PROJECT_SLUG -> row.put(column.name(), slug(value));
                case SHORT_ID -> {
                    row.put(column.name(), value == null ? null : shortIds.get(value));
                    row.put(ISSUE_ID, value);
                }
                case PAIR -> row.put(column.name(), pair(value, values.get(next++)));
            }
        }
        return row;
    }

    private static @Nullable List<@Nullable Object> pair(
            @Nullable Object first, @Nullable Object second) {
        return first == null && second == null ? null : Arrays.asList(first, second);
    }

    /// What a table of these columns asks of the store, in order.
    static List<EventExpression> expressions(List<SearchColumn> columns) {
        var expressions = new ArrayList<EventExpression>();
        for (SearchColumn column : columns) {
            expressions.add(column.expression());
            if (column.second() != null) {
                expressions.add(column.second());
            }
        }
        return expressions;
    }

    private @Nullable String slug(@Nullable Object number) {
        return number instanceof Long id ? scope.projects().get(new ProjectId(id)) : null;
    }

    private static Set<Long> issueNumbers(
            List<SearchColumn> columns, List<List<@Nullable Object>> rows) {
        var numbers = new HashSet<Long>();
        int place = 0;
        for (SearchColumn column : columns) {
            if (column.shown() == Shown.SHORT_ID) {
                for (List<@Nullable Object> row : rows) {
                    if (row.get(place) instanceof Long number) {
                        numbers.add(number);
                    }
                }
            }
            place += column.second() == null ? 1 : 2;
        }
        return numbers;
    }

    private static List<Column> shownColumns(List<SearchColumn> columns) {
        var shown = new ArrayList<Column>();
        for (SearchColumn column : columns) {
            shown.add(new Column(column.name(), column.type(), column.unit()));
            boolean isAlone = column.shown() == Shown.SHORT_ID
                    && columns.stream().noneMatch(each -> each.name().equals(ISSUE_ID));
            if (isAlone) {
                shown.add(new Column(ISSUE_ID, ValueType.INTEGER, null));
            }
        }
        return shown;
    }
}
