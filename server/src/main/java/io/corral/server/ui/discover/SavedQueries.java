package io.corral.server.ui.discover;

import io.corral.server.ui.Visit;
import java.util.List;

/// Questions people of an organisation saved, the same ones the API has. Thread-safe.
public interface SavedQueries {

    /// One of them.
    ///
    /// @param parameters of the page's address
    /// @param deletable whether the visitor may delete it
    record Saved(long id, String name, String parameters, boolean deletable) {}

    /// What came of a wish.
    sealed interface Result {
        /// It was done.
        record Done(Saved query) implements Result {}

        /// Nothing changed; the sentence says why.
        record Refused(String sentence) implements Result {}
    }

    /// All of them, by name.
    List<Saved> all(Visit visit);

    /// Keeps one.
    ///
    /// @param parameters of the page's address
    Result save(Visit visit, String name, String parameters);

    /// Forgets one.
    Result delete(Visit visit, long id);
}
