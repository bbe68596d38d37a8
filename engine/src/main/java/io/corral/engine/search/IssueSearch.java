package io.corral.engine.search;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.ShortId;
import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.Statistic;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.All;
import io.corral.store.issue.IssueCondition.Any;
import io.corral.store.issue.IssueCondition.Contains;
import io.corral.store.issue.IssueCondition.HasKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Turns an issue search into a condition of the issue store. What asks about events is asked of
/// the event store first, all conditions together of the same event, and becomes the keys of what
/// was found; of very many keys the most recently seen ones. Thread-safe.
public final class IssueSearch {

    private static final Set<EventRowKind> KINDS = EnumSet.complementOf(
            EnumSet.of(EventRowKind.TRANSACTION, EventRowKind.SPAN));

    private static final Set<String> LABELS = Set.of(
            "environment", "release", "release.version", "release.package", "release.build",
            "release.stage",
            "level", "platform", "logger", "error.handled", "error.unhandled");

    /// Alternatives that each look through the events; more would keep others waiting.
    private static final int LOOKS_MAX = 12;

    private final SearchStores stores;
    private final Supplier<DirectorySnapshot> directory;

    public IssueSearch(SearchStores stores, Supplier<DirectorySnapshot> directory) {
        this.stores = stores;
        this.directory = directory;
    }

    /// What came of a query.
    public sealed interface Answer {

        /// What an issue must be like.
        ///
        /// @param about the events the query is about, for counting; null when it says nothing of
        ///     events
        record Planned(IssueCondition condition, @Nullable EventPredicate about)
                implements
                    Answer {}

        /// The query has no meaning.
        record Refused(String sentence) implements Answer {}
    }

    /// Gives a query its meaning; fails as [io.corral.store.event.EventStore#query] does.
    public Answer plan(String query, SearchScope scope) {
        try {
            Search search = Discover.parse(query);
            var translation = new Translation(scope);
            return new Answer.Planned(translation.condition(search), translation.about(search));
        } catch (SearchMistake mistake) {
            return new Answer.Refused(mistake.sentence(query));
        }
    }

    /// One query being translated.
    private final class Translation {

        private final SearchScope scope;
        private final EventPlanner events;
        private final IssueKeys keys;
        private int looks;

        Translation(SearchScope scope) {
            this.scope = scope;
            SearchNames names = stores.names(scope);
            events = new EventPlanner(Dataset.ERRORS, scope, names);
            keys = new IssueKeys(scope, names, new IssuePeople(directory.get(), scope));
        }

        IssueCondition condition(Search search) {
            return switch (search) {
                case Search.And(var terms) -> {
                    List<IssueCondition> conditions = parts(terms, true);
                    yield conditions.size() == 1 ? conditions.getFirst() : new All(conditions);
                }
                case Search.Or(var terms) -> new Any(parts(terms, false));
                case Search.Not(var term) when ofEvents(term) -> found(search);
                case Search.Not(var term) -> new IssueCondition.Not(condition(term));
                case Search.FreeText(var value) -> freeText(value);
                case Search.Has _, Search.In _, Search.Comparison _ -> {
                    IssueCondition ofIssue = ofIssue(search);
                    yield ofIssue == null ? found(search) : ofIssue;
                }
            };
        }

        /// The terms that say something of events, all together.
        @Nullable
        EventPredicate about(Search search) {
            List<Search> terms = search instanceof Search.And(var all) ? all : List.of(search);
            List<EventPredicate> conditions = terms.stream()
                    .filter(term -> ofEvents(term) || isLabel(term))
                    .map(events::condition).toList();
            return conditions.isEmpty() ? null : new EventPredicate.And(conditions);
        }

        /// Conditions of the terms; those that ask about events become one.
        private List<IssueCondition> parts(List<Search> terms, boolean all) {
            var conditions = new ArrayList<IssueCondition>();
            var ofEvents = new ArrayList<Search>();
            for (Search term : terms) {
                if (ofEvents(term)) {
                    ofEvents.add(term);
                } else {
                    conditions.add(condition(term));
                }
            }
            if (!ofEvents.isEmpty()) {
                conditions.add(found(all ? new Search.And(ofEvents) : new Search.Or(ofEvents)));
            }
            return conditions;
        }

        private boolean ofEvents(Search search) {
            return switch (search) {
                case Search.And(var terms) -> terms.stream().allMatch(this::ofEvents);
                case Search.Or(var terms) -> terms.stream().allMatch(this::ofEvents);
                case Search.Not(var term) -> ofEvents(term);
                case Search.FreeText _ -> false;
                case Search.Has _, Search.In _, Search.Comparison _ -> ofIssue(search) == null;
            };
        }

        /// The condition when it asks about the issue itself; null when it asks about events.
        private @Nullable IssueCondition ofIssue(Search search) {
            try {
                IssueCondition condition = single(search);
                if (condition == null && isOnlyOfIssues(search)) {
                    throw new SearchMistake(
                            "This key takes words or numbers, and no comparison or wildcard there");
                }
                return condition;
            } catch (SearchMistake mistake) {
                throw mistake.in(search);
            }
        }

        private @Nullable IssueCondition single(Search search) {
            return switch (search) {
                case Search.Has(SearchKey.Named(var key)) -> IssueKeys.has(key);
                case Search.In(SearchKey.Named(var key), var list) -> anyOf(key, list);
                case Search.Comparison(SearchKey.Named(var key), var operator, var value) ->
                    compare(key, operator, value);
                case Search.And _, Search.Or _, Search.Not _, Search.FreeText _, Search.Has _, Search.In _, Search.Comparison _ ->
                    null;
            };
        }

        private @Nullable IssueCondition compare(
                String key, SearchOperator operator, SearchValue value) {
            if (key.equals("message") && value instanceof SearchValue.Literal(var text)
                    && !text.isEmpty() && operator == SearchOperator.EQUAL) {
                return new Contains(text);
            }
            if (operator == SearchOperator.NOT_EQUAL) {
                IssueCondition equal = keys.condition(key, SearchOperator.EQUAL, value);
                return equal == null ? null : new IssueCondition.Not(equal);
            }
            return keys.condition(key, operator, value);
        }

        private @Nullable IssueCondition anyOf(String key, List<String> values) {
            if (key.equals("is")) {
                throw new SearchMistake("is: takes one word, not a list");
            }
            var conditions = new ArrayList<IssueCondition>();
            for (String value : values) {
                IssueCondition condition = keys.condition(
                        key, SearchOperator.EQUAL, new SearchValue.Literal(value));
                if (condition == null) {
                    return null;
                }
                conditions.add(condition);
            }
            return IssueValues.any(conditions);
        }

        /// A lone event id finds the event's issue, a short id the issue, other words what is
        /// called so.
        private IssueCondition freeText(SearchValue value) {
            return switch (value) {
                case SearchValue.Literal(var text) when EventId.parse(text).isPresent() ->
                    found(new Search.Comparison(
                            new SearchKey.Named("id"), SearchOperator.EQUAL, value));
                case SearchValue.Literal(var text) when isShortId(text) ->
                    new Any(List.of(keys.issue(text), new Contains(text)));
                case SearchValue.Literal(var text) -> new Contains(text);
                case SearchValue.Pattern(var glob) -> new All(glob.pieces().stream()
                        .filter(piece -> !piece.isBlank())
                        .<IssueCondition>map(piece -> new Contains(piece.strip()))
                        .toList());
            };
        }

        private boolean isShortId(String text) {
            return ShortId.parse(text)
                    .filter(shortId -> scope.projects().containsValue(shortId.slug()))
                    .isPresent();
        }

        /// The issues with events like this.
        private IssueCondition found(Search search) {
            Instant from = namesEvent(search) ? Instant.EPOCH : scope.window().from();
            return new HasKey(keysOf(events.condition(search), from));
        }

        private Set<IssueKey> keysOf(EventPredicate where, Instant from) {
            if (++looks > LOOKS_MAX) {
                throw new SearchMistake(
                        "More than %d alternatives about events; write values of a key as a list: "
                                .formatted(LOOKS_MAX) + "key:[a,b]");
            }
            EventExpression project = new Field(EventField.PROJECT);
            EventExpression key = new Field(EventField.KEY);
            EventExpression newest = new Statistic(
                    Statistic.Kind.LARGEST, new Field(EventField.TIMESTAMP));
            var eventScope = new EventScope(
                    KINDS, scope.projects().keySet(), from, scope.window().to());
            var query = new EventQuery(
                    eventScope, EventPredicate.all(where, Discover.environments(scope)),
                    List.of(project, key, newest), null, List.of(new Order(newest, true)),
                    EventQuery.LIMIT_MAX, 0, 0);
            var found = new HashSet<IssueKey>();
            for (List<@Nullable Object> row : stores.events().query(query).rows()) {
                if (row.get(0) instanceof Long id && row.get(1) instanceof Long number) {
                    found.add(new IssueKey(new ProjectId(id), number));
                }
            }
            return found;
        }
    }

    private static boolean isOnlyOfIssues(Search search) {
        return switch (search) {
            case Search.Has(SearchKey.Named(var key)) -> SpecialKeys.isOfIssues(key);
            case Search.In(SearchKey.Named(var key), _) -> SpecialKeys.isOfIssues(key);
            case Search.Comparison(SearchKey.Named(var key), _, _) -> SpecialKeys.isOfIssues(key);
            case Search.And _, Search.Or _, Search.Not _, Search.FreeText _, Search.Has _, Search.In _, Search.Comparison _ ->
                false;
        };
    }

    /// Whether a search is about something issues are found by and events have as well.
    private static boolean isLabel(Search search) {
        return switch (search) {
            case Search.Not(var term) -> isLabel(term);
            case Search.Has(SearchKey.Named(var key)) -> LABELS.contains(key);
            case Search.In(SearchKey.Named(var key), _) -> LABELS.contains(key);
            case Search.Comparison(SearchKey.Named(var key), _, _) -> LABELS.contains(key);
            case Search.And _, Search.Or _, Search.FreeText _, Search.Has _, Search.In _, Search.Comparison _ ->
                false;
        };
    }

    /// Whether a search names an event: then it is found whenever it happened.
    private static boolean namesEvent(Search search) {
        return switch (search) {
            case Search.And(var terms) -> terms.stream().anyMatch(IssueSearch::namesEvent);
            case Search.Comparison(SearchKey.Named(var key), _, _) ->
                key.equals("id") || key.equals("event.id");
            case Search.Or _, Search.Not _, Search.FreeText _, Search.Has _, Search.In _, Search.Comparison _ ->
                false;
        };
    }
}
