package io.corral.store.event;

import static io.corral.store.event.EventFieldType.DURATION;
import static io.corral.store.event.EventFieldType.FLAG;
import static io.corral.store.event.EventFieldType.FLAGS;
import static io.corral.store.event.EventFieldType.HEX_16;
import static io.corral.store.event.EventFieldType.HEX_32;
import static io.corral.store.event.EventFieldType.TEXT;
import static io.corral.store.event.EventFieldType.TEXTS;
import static io.corral.store.event.EventFieldType.TIME;
import static io.corral.store.event.EventFieldType.WHOLE;

import io.corral.domain.id.EventId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fixed columns of an [EventRow], in the order tables have them. Names are the keys of
/// Sentry's search; where one has several, the planner knows the others.
public enum EventField {
    KIND("event.type", TEXT, row -> row.origin().kind().wireName()),
    PROJECT("project.id", WHOLE, row -> row.origin().project().value()),
    ID("id", HEX_32, row -> text(row.origin().id())),
    KEY("grouping.key", WHOLE, row -> row.origin().key()),
    TIMESTAMP("timestamp", TIME, row -> row.origin().timestamp()),
    RECEIVED("received", TIME, row -> row.origin().receivedAt()),

    LEVEL("level", TEXT, row -> row.labels().level()),
    PLATFORM("platform", TEXT, row -> row.labels().platform()),
    ENVIRONMENT("environment", TEXT, row -> row.labels().environment()),
    RELEASE("release", TEXT, row -> row.labels().release()),
    DIST("dist", TEXT, row -> row.labels().dist()),
    LOGGER("logger", TEXT, row -> row.labels().logger()),
    SERVER_NAME("server_name", TEXT, row -> row.labels().serverName()),
    TRANSACTION("transaction", TEXT, row -> row.labels().transaction()),

    TITLE("title", TEXT, row -> row.summary().title()),
    MESSAGE("message", TEXT, row -> row.summary().message()),
    CULPRIT("culprit", TEXT, row -> row.summary().culprit()),
    LOCATION("location", TEXT, row -> row.summary().location()),

    ERROR_TYPE("error.type", TEXTS, row -> row.errors().types()),
    ERROR_VALUE("error.value", TEXTS, row -> row.errors().values()),
    ERROR_HANDLED("error.handled", FLAGS, row -> row.errors().handled()),
    ERROR_MECHANISM("error.mechanism", TEXTS, row -> row.errors().mechanisms()),
    ERROR_MAIN_THREAD("error.main_thread", FLAGS, row -> row.errors().mainThread()),

    STACK_FILENAME("stack.filename", TEXTS, row -> row.stack().filenames()),
    STACK_FUNCTION("stack.function", TEXTS, row -> row.stack().functions()),
    STACK_MODULE("stack.module", TEXTS, row -> row.stack().modules()),
    STACK_ABSOLUTE_PATH("stack.abs_path", TEXTS, row -> row.stack().absolutePaths()),
    STACK_PACKAGE("stack.package", TEXTS, row -> row.stack().packages()),
    STACK_IN_APP("stack.in_app", FLAGS, row -> row.stack().inApp()),

    USER("user", TEXT, row -> row.person().identity()),
    USER_ID("user.id", TEXT, row -> row.person().id()),
    USER_EMAIL("user.email", TEXT, row -> row.person().email()),
    USER_USERNAME("user.username", TEXT, row -> row.person().username()),
    USER_IP("user.ip", TEXT, row -> row.person().ipAddress()),
    GEO_COUNTRY_CODE("geo.country_code", TEXT, row -> row.person().countryCode()),
    GEO_REGION("geo.region", TEXT, row -> row.person().region()),
    GEO_CITY("geo.city", TEXT, row -> row.person().city()),
    GEO_SUBDIVISION("geo.subdivision", TEXT, row -> row.person().subdivision()),

    OS_NAME("os.name", TEXT, row -> row.client().osName()),
    OS_VERSION("os.version", TEXT, row -> row.client().osVersion()),
    BROWSER_NAME("browser.name", TEXT, row -> row.client().browserName()),
    BROWSER_VERSION("browser.version", TEXT, row -> row.client().browserVersion()),
    DEVICE_FAMILY("device.family", TEXT, row -> row.client().deviceFamily()),
    DEVICE_MODEL("device.model", TEXT, row -> row.client().deviceModel()),
    DEVICE_BRAND("device.brand", TEXT, row -> row.client().deviceBrand()),
    DEVICE_NAME("device.name", TEXT, row -> row.client().deviceName()),
    APP_ID("app.id", TEXT, row -> row.client().appId()),
    APP_NAME("app.name", TEXT, row -> row.client().appName()),
    APP_VERSION("app.version", TEXT, row -> row.client().appVersion()),
    APP_BUILD("app.build", TEXT, row -> row.client().appBuild()),
    SDK_NAME("sdk.name", TEXT, row -> row.client().sdkName()),
    SDK_VERSION("sdk.version", TEXT, row -> row.client().sdkVersion()),

    HTTP_METHOD("http.method", TEXT, row -> row.http().method()),
    HTTP_URL("http.url", TEXT, row -> row.http().url()),
    HTTP_STATUS_CODE("http.status_code", WHOLE, row -> row.http().statusCode()),
    HTTP_REFERER("http.referer", TEXT, row -> row.http().referer()),

    TRACE("trace", HEX_32, row -> row.trace().traceId()),
    SPAN_ID("span_id", HEX_16, row -> row.trace().spanId()),
    PARENT_SPAN("parent_span", HEX_16, row -> row.trace().parentSpanId()),
    SEGMENT_ID("segment_id", HEX_16, row -> row.trace().segmentId()),
    REPLAY_ID("replay_id", HEX_32, row -> row.trace().replayId()),
    PROFILE_ID("profile.id", HEX_32, row -> row.trace().profileId()),

    IS_SEGMENT("is_segment", FLAG, row -> row.operation().segment()),
    SPAN_OP("span.op", TEXT, row -> row.operation().op()),
    SPAN_DESCRIPTION("span.description", TEXT, row -> row.operation().description()),
    SPAN_NAME("span.name", TEXT, row -> row.operation().name()),
    SPAN_STATUS("span.status", TEXT, row -> row.operation().status()),
    SPAN_CATEGORY("span.category", TEXT, row -> row.operation().category()),
    SPAN_START("precise.start_ts", TIME, row -> row.operation().start()),
    SPAN_DURATION("span.duration", DURATION, row -> row.operation().durationMillis()),
    SPAN_SELF_TIME("span.self_time", DURATION, row -> row.operation().selfTimeMillis());

    private static final Map<String, EventField> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(EventField::wireName, field -> field));

    private final String wireName;
    private final EventFieldType type;

    @SuppressWarnings("ImmutableEnumChecker") // a function of the row alone, captures nothing
    private final Function<EventRow, @Nullable Object> reader;

    EventField(String wireName, EventFieldType type, Function<EventRow, @Nullable Object> reader) {
        this.wireName = wireName;
        this.type = type;
        this.reader = reader;
    }

    /// The field with this search key.
    public static Optional<EventField> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /// Its key in searches.
    public String wireName() {
        return wireName;
    }

    /// Its name in tables.
    public String columnName() {
        return wireName.replace('.', '_');
    }

    public EventFieldType type() {
        return type;
    }

    /// Its value in a row, of the class its type names; lists are never null.
    public @Nullable Object of(EventRow row) {
        return reader.apply(row);
    }

    private static @Nullable String text(@Nullable EventId id) {
        return id == null ? null : id.toString();
    }
}
