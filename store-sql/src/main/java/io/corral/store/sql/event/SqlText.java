package io.corral.store.sql.event;

import java.util.List;

/// A statement ready to run.
///
/// @param binds values of its question marks, in order: String, Long, Double, Boolean, Integer or
///     LocalDateTime (UTC)
public record SqlText(String sql, List<Object> binds) {
    public SqlText {
        binds = List.copyOf(binds);
    }
}
