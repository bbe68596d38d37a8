package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.engine.search.DiscoverAnswer.Column;
import io.corral.engine.search.SearchColumn.Shown;
import io.corral.store.event.EventTable;
import java.util.ArrayList;
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
                rows, shownColumns(columns), table.rows().size() > limit);
    }

    private Map<String, @Nullable Object> row(
            List<SearchColumn> columns,
            List<@Nullable Object> values,
            Map<Long, String> shortIds) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < columns.size(); i++) {
            SearchColumn column = columns.get(i);
            Object value = values.get(i);
            switch (column.shown()) {
                case AS_IS -> row.put(column.name(), value);
                case PROJECT_SLUG -> row.put(column.name(), slug(value));
                case SHORT_ID -> {
                    row.put(column.name(), value == null ? null : shortIds.get(value));
                    row.put(ISSUE_ID, value);
                }
            }
        }
        return row;
    }

    private @Nullable String slug(@Nullable Object number) {
        return number instanceof Long id ? scope.projects().get(new ProjectId(id)) : null;
    }

    private static Set<Long> issueNumbers(
            List<SearchColumn> columns, List<List<@Nullable Object>> rows) {
        var numbers = new HashSet<Long>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).shown() == Shown.SHORT_ID) {
                for (List<@Nullable Object> row : rows) {
                    if (row.get(i) instanceof Long number) {
                        numbers.add(number);
                    }
                }
            }
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
