package io.corral.engine.ingest.digest;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.protocol.json.Json;
import io.corral.protocol.report.UserReport;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The old form of what a user wrote, as the new one (Sentry docs "User Feedback").
final class FeedbackJson {

    private static final String SOURCE = "user_report_envelope";

    private FeedbackJson() {}

    static ObjectNode of(UserReport report) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ObjectNode feedback = json.putObject("contexts").putObject("feedback")
                .put("message", report.comments())
                .put("associated_event_id", report.event().toString())
                .put("source", SOURCE);
        put(feedback, "contact_email", report.email());
        put(feedback, "name", report.name());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /// The same for the same words about the same event.
    static EventId id(ProjectId project, UserReport report) {
        String text = project + "\n" + report.event() + "\n" + report.name() + "\n"
                + report.email() + "\n" + report.comments();
        return EventId.of(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}
