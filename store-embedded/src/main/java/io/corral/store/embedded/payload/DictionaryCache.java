package io.corral.store.embedded.payload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// The dictionaries used last, with native tables of about half a megabyte each. Not thread-safe.
final class DictionaryCache implements AutoCloseable {

    private final int entriesMax;
    private final IntFunction<byte[]> contents;
    private final Map<Integer, Dictionary> used = new LinkedHashMap<>(16, 0.75f, true);

    /// @param contents yields a dictionary by number
    DictionaryCache(int entriesMax, IntFunction<byte[]> contents) {
        this.entriesMax = entriesMax;
        this.contents = contents;
    }

    /// The dictionary of this number; empty for 0, which stands for none.
    Optional<Dictionary> get(int id) {
        if (id == 0) {
            return Optional.empty();
        }
        Dictionary known = used.get(id);
        if (known == null) {
            known = new Dictionary(contents.apply(id));
            used.put(id, known);
        }
        return Optional.of(known);
    }

    /// Closes those used longest ago; called when nobody compresses or expands.
    void trim() {
        while (used.size() > entriesMax) {
            var eldest = used.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
    }

    @Override
    public void close() {
        used.values().forEach(Dictionary::close);
        used.clear();
    }
}
