package io.corral.domain.triage.check;

import io.corral.domain.event.Event;
import io.corral.domain.event.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// With what device, browser and system somebody meets it, and the tags the application gave. Who
/// it was stays in the event.
final class UserContextCheck {

    private static final int TAGS_MAX = 10;
    private static final List<String> KINDS = List.of("browser", "os", "device", "runtime", "app");
    /// Tags that say what other checks say, or who somebody is.
    private static final Set<String> OTHERS = Set.of("level", "environment", "release", "dist",
            "user", "url", "transaction", "handled", "mechanism", "server_name", "logger",
            "browser", "browser.name", "os", "os.name", "os.build", "os.rooted", "device",
            "device.family", "device.class", "runtime", "runtime.name", "client_os",
            "client_os.name", "app.device", "sentry.user", "sentry.release", "sentry.dist");

    private UserContextCheck() {}

    static Check of(Examined examined) {
        Event event = examined.facts().event();
        if (event == null) {
            return Check.unseen(CheckType.USER_CONTEXT, "no event is at hand", "latestEvent");
        }
        List<String> told = new ArrayList<>();
        KINDS.forEach(kind -> add(told, kind, event));
        User user = event.user();
        String country = user == null ? null : user.geo().get("country_code");
        if (country != null) {
            told.add("from " + Texts.line(country));
        }
        List<String> tags = event.tags().entrySet().stream()
                .filter(tag -> !OTHERS.contains(tag.getKey())).limit(TAGS_MAX)
                .map(tag -> Texts.line(tag.getKey()) + " = " + Texts.line(tag.getValue()))
                .toList();
        if (told.isEmpty() && tags.isEmpty()) {
            return Check.unseen(CheckType.USER_CONTEXT,
                    "the latest event has no device, browser, system or tags of its own",
                    "event.contexts, event.tags");
        }
        String answer = told.isEmpty()
                ? "tags " + String.join(", ", tags.subList(0, Math.min(3, tags.size())))
                : String.join(", ", told);
        return Check.seen(CheckType.USER_CONTEXT, answer, "event.contexts, event.tags", tags);
    }

    private static void add(List<String> told, String kind, Event event) {
        Map<String, @Nullable Object> context = event.contexts().getOrDefault(kind, Map.of());
        String tag = event.tags().get(kind);
        Object name = context.get(kind.equals("device") ? "model" : "name");
        if (tag != null) {
            told.add(Texts.line(tag));
        } else if (name instanceof String text) {
            told.add(Texts.line(context.get("version") instanceof String version
                    ? text + " " + version
                    : text));
        }
    }
}
