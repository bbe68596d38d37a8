package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.id.EventId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.intake.Intake;
import io.corral.engine.ingest.intake.IntakeAnswer;
import io.corral.engine.ingest.intake.Received;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Page;
import io.corral.store.QueueEntry;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.UserReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What users said about events of a project (API reference 2.4, user-feedback). A report takes the
/// way of those that SDKs send: it is answered when it is queued, and read when it is digested.
public final class UserFeedbackRoutes {

    private static final String PATH = "/api/0/projects/{org}/{project}/user-feedback/";
    private static final int COMMENTS_LENGTH_MAX = 4_096;

    private final IssueQueries issues;
    private final Intake intake;
    private final InstantSource clock;

    public UserFeedbackRoutes(IssueQueries issues, Intake intake, InstantSource clock) {
        this.issues = issues;
        this.intake = intake;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", PATH, Scope.EVENT_READ, this::list);
        api.project("POST", PATH, Scope.EVENT_WRITE, this::create);
    }

    private Answer list(Call call, Project project) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                var slice = page.ofFetched(issues.userReports(
                        project.id(), (int) page.offset(), page.size() + 1));
                yield page.answer(call.request(),
                        slice.elements().stream().map(UserReportView::of).toList(),
                        slice.more());
            }
        };
    }

    private Answer create(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        Optional<EventId> event = EventId.parse(fields.required("event_id"));
        String name = fields.required("name");
        String email = fields.required("email");
        String comments = fields.node("comments").asString("").strip();
        if (event.isEmpty()) {
            fields.wrong("event_id", "Expected the 32 hexadecimal digits of an event.");
        }
        if (comments.isEmpty() || comments.length() > COMMENTS_LENGTH_MAX) {
            fields.wrong("comments", "Expected 1 to " + COMMENTS_LENGTH_MAX + " characters.");
        }
        Answer refused = fields.then(() -> Answer.empty(200));
        Optional<ClientKey> key = call.directory().keysOf(project.id()).stream()
                .filter(ClientKey::active).findFirst();
        if (refused.status() != 200 || event.isEmpty()) {
            return refused;
        }
        if (key.isEmpty()) {
            return ApiErrors.badRequest("The project has no active client key.");
        }
        var report = new UserReport(
                0, project.id(), event.get(), null, name, email, comments, clock.instant());
        IntakeAnswer answer = intake.take(received(call, project, key.get(), report));
        return answer instanceof IntakeAnswer.Taken
                ? Answers.json(200, UserReportView.of(report))
                : ApiErrors.detail(429, "The server takes no more at the moment.");
    }

    private static Received received(
            Call call, Project project, ClientKey key, UserReport report) {
        ObjectNode payload = Json.MAPPER.createObjectNode()
                .put("event_id", report.event().toString())
                .put("name", report.name()).put("email", report.email())
                .put("comments", report.comments());
        byte[] body = ("{\"event_id\":\"" + report.event() + "\"}\n{\"type\":\"user_report\"}\n"
                + payload).getBytes(StandardCharsets.UTF_8);
        return new Received(QueueEntry.Kind.ENVELOPE, project.id(),
                new Received.Credentials(null, null, "sentry_key=" + key.publicKey(), null), null,
                new ByteArrayInputStream(body), body.length, report.receivedAt(),
                call.request().origin().clientAddress(), null, null);
    }
}
