package io.corral.engine.ingest;

import io.corral.domain.event.Event;
import io.corral.domain.event.Request;
import io.corral.domain.event.User;
import io.corral.store.event.EventRow.Attributes;
import io.corral.store.event.EventRow.Client;
import io.corral.store.event.EventRow.Http;
import io.corral.store.event.EventRow.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The values of an event's contexts, user and request. Context values with a column of their own
/// go there; other scalars of the four contexts that searches know become attributes.
final class ContextValues {

    private static final int ATTRIBUTES_MAX = 128;
    private static final List<String> SEARCHED = List.of("os", "browser", "device", "app");

    /// Values with a column, and those that differ in every event so that nobody searches them.
    private static final Set<String> LEFT_OUT = Set.of(
            "os.name", "os.version", "os.type", "os.raw_description", "browser.name",
            "browser.version", "browser.type", "device.family", "device.model", "device.brand",
            "device.name", "device.type", "device.free_memory", "device.usable_memory",
            "device.free_storage", "device.external_free_storage", "device.boot_time",
            "app.app_identifier", "app.app_name", "app.app_version", "app.app_build", "app.type",
            "app.app_start_time", "app.app_memory", "app.free_memory");

    private ContextValues() {}

    static Person person(@Nullable User user) {
        if (user == null) {
            return Person.NONE;
        }
        Map<String, String> geo = user.geo();
        return new Person(
                Texts.label(user.identity()), Texts.label(user.id()), Texts.label(user.email()),
                Texts.label(user.username()), Texts.label(user.ipAddress()),
                Texts.label(geo.get("country_code")), Texts.label(geo.get("region")),
                Texts.label(geo.get("city")), Texts.label(geo.get("subdivision")));
    }

    static Client client(Event event) {
        var sdk = event.sdk();
        return new Client(
                text(event, "os", "name"), text(event, "os", "version"),
                text(event, "browser", "name"), text(event, "browser", "version"),
                text(event, "device", "family"), text(event, "device", "model"),
                text(event, "device", "brand"), text(event, "device", "name"),
                text(event, "app", "app_identifier"), text(event, "app", "app_name"),
                text(event, "app", "app_version"), text(event, "app", "app_build"),
                sdk == null ? null : Texts.label(sdk.name()),
                sdk == null ? null : Texts.label(sdk.version()));
    }

    static Http http(Event event) {
        Request request = event.request();
        Long status = whole(event.contexts().getOrDefault("response", Map.of()).get("status_code"));
        if (request == null) {
            return status == null ? Http.NONE : new Http(null, null, status, null);
        }
        return new Http(
                Texts.label(request.method()), Texts.line(request.url()), status,
                Texts.line(header(request, "referer")));
    }

    static Attributes attributes(Event event) {
        var texts = new LinkedHashMap<String, String>();
        var numbers = new LinkedHashMap<String, Double>();
        for (String context : SEARCHED) {
            Map<String, @Nullable Object> values = event.contexts().get(context);
            if (values != null) {
                values.forEach((name, value) -> add(context + "." + name, value, texts, numbers));
            }
        }
        return new Attributes(event.tags(), texts, numbers, event.measurements());
    }

    /// A context value as text; null when absent or not a scalar.
    static @Nullable String text(Event event, String context, String name) {
        Map<String, @Nullable Object> values = event.contexts().get(context);
        Object value = values == null ? null : values.get(name);
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Texts.label(value.toString())
                : null;
    }

    private static void add(
            String key,
            @Nullable Object value,
            Map<String, String> texts,
            Map<String, Double> numbers) {
        if (LEFT_OUT.contains(key) || texts.size() + numbers.size() >= ATTRIBUTES_MAX) {
            return;
        }
        if (value instanceof Number number) {
            numbers.put(key, number.doubleValue());
        } else if (value instanceof String || value instanceof Boolean) {
            String text = Texts.label(value.toString());
            if (text != null) {
                texts.put(key, text);
            }
        }
    }

    private static @Nullable Long whole(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        try {
            return value instanceof String text ? (Long) Long.parseLong(text) : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable String header(Request request, String name) {
        return request.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Request.Pair::value)
                .findFirst()
                .orElse(null);
    }
}
