package io.corral.server.rest.profiles;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadScope;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Profiles (API reference 2.3, 114-116) of a server that keeps none yet: right shapes, nothing in
/// them.
public final class ProfileRoutes {

    private static final String ORGANIZATION = "/api/0/organizations/{org}/profiling/";
    private static final String PROJECT =
            "/api/0/projects/{org}/{project}/profiling/profiles/{profile}/";
    private static final List<String> SOURCES =
            List.of("functions", "transactions", "profiles", "spans");

    private final InstantSource clock;

    public ProfileRoutes(InstantSource clock) {
        this.clock = clock;
    }

    /// A flame graph in the form of speedscope, with indices into what is shared.
    ///
    /// @param platform of the profiles; empty without any
    record FlameGraphView(
            int activeProfileIndex, String platform, long projectID, String transactionName,
            List<Object> profiles, SharedView shared, Map<String, Object> metadata) {}

    record SharedView(List<Object> frames, List<Object> frame_infos, List<Object> profiles) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", ORGANIZATION + "flamegraph/", Scope.EVENT_READ, this::flameGraph);
        api.organization("GET", ORGANIZATION + "chunks/", Scope.EVENT_READ, this::chunks);
        api.project("GET", PROJECT, Scope.EVENT_READ, (_, _) -> ApiErrors.notFound());
    }

    private Answer flameGraph(Call call, Organization organization) {
        String source = call.query().firstOr("dataSource", "");
        if (!source.isEmpty() && !SOURCES.contains(source)) {
            return ApiErrors.badField("dataSource",
                    "\"%s\" is no source of profiles; expected %s.".formatted(
                            source, String.join(", ", SOURCES)));
        }
        return within(call, organization, scope -> Answers.json(200, empty(scope)));
    }

    private static FlameGraphView empty(ReadScope scope) {
        long project = scope.projects().stream().map(ProjectId::value)
                .min(Comparator.naturalOrder()).orElse(0L);
        return new FlameGraphView(0, "", project, "", List.of(),
                new SharedView(List.of(), List.of(), List.of()), Map.of());
    }

    /// The chunks of one run of a profiler: none is ever found.
    private Answer chunks(Call call, Organization organization) {
        if (call.query().firstOr("profiler_id", "").isEmpty()) {
            return ApiErrors.badRequest("profiler_id must be specified.");
        }
        return within(call, organization, scope -> scope.projects().size() == 1
                ? ApiErrors.notFound()
                : ApiErrors.badRequest("one project_id must be specified."));
    }

    private Answer within(
            Call call, Organization organization, Function<ReadScope, Answer> answer) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var wrong) -> wrong;
            case ReadScope.Asked.For(var scope) -> answer.apply(scope);
        };
    }
}
