package io.corral.server.ui;

import io.corral.protocol.search.SearchParser;
import io.corral.protocol.search.SearchResult;
import io.corral.web.page.stream.SearchBox.Place;
import io.corral.web.page.stream.SearchBox.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says below a search box what is wrong with the search, and where.
public final class SearchProblems {

    private SearchProblems() {}

    /// Why a text is no search; empty when it is one.
    public static Optional<Problem> of(String text) {
        return SearchParser.parse(text) instanceof SearchResult.Failed failed
                ? Optional.of(new Problem(sentence(failed.reason()),
                        place(text, failed.position()), failed.suggestion()))
                : Optional.empty();
    }

    /// A search that is one and has no meaning.
    public static Problem meaningless(String sentence) {
        return new Problem(sentence(sentence), null, null);
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    private static @Nullable Place place(String text, int position) {
        if (text.isEmpty()) {
            return null;
        }
        int at = Math.clamp(position, 0, text.length());
        int after = at < text.length() ? text.offsetByCodePoints(at, 1) : at;
        String marked = at < after ? text.substring(at, after) : " ";
        return new Place(text.substring(0, at), marked, text.substring(after));
    }
}
