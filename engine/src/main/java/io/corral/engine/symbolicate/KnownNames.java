package io.corral.engine.symbolicate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Names of functions that were worked out, for the same frames of the next events; what was not
/// asked for longest goes first. Thread-safe; `this` guards the map.
final class KnownNames {

    private static final int NAMES_MAX = 20_000;

    /// No name could be told.
    private static final String NONE = "";

    private final Map<NamePlace, String> names = new LinkedHashMap<>(16, 0.75f, true);

    /// A call in generated code.
    ///
    /// @param source blob of the code
    /// @param map blob of its map
    /// @param minified name the engine gave the function
    record NamePlace(String source, String map, int line, int column, String minified) {}

    /// The name, worked out if it is not known.
    Optional<String> of(NamePlace place, Supplier<Optional<String>> work) {
        String known = known(place);
        String name = known == null ? kept(place, work.get().orElse(NONE)) : known;
        return name.equals(NONE) ? Optional.empty() : Optional.of(name);
    }

    private synchronized @Nullable String known(NamePlace place) {
        return names.get(place);
    }

    private synchronized String kept(NamePlace place, String name) {
        names.put(place, name);
        if (names.size() > NAMES_MAX) {
            names.remove(names.keySet().iterator().next());
        }
        return name;
    }
}
