package io.corral.protocol.report;

import io.corral.domain.id.EventId;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads `user_report` items. Never throws for what the bytes hold.
public final class UserReportReader {

    private static final int COMMENTS_LENGTH_MAX = 16 * 1024;
    private static final int NAME_LENGTH_MAX = 255;

    private UserReportReader() {}

    /// What the item held.
    public sealed interface UserReportRead {
        /// A report.
        record Read(UserReport report) implements UserReportRead {}

        /// Not one.
        record Rejected(InvalidReason reason) implements UserReportRead {}
    }

    /// Reads one item.
    ///
    /// @param envelopeId event the envelope is about, for reports that name none
    public static UserReportRead read(Slice payload, @Nullable EventId envelopeId) {
        ObjectNode json = Json.readObject(payload.array(), payload.from(), payload.length());
        if (json == null) {
            return new UserReportRead.Rejected(InvalidReason.MALFORMED_JSON);
        }
        String idText = JsonNodes.text(json, "event_id");
        Optional<EventId> id = idText == null
                ? Optional.ofNullable(envelopeId)
                : EventId.parse(idText);
        String comments = JsonNodes.text(json, "comments");
        if (id.isEmpty() || comments == null || comments.isBlank()) {
            return new UserReportRead.Rejected(InvalidReason.MISSING_FIELD);
        }
        return new UserReportRead.Read(new UserReport(id.get(),
                cut(JsonNodes.text(json, "name"), NAME_LENGTH_MAX),
                cut(JsonNodes.text(json, "email"), NAME_LENGTH_MAX),
                BoundedText.cut(comments, COMMENTS_LENGTH_MAX)));
    }

    private static @Nullable String cut(@Nullable String text, int lengthMax) {
        return text == null || text.isBlank() ? null : BoundedText.cut(text, lengthMax);
    }
}
