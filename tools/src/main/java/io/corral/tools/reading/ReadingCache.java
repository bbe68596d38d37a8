package io.corral.tools.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What was read before, so that asking again is cheap and an interrupted run goes on where it was.
/// Thread-safe. What cannot be kept or read is as if it had never been.
public interface ReadingCache {

    /// Keeps nothing.
    ReadingCache NONE = new ReadingCache() {
        @Override
        public Optional<WholeIssue> whole(ObjectNode issue) {
            return Optional.empty();
        }

        @Override
        public void keep(ObjectNode issue, WholeIssue whole) {}

        @Override
        public Optional<Page> page(String list, int number, String cursor) {
            return Optional.empty();
        }

        @Override
        public void keep(String list, int number, Page page) {}

        @Override
        public void forgetPages(String list) {}

        @Override
        public Optional<JsonNode> shared(String name) {
            return Optional.empty();
        }

        @Override
        public void keep(String name, JsonNode part) {}

        @Override
        public Optional<Instant> lookedBefore(Instant now) {
            return Optional.empty();
        }
    };

    /// What is read for one issue by itself.
    ///
    /// @param event null when the server has none
    /// @param tags with their most frequent values; null when they were not answered
    /// @param isComplete whether both questions were answered; only then it is worth keeping
    record WholeIssue(@Nullable ObjectNode event, @Nullable JsonNode tags, boolean isComplete) {}

    /// A page of a list.
    ///
    /// @param cursor that it was asked with; empty for the first one
    /// @param next cursor of the page after it; null when it is the last one
    record Page(String cursor, @Nullable String next, List<ObjectNode> rows) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// What was read of an issue, if it still says how things are.
    ///
    /// @param issue as the list shows it now
    Optional<WholeIssue> whole(ObjectNode issue);

    /// Keeps what was read of an issue.
    void keep(ObjectNode issue, WholeIssue whole);

    /// A page that an interrupted run read a few minutes ago.
    ///
    /// @param list which list, with all that was asked for
    Optional<Page> page(String list, int number, String cursor);

    /// Keeps a page until the list is complete.
    void keep(String list, int number, Page page);

    /// The list is complete.
    void forgetPages(String list);

    /// Something about the whole organisation that was read not long ago.
    Optional<JsonNode> shared(String name);

    /// Keeps something about the whole organisation.
    void keep(String name, JsonNode part);

    /// When somebody looked here before, and that they look now. Who looks again within the hour
    /// goes on looking, and is told the same time.
    Optional<Instant> lookedBefore(Instant now);
}
