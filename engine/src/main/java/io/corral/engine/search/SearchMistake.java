package io.corral.engine.search;

/// Something in a query has no meaning. Thrown by planners, caught where they are called, and
/// answered as a value.
final class SearchMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    SearchMistake(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    /// For the person who wrote the query.
    String sentence() {
        return sentence;
    }
}
