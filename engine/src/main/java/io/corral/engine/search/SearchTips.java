package io.corral.engine.search;

import io.corral.domain.search.Nearest;
import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchKeys;
import io.corral.protocol.search.SearchParser;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What may be wrong with a query that can be answered: an unknown name is a tag, so a slip of the
/// pen finds nothing. Looks at the data only when a name is unknown and close to a known one.
/// Thread-safe.
final class SearchTips {

    private final RecentValues recent;

    SearchTips(SearchStores stores) {
        recent = new RecentValues(stores);
    }

    /// Tips on a query and its fields.
    DiscoverAnswer.Tips of(
            Dataset dataset, Search search, List<String> fields, SearchScope scope) {
        Stream<SearchKey> asked =
                fields.stream().flatMap(field -> SearchParser.parseKey(field).stream());
        return new DiscoverAnswer.Tips(
                tip(dataset, named(SearchKeys.of(search).stream()), scope),
                tip(dataset, named(asked), scope));
    }

    private static List<String> named(Stream<SearchKey> keys) {
        return keys.filter(SearchKey.Named.class::isInstance)
                .map(key -> ((SearchKey.Named) key).name()).toList();
    }

    private @Nullable String tip(Dataset dataset, List<String> names, SearchScope scope) {
        Set<String> known = FieldNames.names();
        for (String name : names) {
            Optional<String> near = FieldNames.isField(name)
                    ? Optional.empty()
                    : Nearest.likely(name, known);
            if (near.isPresent() && !recent.tagKeys(dataset, scope).contains(name)) {
                return "No event of late has a tag %s; did you mean %s?"
                        .formatted(name, near.get());
            }
        }
        return null;
    }
}
