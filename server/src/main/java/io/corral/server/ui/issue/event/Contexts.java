package io.corral.server.ui.issue.event;

import io.corral.domain.event.Event;
import io.corral.domain.event.Sdk;
import io.corral.web.page.issue.EventDetail.Section;
import io.corral.web.page.issue.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an event says in names with values: contexts, extra data, packages.
final class Contexts {

    private static final int FACTS_MAX = 100;
    private static final String TRACE = "trace";

    /// Names people know contexts by, in the order they are looked for.
    private static final Map<String, String> TITLES = titles();

    private Contexts() {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("browser", "Browser");
        titles.put("os", "Operating system");
        titles.put("client_os", "Operating system of the client");
        titles.put("device", "Device");
        titles.put("app", "Application");
        titles.put("runtime", "Runtime");
        titles.put("gpu", "GPU");
        titles.put("culture", "Culture");
        titles.put("cloud_resource", "Cloud resource");
        titles.put("response", "Response");
        titles.put("feedback", "Feedback");
        titles.put("flags", "Feature flags");
        titles.put("state", "State");
        titles.put("otel", "OpenTelemetry");
        return titles;
    }

    static List<Section> of(Event event, Extent extent) {
        List<Section> sections = new ArrayList<>();
        for (String name : names(event)) {
            if (!name.equals(TRACE)) {
                add(sections, title(name), withoutType(event.contexts().get(name)), extent,
                        false);
            }
        }
        add(sections, "Additional data", event.extra(), extent, false);
        add(sections, "Report", event.security(), extent, false);
        add(sections, "Measurements", event.measurements(), extent, false);
        sections.add(new Section("Event", origin(event), true));
        add(sections, "Trace context", withoutType(event.contexts().get(TRACE)), extent, true);
        add(sections, "Packages", event.modules(), extent, true);
        add(sections, "Debug images", images(event), extent, true);
        return sections;
    }

    private static Set<String> names(Event event) {
        Set<String> names = new LinkedHashSet<>(TITLES.keySet());
        names.retainAll(event.contexts().keySet());
        names.addAll(event.contexts().keySet());
        return names;
    }

    private static String title(String name) {
        String known = TITLES.get(name);
        if (known != null) {
            return known;
        }
        String words = name.replace('_', ' ').strip();
        return words.isEmpty()
                ? name
                : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(
                        java.util.Locale.ROOT) + words.substring(words.offsetByCodePoints(0, 1));
    }

    /// The type of a context is its name again.
    private static Map<String, @Nullable Object> withoutType(
            @Nullable Map<String, @Nullable Object> context) {
        Map<String, @Nullable Object> rest =
                context == null ? new LinkedHashMap<>() : new LinkedHashMap<>(context);
        rest.remove("type");
        return rest;
    }

    private static void add(
            List<Section> sections, String title, Map<String, ? extends @Nullable Object> values,
            Extent extent, boolean folded) {
        if (values.isEmpty()) {
            return;
        }
        int lengthMax = extent.whole() ? Values.WHOLE_LENGTH_MAX : Values.LENGTH_MAX;
        List<Fact> facts = new ArrayList<>();
        for (var each : values.entrySet()) {
            if (facts.size() == FACTS_MAX && !extent.whole()) {
                facts.add(Fact.of("…", values.size() - FACTS_MAX + " more; show the whole event"
                        + " to see them"));
                break;
            }
            facts.add(Values.fact(each.getKey(), each.getValue(), lengthMax));
        }
        sections.add(new Section(title, facts, folded));
    }

    private static List<Fact> origin(Event event) {
        List<Fact> facts = new ArrayList<>();
        Values.add(facts, "Id", event.id().toString());
        Values.add(facts, "Happened", event.timestamp().toString());
        Values.add(facts, "Received", event.receivedAt().toString());
        Values.add(facts, "Platform", event.platform());
        Sdk sdk = event.sdk();
        if (sdk != null && sdk.name() != null) {
            Values.add(facts, "SDK", sdk.name() + (sdk.version() == null
                    ? ""
                    : " " + sdk.version()));
        }
        Values.add(facts, "Logger", event.logger());
        Values.add(facts, "Server", event.serverName());
        Values.add(facts, "Distribution", event.dist());
        Values.add(facts, "Fingerprint", String.join(", ", event.fingerprint()));
        return facts;
    }

    private static Map<String, @Nullable Object> images(Event event) {
        Map<String, @Nullable Object> images = new LinkedHashMap<>();
        for (Map<String, @Nullable Object> image : event.debugImages()) {
            Object file = image.get("code_file") == null
                    ? image.get("debug_file")
                    : image.get("code_file");
            String name = file == null ? "image " + (images.size() + 1) : file.toString();
            images.putIfAbsent(name, image.get("debug_id"));
        }
        return images;
    }
}
