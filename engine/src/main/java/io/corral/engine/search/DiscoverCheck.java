package io.corral.engine.search;

import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchKeys;
import io.corral.protocol.search.SearchPrinter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be said of a request without answering it, part by part.
///
/// @param fields in the order asked
/// @param query the query as a whole; its name is the query
/// @param keys of the query, each once
/// @param orders in the order asked
public record DiscoverCheck(
        Verdict dataset, List<Verdict> fields, Verdict query, List<Verdict> keys,
        List<Verdict> orders) {

    public DiscoverCheck {
        fields = List.copyOf(fields);
        keys = List.copyOf(keys);
        orders = List.copyOf(orders);
    }

    /// A verdict on one part.
    ///
    /// @param type of its values; null where it has none or is wrong
    /// @param error a sentence; null when it is right
    public record Verdict(String name, @Nullable ValueType type, @Nullable String error) {

        /// Whether it is right.
        public boolean isValid() {
            return error == null;
        }
    }

    /// Whether everything is right.
    public boolean isValid() {
        return dataset.isValid() && query.isValid()
                && fields.stream().allMatch(Verdict::isValid)
                && keys.stream().allMatch(Verdict::isValid)
                && orders.stream().allMatch(Verdict::isValid);
    }

    static DiscoverCheck of(DiscoverRequest request, SearchScope scope, SearchNames names) {
        Dataset dataset;
        Verdict named;
        try {
            dataset = Discover.dataset(request.dataset());
            named = new Verdict(request.dataset(), null, null);
        } catch (SearchMistake mistake) {
            dataset = Dataset.DISCOVER;
            named = new Verdict(request.dataset(), null, mistake.sentence());
        }
        return new Checking(request, scope, names, new EventPlanner(dataset, scope, names), named)
                .check();
    }

    private record Checking(
            DiscoverRequest request, SearchScope scope, SearchNames names, EventPlanner planner,
            Verdict dataset) {

        DiscoverCheck check() {
            List<SearchColumn> columns = new ArrayList<>();
            List<Verdict> fields = request.fields().stream()
                    .map(field -> field(field, columns)).toList();
            Verdict query = query(fields, columns);
            List<Verdict> keys = query.isValid()
                    ? SearchKeys.of(Discover.parse(request.query())).stream().map(this::key)
                            .toList()
                    : List.of();
            return new DiscoverCheck(dataset, fields, query, keys,
                    request.sort().stream().map(sort -> order(sort, columns)).toList());
        }

        private Verdict field(String name, List<SearchColumn> columns) {
            try {
                SearchColumn column = planner.column(name);
                columns.add(column);
                return new Verdict(name, column.type(), null);
            } catch (SearchMistake mistake) {
                return new Verdict(name, null, mistake.sentence());
            }
        }

        /// The query alone, and with the fields as far as these are right.
        private Verdict query(List<Verdict> fields, List<SearchColumn> columns) {
            try {
                planner.plan(Discover.parse(request.query()));
                boolean isWhole = dataset.isValid() && !columns.isEmpty()
                        && fields.stream().allMatch(Verdict::isValid);
                if (isWhole) {
                    DiscoverPlan.of(request.sorted(List.of()), scope, names);
                }
                return new Verdict(request.query(), null, null);
            } catch (SearchMistake mistake) {
                return new Verdict(request.query(), null, mistake.sentence(request.query()));
            }
        }

        private Verdict order(String sort, List<SearchColumn> columns) {
            try {
                DiscoverPlan.order(sort, columns, planner);
                String name = sort.startsWith("-") ? sort.substring(1) : sort;
                return new Verdict(sort, columns.stream()
                        .filter(column -> column.name().equals(name)).findFirst()
                        .map(SearchColumn::type).orElse(null), null);
            } catch (SearchMistake mistake) {
                return new Verdict(sort, null, mistake.sentence());
            }
        }

        private Verdict key(SearchKey key) {
            String name = SearchPrinter.print(key);
            try {
                return new Verdict(name, planner.column(key, name).type(), null);
            } catch (SearchMistake mistake) {
                return new Verdict(name, null, mistake.sentence());
            }
        }
    }
}
