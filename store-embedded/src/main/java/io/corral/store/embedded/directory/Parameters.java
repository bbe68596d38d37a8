package io.corral.store.embedded.directory;

import io.corral.domain.project.Quota;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets the parameters of a statement one after the other.
final class Parameters {

    private final PreparedStatement statement;
    private int next = 1;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(next++, value);
        return this;
    }

    Parameters numberOrNull(@Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(next++, Types.BIGINT);
        } else {
            statement.setLong(next++, value);
        }
        return this;
    }

    Parameters text(@Nullable String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    Parameters flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    Parameters lines(List<String> values) throws SQLException {
        return text(String.join("\n", values));
    }

    Parameters time(@Nullable Instant value) throws SQLException {
        return numberOrNull(value == null ? null : micros(value));
    }

    Parameters quota(@Nullable Quota quota) throws SQLException {
        return quota == null
                ? numberOrNull(null).numberOrNull(null)
                : number(quota.countMax()).number(quota.window().toSeconds());
    }

    int update() throws SQLException {
        return statement.executeUpdate();
    }

    PreparedStatement statement() {
        return statement;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
