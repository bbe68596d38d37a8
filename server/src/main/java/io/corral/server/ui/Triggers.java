package io.corral.server.ui;

import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;

/// What an answer to a script sets off on its page, besides what it replaces: events named in the
/// header `HX-Trigger` (htmx.org/headers/hx-trigger). Immutable.
public final class Triggers {

    /// Headers are ASCII; names of people are not.
    private static final ObjectWriter ASCII =
            Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final Map<String, Object> events;

    private Triggers(Map<String, Object> events) {
        this.events = events;
    }

    /// Says what was done, with a way back where there is one.
    ///
    /// @param undo null when it cannot be undone
    public static Triggers toast(String sentence, @Nullable Undo undo) {
        Map<String, Object> toast = new LinkedHashMap<>();
        toast.put("text", sentence);
        if (undo != null) {
            toast.put("undo", undo);
        }
        return new Triggers(Map.of("toast", toast));
    }

    /// Where to undo what was done.
    ///
    /// @param url takes a form with the token
    public record Undo(String url, String token) {}

    /// These and one more event, for whoever listens on the page.
    public Triggers and(String event) {
        Map<String, Object> more = new LinkedHashMap<>(events);
        more.put(event, Map.of());
        return new Triggers(more);
    }

    /// An answer that replaces nothing and sets this off.
    public Answer answer() {
        return Answer.empty(204).with("HX-Trigger", ASCII.writeValueAsString(events));
    }
}
