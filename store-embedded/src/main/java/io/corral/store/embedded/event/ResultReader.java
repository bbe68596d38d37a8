package io.corral.store.embedded.event;

import io.corral.store.event.EventFieldType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values of a result as the classes [EventFieldType] promises. Numbers that are none (the
/// correlation of a single row) are absent.
final class ResultReader {

    private static final HexFormat HEX = HexFormat.of();

    private ResultReader() {}

    static @Nullable Object read(ResultSet rows, int column, EventFieldType type)
            throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> value.toString();
            case TEXTS, FLAGS -> list((Array) value);
            case FLAG -> value;
            case WHOLE -> ((Number) value).longValue();
            case NUMBER, DURATION -> finite(((Number) value).doubleValue());
            case TIME -> instant(((Number) value).longValue());
            case HEX_32 -> hex((UUID) value);
            case HEX_16 -> HEX.toHexDigits(((Number) value).longValue());
        };
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    private static String hex(UUID uuid) {
        return HEX.toHexDigits(uuid.getMostSignificantBits())
                + HEX.toHexDigits(uuid.getLeastSignificantBits());
    }

    private static List<Object> list(Array array) throws SQLException {
        return Arrays.asList((Object[]) array.getArray());
    }
}
