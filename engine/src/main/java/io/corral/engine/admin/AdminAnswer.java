package io.corral.engine.admin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of an [AdminCommand].
public sealed interface AdminAnswer {

    /// It was done.
    ///
    /// @param result by name, in order: texts, numbers, booleans, and lists and maps of these. May
    ///     hold secrets, which are for the operator only
    record Done(Map<String, Object> result) implements AdminAnswer {
        public Done {
            result = Collections.unmodifiableMap(new LinkedHashMap<>(result));
        }

        @Override
        public String toString() {
            return "Done" + result.keySet();
        }
    }

    /// Nothing was done.
    ///
    /// @param message a sentence for the operator
    record Failed(String message) implements AdminAnswer {}
}
