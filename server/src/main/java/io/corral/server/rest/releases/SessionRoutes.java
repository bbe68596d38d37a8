package io.corral.server.rest.releases;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.engine.release.SessionAnswer;
import io.corral.engine.release.SessionRequest;
import io.corral.engine.release.Sessions;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ReadScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The endpoint of release-health queries (API reference 3.8).
public final class SessionRoutes {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final String GROUPS_MAX = "[1-9][0-9]{0,5}";

    private final Sessions sessions;
    private final InstantSource clock;

    public SessionRoutes(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Adds the route.
    public void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/sessions/", Scope.PROJECT_READ,
                this::answer);
    }

    record SessionsView(
            String start, String end, List<String> intervals, List<GroupView> groups,
            String query) {}

    /// The values of one group.
    ///
    /// @param totals null unless wanted
    /// @param series null unless wanted
    record GroupView(
            Map<String, Object> by,
            @Nullable Map<String, @Nullable Object> totals,
            @Nullable Map<String, List<@Nullable Object>> series) {}

    private Answer answer(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (sessions.answer(
                    request(call, scope))) {
                case SessionAnswer.Refused(var sentence) -> ApiErrors.badRequest(sentence);
                case SessionAnswer.Found found -> Answer.json(200,
                        Json.MAPPER.writeValueAsBytes(view(call.query(), found)));
            };
        };
    }

    private SessionRequest request(Call call, ReadScope scope) {
        Map<ProjectId, String> slugs = new HashMap<>();
        for (ProjectId id : scope.projects()) {
            call.directory().project(id).ifPresent(project -> slugs.put(id, project.slug()));
        }
        Query query = call.query();
        String most = query.firstOr("per_page", "");
        return new SessionRequest(slugs, scope.environments(),
                scope.windowOr(USUAL, clock.instant()), query.all("field"), query.all("groupBy"),
                query.firstOr("query", ""), query.firstOr("interval", ""),
                query.firstOr("orderBy", ""),
                most.matches(GROUPS_MAX) ? Integer.parseInt(most) : 0);
    }

    private static SessionsView view(Query query, SessionAnswer.Found found) {
        boolean totals = !query.firstOr("includeTotals", "1").equals("0");
        boolean series = !query.firstOr("includeSeries", "1").equals("0");
        List<GroupView> groups = found.groups().stream()
                .map(group -> new GroupView(group.by(),
                        totals ? totals(group) : null, series ? series(group) : null))
                .toList();
        return new SessionsView(WireTime.of(found.start()), WireTime.of(found.end()),
                found.intervals().stream().map(WireTime::of).toList(), groups,
                query.firstOr("query", ""));
    }

    private static Map<String, @Nullable Object> totals(SessionAnswer.Group group) {
        Map<String, @Nullable Object> totals = new LinkedHashMap<>();
        group.totals().forEach((field, value) -> totals.put(field, number(value)));
        return totals;
    }

    private static Map<String, List<@Nullable Object>> series(SessionAnswer.Group group) {
        Map<String, List<@Nullable Object>> series = new LinkedHashMap<>();
        group.series().forEach((field, values) -> {
            List<@Nullable Object> numbers = new ArrayList<>(values.size());
            values.forEach(value -> numbers.add(number(value)));
            series.put(field, numbers);
        });
        return series;
    }

    /// Counts are whole numbers on the wire; null where there is no value.
    private static @Nullable Object number(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        return value == Math.rint(value) ? (Object) Math.round(value) : value;
    }
}
