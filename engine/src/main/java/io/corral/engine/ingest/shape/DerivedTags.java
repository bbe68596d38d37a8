package io.corral.engine.ingest.shape;

import io.corral.domain.event.EventDraft;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Request;
import io.corral.domain.event.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tags that follow from other parts of an event, under the names Sentry's users know. A tag the
/// SDK sent is never replaced.
final class DerivedTags {

    private static final int VALUE_LENGTH_MAX = 200;

    private DerivedTags() {}

    /// Adds the derived tags behind those of the SDK.
    static void addTo(EventDraft event) {
        Map<String, String> tags = new LinkedHashMap<>(event.tags());
        put(tags, "level", event.level().wireName());
        put(tags, "environment", event.environment());
        put(tags, "release", event.release());
        put(tags, "dist", event.dist());
        put(tags, "logger", event.logger());
        put(tags, "transaction", event.transaction());
        put(tags, "server_name", event.serverName());
        User user = event.user();
        put(tags, "user", user == null ? null : user.identity());
        Request request = event.request();
        put(tags, "url", request == null ? null : request.url());
        putMechanism(tags, event.exceptions());
        putNamed(tags, "browser", event.contexts().get("browser"));
        putNamed(tags, "os", event.contexts().get("os"));
        putNamed(tags, "client_os", event.contexts().get("client_os"));
        putNamed(tags, "runtime", event.contexts().get("runtime"));
        putDevice(tags, event.contexts().get("device"));
        event.tags(tags);
    }

    private static void putMechanism(Map<String, String> tags, List<ExceptionValue> exceptions) {
        if (exceptions.isEmpty()) {
            return;
        }
        var mechanism = exceptions.getLast().mechanism();
        if (mechanism == null) {
            return;
        }
        put(tags, "mechanism", mechanism.type());
        if (mechanism.handled() != null) {
            put(tags, "handled", mechanism.handled() ? "yes" : "no");
        }
    }

    /// `browser` is "Chrome 120.0.1", `browser.name` is "Chrome".
    private static void putNamed(
            Map<String, String> tags, String key,
            @Nullable Map<String, @Nullable Object> context) {
        if (context == null || !(context.get("name") instanceof String name)) {
            return;
        }
        Object version = context.get("version");
        put(tags, key, version == null ? name : name + " " + version);
        put(tags, key + ".name", name);
    }

    private static void putDevice(
            Map<String, String> tags, @Nullable Map<String, @Nullable Object> device) {
        if (device == null) {
            return;
        }
        Object model = device.get("model");
        if (model instanceof String name) {
            put(tags, "device", name);
        }
        if (device.get("family") instanceof String family) {
            put(tags, "device.family", family);
        }
    }

    private static void put(Map<String, String> tags, String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        String flat = value.indexOf('\n') < 0 ? value : value.replace('\n', ' ');
        tags.putIfAbsent(key, flat.length() <= VALUE_LENGTH_MAX
                ? flat
                : flat.substring(0, VALUE_LENGTH_MAX));
    }
}
