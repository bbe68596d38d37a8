package io.corral.server.rest.discover;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.search.Discover;
import io.corral.engine.search.DiscoverAnswer;
import io.corral.engine.search.DiscoverRequest;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ReadScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tables over events (API reference 2.3, 49, and 3.3 to 3.5).
final class DiscoverRoutes {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final int ROWS_USUAL = 50;
    private static final int LOGS_MAX = 1_000;

    private final Discover discover;
    private final InstantSource clock;

    DiscoverRoutes(Discover discover, InstantSource clock) {
        this.discover = discover;
        this.clock = clock;
    }

    /// Adds the routes.
    void addTo(Api api) {
        for (String name : List.of("events", "eventsv2")) {
            api.organization("GET", "/api/0/organizations/{org}/" + name + "/", Scope.EVENT_READ,
                    this::table);
        }
    }

    /// @param units words of units; null for columns without one
    record Meta(
            Map<String, String> fields, Map<String, @Nullable String> units,
            boolean isMetricsData, boolean isMetricsExtractedData, String dataset,
            Map<String, @Nullable String> tips) {}

    record TableView(List<Map<String, @Nullable Object>> data, Meta meta) {}

    private Answer table(Call call, Organization organization) {
        Instant now = clock.instant();
        return switch (ReadScope.of(call, organization.id(), now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (page(call.query())) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> switch (discover.table(
                        request(call.query(), page),
                        scope.forSearch(call, organization.id(), USUAL, now))) {
                    case DiscoverAnswer.Refused(var sentence) -> ApiErrors.badRequest(sentence);
                    case DiscoverAnswer.Table table -> page.linked(call.request(),
                            json(view(call.query(), table)), table.hasMore());
                };
            };
        };
    }

    /// Logs are read in larger pages.
    private static Page.Asked page(Query query) {
        boolean logs = query.firstOr("dataset", "").endsWith("logs");
        return logs
                ? Page.of(query, ROWS_USUAL, LOGS_MAX)
                : Page.of(query, ROWS_USUAL, 100);
    }

    private static DiscoverRequest request(Query query, Page page) {
        List<String> sort = query.has("sort") ? query.all("sort") : query.all("orderby");
        return new DiscoverRequest(
                query.firstOr("dataset", ""),
                query.all("field").stream().filter(each -> !each.isEmpty()).toList(),
                query.firstOr("query", ""),
                sort.stream().filter(each -> !each.isEmpty()).toList(), (int) page.offset(),
                page.size(), !query.firstOr("allowAggregateConditions", "1").equals("0"));
    }

    private static TableView view(Query query, DiscoverAnswer.Table table) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, @Nullable String> units = new LinkedHashMap<>();
        for (DiscoverAnswer.Column column : table.columns()) {
            fields.put(column.name(), column.type().wireName());
            units.put(column.name(), column.unit());
        }
        Map<String, @Nullable String> tips = new LinkedHashMap<>();
        tips.put("query", table.tips().query());
        tips.put("columns", table.tips().columns());
        return new TableView(table.rows().stream().map(DiscoverRoutes::row).toList(),
                new Meta(fields, units, false, false,
                        query.firstOr("dataset", "discover"), tips));
    }

    private static Map<String, @Nullable Object> row(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        row.forEach((name, value) -> view.put(name, wire(value)));
        return view;
    }

    /// JSON has no dates and no numbers without a value.
    private static @Nullable Object wire(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> WireTime.of(instant);
            case Double number when !Double.isFinite(number) -> null;
            case List<?> list -> list.stream().map(DiscoverRoutes::wire).toList();
            case null -> null;
            default -> value;
        };
    }

    private static Answer json(Object view) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(view));
    }
}
