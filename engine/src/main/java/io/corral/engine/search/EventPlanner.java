package io.corral.engine.search;

import io.corral.domain.search.Glob;
import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.SearchParser;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.And;
import io.corral.store.event.EventPredicate.Contains;
import io.corral.store.event.EventPredicate.Matches;
import io.corral.store.event.EventPredicate.Not;
import io.corral.store.event.EventPredicate.Or;
import io.corral.store.event.EventPredicate.Present;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gives a search over events its meaning. What has none is a [SearchMistake].
final class EventPlanner {

    private final Dataset dataset;
    private final FieldNames fields;
    private final FunctionNames functions;
    private final SpecialKeys special;
    private final ValueConditions values;
    private final Equations equations = new Equations(this::column);

    EventPlanner(Dataset dataset, SearchScope scope, SearchNames names) {
        this.dataset = dataset;
        fields = new FieldNames(dataset);
        values = new ValueConditions(scope.now());
        functions = new FunctionNames(dataset, fields, values, scope.window().duration());
        special = new SpecialKeys(scope, names);
    }

    /// A condition on rows, and one on groups.
    ///
    /// @param having null without conditions on aggregates
    record Plan(EventPredicate where, @Nullable EventPredicate having) {}

    /// What a field of a query means: a name, `tags[name]`, a function or an equation.
    SearchColumn column(String field) {
        if (field.startsWith(Equations.PREFIX)) {
            return equations.column(field);
        }
        SearchKey key = SearchParser.parseKey(field)
                .orElseThrow(() -> new SearchMistake(field + " is not a field"));
        return column(key, field);
    }

    /// What a key means.
    SearchColumn column(SearchKey key, String name) {
        return key instanceof SearchKey.Call call
                ? functions.column(call, name)
                : fields.column(key, name);
    }

    /// Splits a search into conditions on rows and on groups.
    Plan plan(Search search) {
        var where = new ArrayList<EventPredicate>();
        var having = new ArrayList<EventPredicate>();
        List<Search> terms = search instanceof Search.And(var all) ? all : List.of(search);
        for (Search term : terms) {
            if (hasAggregate(term)) {
                having.add(onGroups(term));
            } else {
                where.add(condition(term));
            }
        }
        return new Plan(new And(where), having.isEmpty() ? null : new And(having));
    }

    /// A condition on rows.
    EventPredicate condition(Search search) {
        return switch (search) {
            case Search.And(var terms) -> new And(terms.stream().map(this::condition).toList());
            case Search.Or(var terms) -> new Or(terms.stream().map(this::condition).toList());
            case Search.Not(var term) -> new Not(condition(term));
            case Search.FreeText _, Search.Has _, Search.In _, Search.Comparison _ ->
                placed(search, this::single);
        };
    }

    /// A mistake in a condition knows where it was made.
    private static EventPredicate placed(
            Search condition, Function<Search, EventPredicate> meaning) {
        try {
            return meaning.apply(condition);
        } catch (SearchMistake mistake) {
            throw mistake.in(condition);
        }
    }

    private EventPredicate single(Search search) {
        return switch (search) {
            case Search.FreeText(var value) -> freeText(value);
            case Search.Has(var key) -> new Present(ofRow(key).expression());
            case Search.In(var key, var list) -> anyOf(key, list);
            case Search.Comparison(var key, var operator, var value) ->
                compare(key, operator, value);
            case Search.And _, Search.Or _, Search.Not _ -> condition(search);
        };
    }

    /// What a key means that asks about a single event.
    private SearchColumn ofRow(SearchKey key) {
        if (key instanceof SearchKey.Call(var function, _)) {
            throw new SearchMistake(
                    "%s() is computed over many events and says nothing of a single one"
                            .formatted(function));
        }
        if (key instanceof SearchKey.Named(var name) && SpecialKeys.isOfIssues(name)) {
            throw new SearchMistake(
                    "%s asks about issues, and this searches events; name issues with issue:SHOP-1"
                            .formatted(name));
        }
        return column(key, nameOf(key));
    }

    private EventPredicate onGroups(Search search) {
        return placed(search, this::ofGroup);
    }

    private EventPredicate ofGroup(Search search) {
        return switch (search) {
            case Search.And(var terms) -> new And(terms.stream().map(this::onGroups).toList());
            case Search.Or(var terms) -> new Or(terms.stream().map(this::onGroups).toList());
            case Search.Not(var term) -> new Not(onGroups(term));
            case Search.Comparison(SearchKey.Call call, var operator, var value) ->
                values.compare(functions.column(call, call.function()), operator, value);
            case Search.In(SearchKey.Call call, var list) ->
                values.anyOf(functions.column(call, call.function()), list);
            case Search.Has(SearchKey.Call call) ->
                new Present(functions.column(call, call.function()).expression());
            case Search.Comparison _, Search.In _, Search.Has _, Search.FreeText _ ->
                throw new SearchMistake(
                        "Conditions on aggregates and on events cannot be alternatives");
        };
    }

    private static boolean hasAggregate(Search search) {
        return switch (search) {
            case Search.And(var terms) -> terms.stream().anyMatch(EventPlanner::hasAggregate);
            case Search.Or(var terms) -> terms.stream().anyMatch(EventPlanner::hasAggregate);
            case Search.Not(var term) -> hasAggregate(term);
            case Search.FreeText _ -> false;
            case Search.Has(var key) -> key instanceof SearchKey.Call;
            case Search.In(var key, _) -> key instanceof SearchKey.Call;
            case Search.Comparison(var key, _, _) -> key instanceof SearchKey.Call;
        };
    }

    private EventPredicate compare(SearchKey key, SearchOperator operator, SearchValue value) {
        if (operator == SearchOperator.NOT_EQUAL) {
            return new Not(compare(key, SearchOperator.EQUAL, value));
        }
        if (key instanceof SearchKey.Named(var name)) {
            EventPredicate found = special.compare(name, operator, value);
            if (found != null) {
                return found;
            }
            if (name.equals("message")) {
                return message(value);
            }
        }
        return values.compare(ofRow(key), operator, value);
    }

    private EventPredicate anyOf(SearchKey key, List<String> list) {
        if (key instanceof SearchKey.Named(var name)) {
            EventPredicate found = special.anyOf(name, list);
            if (found != null) {
                return found;
            }
            if (name.equals("message")) {
                return new Or(list.stream().map(EventPlanner::containedText).toList());
            }
        }
        return values.anyOf(ofRow(key), list);
    }

    private static String nameOf(SearchKey key) {
        return switch (key) {
            case SearchKey.Named(var name) -> name;
            case SearchKey.Tag(var name, var type) ->
                "tags[%s%s]".formatted(name, type == null ? "" : "," + type);
            case SearchKey.Call(var function, _) -> function + "()";
        };
    }

    private static EventPredicate message(SearchValue value) {
        return switch (value) {
            case SearchValue.Literal(var text) when text.isEmpty() ->
                new Not(new Present(FieldNames.message()));
            case SearchValue.Literal(var text) -> containedText(text);
            case SearchValue.Pattern(var glob) -> new Or(List.of(
                    new Matches(new Field(EventField.MESSAGE), glob),
                    new Matches(new Field(EventField.TITLE), glob)));
        };
    }

    private static EventPredicate containedText(String text) {
        return new Or(List.of(
                new Contains(new Field(EventField.MESSAGE), text),
                new Contains(new Field(EventField.TITLE), text)));
    }

    /// Words without a key: in what names the row.
    private EventPredicate freeText(SearchValue value) {
        if (!dataset.isTimed()) {
            return message(anywhere(value));
        }
        EventExpression name = new EventExpression.FirstOf(List.of(
                new Field(EventField.SPAN_DESCRIPTION), new Field(EventField.TRANSACTION)));
        return switch (anywhere(value)) {
            case SearchValue.Literal(var text) -> new Contains(name, text);
            case SearchValue.Pattern(var glob) -> new Matches(name, glob);
        };
    }

    /// Words may stand anywhere in the text, also with wildcards between them.
    private static SearchValue anywhere(SearchValue value) {
        return switch (value) {
            case SearchValue.Literal literal -> literal;
            case SearchValue.Pattern(var glob) -> {
                var pieces = new ArrayList<String>(glob.pieces());
                pieces.addFirst("");
                pieces.addLast("");
                yield new SearchValue.Pattern(new Glob(pieces));
            }
        };
    }
}
