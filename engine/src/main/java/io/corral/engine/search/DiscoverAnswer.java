package io.corral.engine.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of a [DiscoverRequest].
public sealed interface DiscoverAnswer {

    /// A table.
    ///
    /// @param rows values by field as asked: String, Long, Double, Boolean, Instant, List or null
    /// @param columns all fields of the rows, in order
    /// @param hasMore rows follow the last one
    /// @param tips what may be wrong all the same
    record Table(
            List<Map<String, @Nullable Object>> rows, List<Column> columns, boolean hasMore,
            Tips tips)
            implements
                DiscoverAnswer {

        // Written out, because a compact constructor loses the annotation inside the list.
        public Table(
                List<Map<String, @Nullable Object>> rows, List<Column> columns, boolean hasMore,
                Tips tips) {
            this.rows = List.copyOf(rows);
            this.columns = List.copyOf(columns);
            this.hasMore = hasMore;
            this.tips = tips;
        }

        /// The same with tips.
        Table with(Tips other) {
            return new Table(rows, columns, hasMore, other);
        }
    }

    /// The query has no meaning.
    ///
    /// @param sentence for the person who wrote it
    record Refused(String sentence) implements DiscoverAnswer {}

    /// What may be wrong although it can be answered: a name nobody uses that is close to a known
    /// one.
    ///
    /// @param query null without a tip
    /// @param columns null without a tip
    record Tips(@Nullable String query, @Nullable String columns) {

        /// Nothing to say.
        public static final Tips NONE = new Tips(null, null);
    }

    /// A column of the table.
    ///
    /// @param unit word of Sentry's `meta.units`; null without one
    record Column(String name, ValueType type, @Nullable String unit) {}
}
