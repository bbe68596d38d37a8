package io.corral.server.ingest;

import io.corral.domain.id.ProjectId;
import io.corral.engine.ingest.intake.Intake;
import io.corral.engine.ingest.intake.IntakeAnswer;
import io.corral.engine.ingest.intake.Received;
import io.corral.engine.ingest.intake.Refusal;
import io.corral.server.http.Answer;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import io.corral.store.QueueEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The endpoints SDKs send to.
public final class IngestRoutes {

    private static final Set<String> SECURITY_TYPES = Set.of(
            "application/json", "application/csp-report", "application/expect-ct-report",
            "application/expect-ct-report+json", "application/expect-staple-report",
            "application/reports+json");

    /// A transparent GIF of one pixel.
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static final String PIXEL_DATA = "sentry_data";

    private final Intake intake;
    private final InstantSource clock;

    public IngestRoutes(Intake intake, InstantSource clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(RouteTable routes) {
        post(routes, "/api/{project}/envelope/", QueueEntry.Kind.ENVELOPE);
        post(routes, "/api/{project}/store/", QueueEntry.Kind.EVENT);
        routes.add("GET", "/api/{project}/store/", request -> {
            ProjectId project = projectOf(request);
            return project == null ? badProject(request) : pixel(request, project);
        });
        routes.add("GET", "/api/store/", request -> pixel(request, null));
        for (String name : List.of("security", "csp-report")) {
            String path = "/api/{project}/" + name + "/";
            routes.add("POST", path, this::security);
            routes.add("OPTIONS", path, Cors::preflight);
        }
        for (String path : List.of("/monitoring", "/api/tunnel/", "/api/store/")) {
            QueueEntry.Kind kind = path.equals("/api/store/")
                    ? QueueEntry.Kind.EVENT
                    : QueueEntry.Kind.ENVELOPE;
            routes.add("POST", path, request -> take(request, kind, null));
            routes.add("OPTIONS", path, Cors::preflight);
        }
        routes.add("GET", "/api/relay/healthcheck/live/", _ -> healthy());
        routes.add("GET", "/api/relay/healthcheck/ready/", _ -> healthy());
    }

    private void post(RouteTable routes, String path, QueueEntry.Kind kind) {
        routes.add("POST", path, request -> {
            ProjectId project = projectOf(request);
            return project == null ? badProject(request) : take(request, kind, project);
        });
        routes.add("OPTIONS", path, Cors::preflight);
    }

    private Answer take(Request request, QueueEntry.Kind kind, @Nullable ProjectId project)
            throws IOException {
        boolean envelope = kind == QueueEntry.Kind.EVENT
                && typeOf(request).equals("application/x-sentry-envelope");
        QueueEntry.Kind framing = envelope ? QueueEntry.Kind.ENVELOPE : kind;
        Received received = received(request, framing, project, request.body(),
                request.contentLength().orElse(-1));
        return Cors.on(request, IngestAnswers.of(intake.take(received)));
    }

    private Answer pixel(Request request, @Nullable ProjectId project) throws IOException {
        String data = request.query().first(PIXEL_DATA);
        if (data == null) {
            return Cors.on(request, IngestAnswers.refusal(
                    new Refusal(400, "the query has no sentry_data", 0)));
        }
        byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
        IntakeAnswer answer = intake.take(received(request, QueueEntry.Kind.EVENT, project,
                new ByteArrayInputStream(bytes), bytes.length));
        boolean taken = answer instanceof IntakeAnswer.Taken;
        return Cors.on(request, taken
                ? Answer.bytes(200, "image/gif", PIXEL)
                : IngestAnswers.of(answer));
    }

    private Answer security(Request request) throws IOException {
        ProjectId project = projectOf(request);
        if (project == null) {
            return badProject(request);
        }
        if (!SECURITY_TYPES.contains(typeOf(request))) {
            return Cors.on(request, IngestAnswers.refusal(
                    new Refusal(415, "unsupported content type of a security report", 0)));
        }
        IntakeAnswer answer = intake.take(received(request, QueueEntry.Kind.SECURITY, project,
                request.body(), request.contentLength().orElse(-1)));
        boolean taken = answer instanceof IntakeAnswer.Taken;
        return Cors.on(request, taken ? Answer.empty(200) : IngestAnswers.of(answer));
    }

    private Received received(
            Request request, QueueEntry.Kind kind, @Nullable ProjectId project, InputStream body,
            long announcedBytes) {
        var credentials = new Received.Credentials(
                request.header("X-Sentry-Auth").orElse(null),
                request.header("Authorization").orElse(null),
                rawQuery(request), null);
        return new Received(kind, project, credentials,
                request.header("Content-Encoding").orElse(null), body, announcedBytes,
                clock.instant(), request.origin().clientAddress(),
                request.header("User-Agent").orElse(null), pageOf(request));
    }

    /// The query without an event in it, which would be kept twice.
    private static String rawQuery(Request request) {
        String raw = request.rawQuery();
        return raw.contains(PIXEL_DATA)
                ? Arrays.stream(raw.split("&"))
                        .filter(pair -> !pair.startsWith(PIXEL_DATA + "="))
                        .collect(Collectors.joining("&"))
                : raw;
    }

    /// Images and reports have no origin; they say which page they are from.
    private static @Nullable String pageOf(Request request) {
        return request.header("Origin").or(() -> request.header("Referer")).orElse(null);
    }

    private static String typeOf(Request request) {
        String type = request.header("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip()
                .toLowerCase(Locale.ROOT);
    }

    private static @Nullable ProjectId projectOf(Request request) {
        String digits = request.parameter("project");
        boolean number = !digits.isEmpty() && digits.length() <= 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        long value = number ? Long.parseLong(digits) : 0;
        return value > 0 ? new ProjectId(value) : null;
    }

    private static Answer badProject(Request request) {
        return Cors.on(request,
                IngestAnswers.refusal(new Refusal(400, "project id must be a number", 0)));
    }

    private static Answer healthy() {
        return Answer.json(200, "{\"is_healthy\":true}");
    }
}
