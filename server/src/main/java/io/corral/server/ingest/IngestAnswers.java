package io.corral.server.ingest;

import io.corral.domain.id.EventId;
import io.corral.engine.ingest.intake.IntakeAnswer;
import io.corral.engine.ingest.intake.Refusal;
import io.corral.protocol.RateLimitHeader;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Puts what intake decided into the words of HTTP.
final class IngestAnswers {

    private IngestAnswers() {}

    /// The answer of the envelope and store endpoints.
    static Answer of(IntakeAnswer answer) {
        return switch (answer) {
            case IntakeAnswer.Taken(var id) -> Answer.json(200, body(id));
            case IntakeAnswer.Limited(_, var limits) -> {
                String seconds = Integer.toString(RateLimitHeader.retryAfterSeconds(limits));
                yield refusal(new Refusal(429, "rate limited", 0))
                        .with(RateLimitHeader.NAME, RateLimitHeader.write(limits))
                        .with("Retry-After", seconds);
            }
            case IntakeAnswer.Refused(var refusal) -> refusal(refusal);
        };
    }

    /// A refusal in the error shape of Relay.
    static Answer refusal(Refusal refusal) {
        ObjectNode error = Json.MAPPER.createObjectNode();
        error.put("detail", refusal.detail());
        error.putArray("causes");
        Answer answer = Answer.json(refusal.status(), Json.MAPPER.writeValueAsBytes(error))
                .with("X-Sentry-Error", refusal.detail());
        return refusal.retryAfterSeconds() == 0
                ? answer
                : answer.with("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
    }

    private static String body(@Nullable EventId id) {
        return id == null ? "{}" : "{\"id\":\"" + id + "\"}";
    }
}
