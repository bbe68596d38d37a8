package io.corral.server.rest.traces;

import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.search.Traces;
import io.corral.engine.search.Traces.Part;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Traces (API reference 2.3, 54-57). Logs are taken, but not kept yet: a trace has none.
public final class TraceRoutes {

    private static final String PREFIX = "/api/0/organizations/{org}/";
    private static final int LOGS_MAX = 1_000;

    private final Traces traces;
    private final InstantSource clock;

    public TraceRoutes(Traces traces, InstantSource clock) {
        this.traces = traces;
        this.clock = clock;
    }

    record LogsView(List<Object> data, MetaView meta) {}

    record MetaView(Map<String, String> fields, Map<String, String> units) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", PREFIX + "trace/{trace}/", Scope.EVENT_READ,
                (call, organization) -> of(call, organization.id(), trace(call),
                        parts -> Answers.json(200, TraceView.of(call.directory(), parts))));
        api.organization("GET", PREFIX + "trace-meta/{trace}/", Scope.EVENT_READ,
                (call, organization) -> of(call, organization.id(), trace(call),
                        parts -> Answers.json(200, TraceMetaView.of(parts))));
        api.organization("GET", PREFIX + "trace-logs/", Scope.EVENT_READ, TraceRoutes::logs);
        api.project("GET", "/api/0/projects/{org}/{project}/trace-items/{item}/",
                Scope.EVENT_READ, this::item);
    }

    private static String trace(Call call) {
        return call.request().parameter("trace");
    }

    private Answer of(
            Call call, OrganizationId organization, String trace,
            Function<List<Part>, Answer> view) {
        return TraceRequest.answer(traces, call, organization, trace, clock.instant(), view);
    }

    private static Answer logs(Call call, Organization organization) {
        if (call.query().all("traceId").stream().allMatch(String::isEmpty)) {
            return ApiErrors.badField("traceId", "This field is required.");
        }
        return switch (Page.of(call.query(), 100, LOGS_MAX)) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> page.linked(call.request(), Answers.json(200,
                    new LogsView(List.of(), new MetaView(Map.of(), Map.of()))), false);
        };
    }

    private Answer item(Call call, Project project) {
        String id = call.request().parameter("item").toLowerCase(Locale.ROOT);
        String trace = call.query().firstOr("trace_id", "");
        String traceId = TraceRequest.plain(trace);
        return of(call, project.organization(), trace, parts -> parts.stream()
                .filter(part -> part.isTimed() && id.equals(part.spanId())
                        && part.project().equals(project.id()))
                .findFirst()
                .map(part -> Answers.json(200, TraceItemView.of(
                        id, part.start(), traces.attributes(part, traceId))))
                .orElseGet(ApiErrors::notFound));
    }
}
