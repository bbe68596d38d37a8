package io.corral.store.embedded.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How values stand in columns.
public final class Columns {

    private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();

    private Columns() {}

    public static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    public static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return time(row.getLong(column));
    }

    public static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
        Long micros = optionalNumber(row, column);
        return micros == null ? null : time(micros);
    }

    public static @Nullable Long optionalNumber(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Integer optionalSmall(ResultSet row, String column)
            throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    public static boolean flag(ResultSet row, String column) throws SQLException {
        return row.getInt(column) != 0;
    }

    public static <E extends Enum<E>> E word(Class<E> type, ResultSet row, String column)
            throws SQLException {
        return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
    }

    /// The lower-case name of a constant, as all words stand in columns.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS);
    }

    public static Instant ofHour(long hour) {
        return Instant.ofEpochSecond(hour * HOUR_SECONDS);
    }
}
