package io.corral.server.rest.events;

import io.corral.domain.access.Scope;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.id.EventId;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.symbolicate.SourceMapDiagnosis;
import io.corral.engine.symbolicate.SourceMapDiagnosis.Diagnosis;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadStores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the frames of an event are minified (Sentry's API, "Debug Issues Related to Source Maps for
/// a Given Event"): of all its scripts, or of the frame that `exception_idx` and `frame_idx` name.
public final class SourceMapDebugRoutes {

    private static final int DIGITS_MAX = 6;

    private final EventLookup lookup;
    private final SourceMapDiagnosis diagnosis;

    public SourceMapDebugRoutes(
            ReadStores stores, Assembly assembly, SourceMapDiagnosis diagnosis) {
        this.lookup = new EventLookup(stores, assembly);
        this.diagnosis = diagnosis;
    }

    /// The answer.
    ///
    /// @param errors the first broken link of each script that has one; empty when all is well
    /// @param scripts each script, also those that are fine
    record DebugView(List<ErrorView> errors, List<ScriptView> scripts) {}

    record ErrorView(String type, String message, Map<String, String> data) {}

    record ScriptView(
            String path, @Nullable String debugId, boolean mapped, String type,
            String message) {}

    /// Adds the route.
    public void addTo(Api api) {
        api.project("GET",
                "/api/0/projects/{org}/{project}/events/{event}/source-map-debug/",
                Scope.PROJECT_READ, this::debug);
    }

    private Answer debug(Call call, Project project) {
        Optional<Event> event = EventId.parse(call.request().parameter("event"))
                .flatMap(id -> lookup.find(project.id(), id)).filter(lookup::isShown)
                .map(EventLookup.Found::event);
        if (event.isEmpty()) {
            return ApiErrors.notFound();
        }
        String exception = call.query().firstOr("exception_idx", "");
        String frame = call.query().firstOr("frame_idx", "");
        if (exception.isEmpty() && frame.isEmpty()) {
            return json(diagnosis.of(project.id(), event.get()));
        }
        return frame(event.get(), exception, frame)
                .map(found -> json(List.of(diagnosis.of(project.id(), event.get(), found))))
                .orElseGet(() -> ApiErrors.badRequest(
                        "The event has no exception " + exception + " with a frame " + frame
                                + "; both are counted from 0."));
    }

    private static Optional<Frame> frame(Event event, String exception, String frame) {
        return at(event.exceptions(), exception)
                .flatMap((ExceptionValue found) -> at(SourceMapDiagnosis.sent(found), frame));
    }

    private static <T> Optional<T> at(List<T> list, String index) {
        boolean number = index.length() <= DIGITS_MAX
                && index.chars().allMatch(c -> c >= '0' && c <= '9');
        int position = !number ? -1 : index.isEmpty() ? 0 : Integer.parseInt(index);
        return position >= 0 && position < list.size()
                ? Optional.of(list.get(position))
                : Optional.empty();
    }

    private static Answer json(List<Diagnosis> found) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(new DebugView(
                found.stream().filter(each -> !each.isFine())
                        .map(each -> new ErrorView(word(each), each.sentence(), data(each)))
                        .toList(),
                found.stream().map(each -> new ScriptView(each.path(), text(each.debugId()),
                        each.isFine(), word(each), each.sentence())).toList())));
    }

    private static String word(Diagnosis found) {
        return found.broken().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> data(Diagnosis found) {
        String debugId = text(found.debugId());
        return debugId == null
                ? Map.of("url", found.path())
                : Map.of("url", found.path(), "debugId", debugId);
    }

    private static @Nullable String text(@Nullable DebugId id) {
        return id == null ? null : id.value();
    }
}
