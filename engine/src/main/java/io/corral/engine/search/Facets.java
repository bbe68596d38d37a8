package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventScope;
import io.corral.store.event.IssueUse;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the events of a query spread over their tags. Thread-safe.
public final class Facets {

    private static final int PROJECTS_MAX = 10;

    private final SearchStores stores;

    public Facets(SearchStores stores) {
        this.stores = stores;
    }

    /// What came of a question.
    public sealed interface Answer {

        /// Tags, most frequent first; the projects stand before them.
        record Found(List<Facet> facets) implements Answer {
            public Found {
                facets = List.copyOf(facets);
            }
        }

        /// The query has no meaning.
        record Refused(String sentence) implements Answer {}
    }

    /// A tag with its most frequent values.
    ///
    /// @param rows that have it
    /// @param values different ones
    public record Facet(String key, long rows, long values, List<Value> top) {
        public Facet {
            top = List.copyOf(top);
        }
    }

    /// A value of a tag.
    ///
    /// @param value to search for
    /// @param name to show
    public record Value(String value, String name, long rows) {}

    /// The tags of the events that meet a query; fails as
    /// [io.corral.store.event.EventStore#query] does.
    ///
    /// @param dataset empty means errors and transactions
    /// @param keysMax tags at most
    /// @param valuesMax values at most of each
    public Answer find(
            String dataset, String query, SearchScope scope, int keysMax, int valuesMax) {
        try {
            Dataset named = Discover.dataset(dataset);
            EventPredicate where = EventPredicate.all(
                    new EventPlanner(named, scope, stores.names(scope))
                            .condition(Discover.parse(query)),
                    Discover.environments(scope));
            if (IssueUse.isIn(where)) {
                throw new SearchMistake(
                        "Here issues are named: issue:SHOP-1 or issue:[SHOP-1,SHOP-2]");
            }
            EventScope rows = Discover.scope(named, scope);
            var facets = new ArrayList<Facet>();
            Facet projects = projects(rows, where, scope);
            if (!projects.top().isEmpty()) {
                facets.add(projects);
            }
            stores.events().tags(new TagQuery(rows, where, null, keysMax, valuesMax)).stream()
                    .map(Facets::facet).forEach(facets::add);
            return new Answer.Found(facets);
        } catch (SearchMistake mistake) {
            return new Answer.Refused(mistake.sentence(query));
        }
    }

    private Facet projects(EventScope rows, EventPredicate where, SearchScope scope) {
        EventExpression count = new Count();
        var query = EventQuery.of(
                rows, where, List.of(new Field(EventField.PROJECT), count), PROJECTS_MAX)
                .orderedBy(new Order(count, true));
        var top = new ArrayList<Value>();
        for (List<@Nullable Object> row : stores.events().query(query).rows()) {
            if (row.get(0) instanceof Long id && row.get(1) instanceof Long number) {
                String slug = scope.projects().getOrDefault(new ProjectId(id), "");
                top.add(new Value(id.toString(), slug, number));
            }
        }
        return new Facet("project", top.stream().mapToLong(Value::rows).sum(), top.size(), top);
    }

    private static Facet facet(TagSummary tag) {
        return new Facet(tag.key(), tag.rows(), tag.values(), tag.top().stream()
                .map(value -> new Value(value.value(), value.value(), value.rows())).toList());
    }
}
