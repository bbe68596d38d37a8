package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One use of a prepared statement: its parameters in order, then run. Times are bound as
/// microseconds, flags as 0 or 1, sets of numbers as a JSON array for `json_each`.
public final class Call {

    private final PreparedStatement statement;
    private int position;

    private Call(PreparedStatement statement) {
        this.statement = statement;
    }

    public static Call of(SqliteSession session, String sql) throws SQLException {
        return new Call(session.prepare(sql));
    }

    public Call number(long value) throws SQLException {
        statement.setLong(++position, value);
        return this;
    }

    public Call number(@Nullable Long value) throws SQLException {
        if (value == null) {
            return nothing();
        }
        return number(value.longValue());
    }

    public Call number(@Nullable Integer value) throws SQLException {
        if (value == null) {
            return nothing();
        }
        return number(value.longValue());
    }

    public Call text(@Nullable String value) throws SQLException {
        statement.setString(++position, value);
        return this;
    }

    public Call time(@Nullable Instant value) throws SQLException {
        return value == null ? nothing() : number(Columns.micros(value));
    }

    public Call flag(boolean value) throws SQLException {
        return number(value ? 1L : 0L);
    }

    public Call bytes(byte[] value) throws SQLException {
        statement.setBytes(++position, value);
        return this;
    }

    public Call numbers(Collection<Long> values) throws SQLException {
        return text(
                values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
    }

    /// A JSON array of texts for `json_each`; null stays null.
    public Call texts(@Nullable Collection<String> values) throws SQLException {
        return text(values == null
                ? null
                : values.stream().map(Call::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    public Call value(@Nullable Object value) throws SQLException {
        statement.setObject(++position, value);
        return this;
    }

    private Call nothing() throws SQLException {
        statement.setNull(++position, Types.NULL);
        return this;
    }

    /// Runs a change; yields how many rows it touched.
    public int run() throws SQLException {
        return statement.executeUpdate();
    }

    /// Reads all rows.
    public <T> List<T> list(RowReader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /// Reads the first row, if there is one.
    public <T> Optional<T> first(RowReader<T> reader) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
        }
    }

    /// Reads the number in the first column of the only row.
    public long onlyNumber() throws SQLException {
        return first(row -> row.getLong(1)).orElseThrow();
    }

    /// Makes a value of the present row.
    ///
    /// @param <T> type of the value
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
