package io.corral.server.ui.issue.event;

import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.SearchPrinter;
import io.corral.store.event.EventField;
import io.corral.store.event.PromotedTag;
import java.util.Set;

/// Writes searches for tags.
public final class TagQueries {

    /// Keys that mean something else in a search, besides those of columns.
    private static final Set<String> MEANINGS = Set.of(
            "message", "issue", "issue.id", "project", "project.name", "has", "is", "name",
            "description", "user.display", "error.unhandled", "release.version",
            "release.package", "release.build", "release.stage", "detector");

    private TagQueries() {}

    /// The search for events whose tag has this value.
    public static String of(String key, String value) {
        return SearchPrinter.print(new Search.Comparison(
                key(key), SearchOperator.EQUAL, new SearchValue.Literal(value)));
    }

    private static SearchKey key(String key) {
        boolean isColumn = EventField.named(key).isPresent() && PromotedTag.field(key).isEmpty();
        return isColumn || MEANINGS.contains(key)
                ? new SearchKey.Tag(key, null)
                : new SearchKey.Named(key);
    }
}
