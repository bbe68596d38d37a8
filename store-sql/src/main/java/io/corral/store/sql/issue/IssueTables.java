package io.corral.store.sql.issue;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The tables by the short names under which statements use them.
final class IssueTables {

    static final Table<Record> ISSUE = table(name("issue")).as("i");
    static final Table<Record> TEXT = table(name("issue_text")).as("t");
    static final Table<Record> KEY = table(name("issue_key")).as("k");
    static final Table<Record> HOUR = table(name("key_hour")).as("h");
    static final Table<Record> ENVIRONMENT = table(name("key_environment")).as("e");
    static final Table<Record> RELEASE = table(name("key_release")).as("v");
    static final Table<Record> LABEL = table(name("label")).as("l");
    static final Table<Record> PERSONAL = table(name("issue_personal")).as("p");

    static final Field<Long> ID = number("i", "id");
    static final Field<Long> PROJECT = number("i", "project_id");
    static final Field<Long> FIRST_SEEN = number("i", "first_seen");
    static final Field<Long> LAST_SEEN = number("i", "last_seen");
    static final Field<Long> STATE_SINCE = number("i", "state_since");
    static final Field<Long> EVENTS = number("i", "events");
    static final Field<Long> USERS = number("i", "users");

    private IssueTables() {}

    static Field<Long> number(String table, String column) {
        return field(name(table, column), Long.class);
    }

    static Field<String> text(String table, String column) {
        return field(name(table, column), String.class);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
