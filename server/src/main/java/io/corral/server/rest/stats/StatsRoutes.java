package io.corral.server.rest.stats;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.search.TimeWindow;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.store.outcome.OutcomeSum;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of everything that was sent, and environments (API reference 2.3, 24, and 2.4).
public final class StatsRoutes {

    private static final Duration USUAL = Duration.ofDays(1);

    private final ReadStores stores;
    private final InstantSource clock;

    public StatsRoutes(ReadStores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/stats_v2/", Scope.ORG_READ,
                this::outcomes);
        api.organization("GET", "/api/0/organizations/{org}/environments/", Scope.ORG_READ,
                (call, organization) -> environments(
                        ReadScope.of(call, organization.id(), clock.instant())));
        api.project("GET", "/api/0/projects/{org}/{project}/environments/", Scope.PROJECT_READ,
                (call, project) -> environments(ReadScope.of(call, project, clock.instant())));
    }

    record EnvironmentView(String id, String name, boolean isHidden) {}

    record OutcomesView(
            String start, String end, List<String> intervals, List<GroupView> groups) {}

    /// The sums of one group: in all, and by interval.
    record GroupView(
            Map<String, Object> by, Map<String, Long> totals, Map<String, long[]> series) {}

    private Answer environments(ReadScope.Asked asked) {
        return switch (asked) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) ->
                json(stores.issues().environments(scope.projects()).stream()
                        .map(name -> new EnvironmentView(name, name, false)).toList());
        };
    }

    private Answer outcomes(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> {
                TimeWindow window = scope.windowOr(USUAL, clock.instant());
                yield switch (OutcomeRequest.read(call.query(), scope.projects(), window)) {
                    case OutcomeRequest.Read.Wrong(var sentence) ->
                        ApiErrors.badRequest(sentence);
                    case OutcomeRequest.Read.Wanted(var request) -> json(view(request));
                };
            }
        };
    }

    private OutcomesView view(OutcomeRequest request) {
        Instant from = request.query().from();
        Duration interval = Duration.ofHours(request.query().intervalHours());
        List<String> intervals = new ArrayList<>(request.intervals());
        for (int i = 0; i < request.intervals(); i++) {
            intervals.add(WireTime.of(from.plus(interval.multipliedBy(i))));
        }
        Map<Map<String, Object>, long[]> series = new LinkedHashMap<>();
        for (OutcomeSum sum : stores.outcomes().sums(request.query())) {
            long[] quantities = series.computeIfAbsent(
                    by(sum, request.query().groupBy()), _ -> new long[request.intervals()]);
            long index = Duration.between(from, sum.interval()).dividedBy(interval);
            if (index >= 0 && index < quantities.length) {
                quantities[(int) index] += sum.quantity();
            }
        }
        if (series.isEmpty() && request.query().groupBy().isEmpty()) {
            series.put(Map.of(), new long[request.intervals()]);
        }
        List<GroupView> groups = series.entrySet().stream()
                .map(each -> group(request, each.getKey(), each.getValue())).toList();
        return new OutcomesView(WireTime.of(from), WireTime.of(request.query().to()), intervals,
                groups);
    }

    private static GroupView group(
            OutcomeRequest request, Map<String, Object> by, long[] quantities) {
        long total = 0;
        for (long quantity : quantities) {
            total += quantity;
        }
        Map<String, Long> totals = new LinkedHashMap<>();
        Map<String, long[]> series = new LinkedHashMap<>();
        for (String field : request.fields()) {
            totals.put(field, total);
            series.put(field, quantities);
        }
        return new GroupView(by, totals, series);
    }

    private static Map<String, Object> by(OutcomeSum sum, Set<GroupBy> groupBy) {
        Map<String, Object> by = new TreeMap<>();
        for (GroupBy group : groupBy) {
            Object value = switch (group) {
                case PROJECT -> sum.project() == null ? 0L : sum.project().value();
                case CATEGORY -> text(sum.category());
                case OUTCOME -> text(sum.outcome());
                case REASON -> text(sum.reason());
            };
            by.put(OutcomeRequest.wireName(group), value);
        }
        return by;
    }

    private static String text(@Nullable String word) {
        return word == null ? "" : word;
    }

    private static Answer json(Object view) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(view));
    }
}
