package io.corral.store.embedded.event;

import io.corral.store.event.EventField;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Stack;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Appends rows in the current transaction, column by column in the order of the table.
final class RowWriter {

    private static final String SCHEMA = "main";

    private static final List<EventField> COLUMNS = Arrays.stream(EventField.values())
            .filter(field -> !StackTable.holds(field))
            .toList();

    private RowWriter() {}

    static void append(DuckDBConnection connection, StackTable stacks, List<EventRow> rows)
            throws SQLException {
        try (DuckDBAppender events = connection.createAppender(SCHEMA, "event");
                DuckDBAppender frames = connection.createAppender(SCHEMA, "stack")) {
            for (EventRow row : rows) {
                events.beginRow();
                for (EventField field : COLUMNS) {
                    append(events, field, field.of(row));
                }
                appendStack(events, frames, stacks, row);
                append(events, row.attributes().tags());
                append(events, row.attributes().texts());
                append(events, row.attributes().numbers());
                append(events, row.attributes().measurements());
                events.append(row.origin().position().partition());
                events.append(row.origin().position().sequence());
                events.endRow();
            }
            frames.flush();
            events.flush();
        }
    }

    private static void appendStack(
            DuckDBAppender events, DuckDBAppender frames, StackTable stacks, EventRow row)
            throws SQLException {
        if (row.stack().equals(Stack.NONE)) {
            events.appendNull();
            return;
        }
        long id = StackTable.id(row.stack());
        events.append(id);
        if (stacks.isNew(id)) {
            frames.beginRow();
            frames.append(id);
            for (EventField field : StackTable.FIELDS) {
                append(frames, field, field.of(row));
            }
            frames.endRow();
        }
    }

    private static void append(
            DuckDBAppender appender, EventField field, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (field.type()) {
            case TEXT -> appender.append((String) value);
            case TEXTS, FLAGS -> append(appender, (List<?>) value);
            case FLAG -> appender.append(((Boolean) value).booleanValue());
            case WHOLE -> appender.append(((Long) value).longValue());
            case NUMBER, DURATION -> appender.append(((Double) value).doubleValue());
            case TIME -> appender.appendEpochMicros(micros((Instant) value));
            case HEX_32 -> appendUuid(appender, (String) value);
            case HEX_16 -> appender.append(Long.parseUnsignedLong((String) value, 16));
        }
    }

    private static void appendUuid(DuckDBAppender appender, String hex) throws SQLException {
        appender.appendUUID(
                Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    private static void append(DuckDBAppender appender, List<?> values) throws SQLException {
        if (values.isEmpty()) {
            appender.appendNull();
        } else {
            appender.append(values);
        }
    }

    private static void append(DuckDBAppender appender, Map<String, ?> values)
            throws SQLException {
        if (values.isEmpty()) {
            appender.appendNull();
        } else {
            appender.append(values);
        }
    }

    static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
    }
}
