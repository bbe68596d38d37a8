package io.corral.engine.search;

import io.corral.domain.search.Search;
import io.corral.protocol.search.SearchParser;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Something in a query has no meaning. Thrown by planners, caught where they are called, and
/// answered as a value.
final class SearchMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final transient @Nullable Search condition;

    SearchMistake(String sentence) {
        this(sentence, null);
    }

    private SearchMistake(String sentence, @Nullable Search condition) {
        super(sentence, null, false, false);
        this.sentence = sentence;
        this.condition = condition;
    }

    /// The same, once it is known which condition of the query it is about.
    SearchMistake in(Search place) {
        return condition == null ? new SearchMistake(sentence, place) : this;
    }

    /// For the person who wrote the query.
    String sentence() {
        return sentence;
    }

    /// For the person who wrote the query, with the place where it can be told.
    String sentence(String query) {
        OptionalInt place = condition == null
                ? OptionalInt.empty()
                : SearchParser.place(query, condition);
        return place.isEmpty()
                ? sentence
                : "%s (character %d)".formatted(sentence, place.getAsInt() + 1);
    }
}
