package io.corral.sample.load;

import io.corral.sample.render.EventComposer;
import io.corral.sample.render.Resources;
import io.corral.sample.render.Scene;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings an event to a size the way real ones come to it: small ones lack what their application
/// never set, large ones have long trails of breadcrumbs, the stacks of all threads, and state.
///
/// @param composer writes more breadcrumbs
/// @param scene fills texts
record Filler(EventComposer composer, Scene scene) {

    private static final int BREADCRUMBS_MAX = 100;
    private static final int THREADS_MAX = 40;
    private static final List<String> OPTIONAL_PARTS = List.of("breadcrumbs", "modules",
            "threads", "debug_meta", "extra", "request", "user", "contexts", "tags");

    /// Changes `event` until its text has about `bytes` characters.
    void fill(ObjectNode event, int bytes) {
        if (length(event) > bytes) {
            trim(event, bytes);
        } else {
            int missing = bytes - length(event);
            missing = addBreadcrumbs(event, missing);
            missing = addThreads(event, missing);
            addState(event, missing);
        }
    }

    private static void trim(ObjectNode event, int bytes) {
        for (String part : OPTIONAL_PARTS) {
            if (length(event) <= bytes) {
                return;
            }
            event.remove(part);
        }
        if (event.at("/exception/values/0/stacktrace/frames") instanceof ArrayNode frames) {
            while (length(event) > bytes && frames.size() > 2) {
                frames.remove(0);
            }
        }
    }

    private int addBreadcrumbs(ObjectNode event, int missing) {
        if (!(event.at("/breadcrumbs/values") instanceof ArrayNode trail)) {
            return missing;
        }
        Instant at = Instant.EPOCH;
        int left = missing;
        while (left > 0 && trail.size() < BREADCRUMBS_MAX) {
            ObjectNode breadcrumb = composer.breadcrumb(at);
            // The time of the oldest one will do: an old trail is not read as a clock.
            breadcrumb.set("timestamp", trail.get(0).path("timestamp"));
            trail.insert(0, breadcrumb);
            left -= length(breadcrumb) + 1;
        }
        return left;
    }

    private static int addThreads(ObjectNode event, int missing) {
        JsonNode stack = event.at("/exception/values/0/stacktrace");
        if (!(event.at("/threads/values") instanceof ArrayNode threads) || stack.isMissingNode()) {
            return missing;
        }
        int left = missing;
        for (int i = threads.size(); i < THREADS_MAX; i++) {
            ObjectNode thread = threads.objectNode().put("id", 100 + i)
                    .put("name", "worker-" + i).put("crashed", false).put("current", false);
            thread.set("stacktrace", stack);
            int length = length(thread) + 1;
            if (length > left) {
                return left;
            }
            threads.add(thread);
            left -= length;
        }
        return left;
    }

    private void addState(ObjectNode event, int missing) {
        int left = missing;
        ObjectNode extra = event.has("extra") && event.get("extra") instanceof ObjectNode present
                ? present
                : event.putObject("extra");
        ArrayNode lines = extra.putArray("state");
        while (left > 0) {
            ObjectNode line = lines.addObject();
            line.put("position", lines.size());
            line.put("sku", scene.expand("${pick:FW-10|LX-20|OK-31}${int:10:99}"));
            line.put("title", scene.expand("${pick:Lamp oak small|Pan steel large|Rug moss}"));
            line.put("price", scene.expand("${int:10:99}.90 ${locale.currency}"));
            line.put("warehouse", "north");
            line.put("reserved", true);
            left -= length(line) + 1;
        }
    }

    private static int length(JsonNode node) {
        return Resources.write(node).length();
    }
}
