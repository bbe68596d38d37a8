package io.corral.engine.release;

import io.corral.domain.id.ProjectId;
import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.SearchParser;
import io.corral.protocol.search.SearchResult;
import io.corral.store.health.HealthSum.Group;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A search over sessions: `release`, `environment` and `project` with `!`, wildcards, lists, AND,
/// OR and parentheses, judged group by group.
final class SessionFilter {

    private static final String KEYS = "release, environment and project";

    private final Map<ProjectId, String> slugs;

    /// A search that cannot be.
    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Mistake(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /// @param slugs of the projects asked about
    SessionFilter(Map<ProjectId, String> slugs) {
        this.slugs = slugs;
    }

    /// What a text means.
    sealed interface Read {
        /// Groups that meet it.
        record Good(Predicate<Group> filter) implements Read {}

        /// It cannot be understood.
        record Wrong(String sentence) implements Read {}
    }

    Read read(String query) {
        try {
            return switch (SearchParser.parse(query)) {
                case SearchResult.Failed failed -> new Read.Wrong(failed.message());
                case SearchResult.Parsed(var search) -> new Read.Good(filter(search));
            };
        } catch (Mistake mistake) {
            return new Read.Wrong(Objects.requireNonNullElse(mistake.getMessage(), ""));
        }
    }

    private Predicate<Group> filter(Search search) {
        return switch (search) {
            case Search.And(var terms) -> terms.stream().map(this::filter)
                    .reduce(_ -> true, Predicate::and);
            case Search.Or(var terms) -> terms.stream().map(this::filter)
                    .reduce(_ -> false, Predicate::or);
            case Search.Not(var term) -> filter(term).negate();
            case Search.Comparison(var key, var operator, var value) ->
                comparison(key, operator, value);
            case Search.In(var key, var values) -> value(key, values::contains);
            case Search.Has(var key) -> value(key, text -> !text.isEmpty());
            case Search.FreeText _ ->
                throw new Mistake("Sessions are searched by " + KEYS + ", not by words.");
        };
    }

    private Predicate<Group> comparison(
            SearchKey key, SearchOperator operator, SearchValue wanted) {
        Predicate<String> equal = switch (wanted) {
            case SearchValue.Literal(var text) -> text::equals;
            case SearchValue.Pattern(var glob) -> glob::matches;
        };
        return switch (operator) {
            case EQUAL -> value(key, equal);
            case NOT_EQUAL -> value(key, equal.negate());
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                throw new Mistake("Sessions are compared for equality only.");
        };
    }

    private Predicate<Group> value(SearchKey key, Predicate<String> wanted) {
        String name = key instanceof SearchKey.Named(var named) ? named : "";
        return switch (name) {
            case "release" -> group -> wanted.test(text(group.release()));
            case "environment" -> group -> wanted.test(text(group.environment()));
            case "project", "project.name" -> group -> wanted.test(
                    Optional.ofNullable(group.project()).map(slugs::get).orElse(""));
            case "project.id", "project_id" ->
                group -> wanted.test(String.valueOf(group.project()));
            default -> throw new Mistake(
                    "Sessions cannot be searched by this key; they can by " + KEYS + ".");
        };
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
