package io.corral.store.embedded.directory;

import io.corral.domain.project.Quota;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The row a result stands on, by column.
record Row(ResultSet columns) {

    long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    @Nullable
    Long numberOrNull(String column) throws SQLException {
        long value = columns.getLong(column);
        return columns.wasNull() ? null : value;
    }

    String text(String column) throws SQLException {
        return Objects.requireNonNull(columns.getString(column), column);
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return columns.getString(column);
    }

    boolean flag(String column) throws SQLException {
        return columns.getLong(column) != 0;
    }

    List<String> lines(String column) throws SQLException {
        return text(column).lines().toList();
    }

    Instant time(String column) throws SQLException {
        return Instant.EPOCH.plus(number(column), ChronoUnit.MICROS);
    }

    @Nullable
    Instant timeOrNull(String column) throws SQLException {
        Long micros = numberOrNull(column);
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @Nullable
    Quota quota() throws SQLException {
        Long count = numberOrNull("quota_count");
        return count == null
                ? null
                : new Quota(count, Duration.ofSeconds(number("quota_seconds")));
    }
}
