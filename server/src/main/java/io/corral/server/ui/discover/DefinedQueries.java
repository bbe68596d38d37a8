package io.corral.server.ui.discover;

import io.corral.domain.access.Scope;
import io.corral.engine.search.Dataset;
import io.corral.protocol.discover.SavedQuery;
import io.corral.protocol.json.Json;
import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.Visit;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.definition.DefinitionStore.Kept;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Saved questions as definitions, in the words of the API. Thread-safe.
public final class DefinedQueries implements SavedQueries {

    private static final int NAME_LENGTH_MAX = 255;

    private final DefinitionStore store;

    public DefinedQueries(DefinitionStore store) {
        this.store = store;
    }

    @Override
    public List<Saved> all(Visit visit) {
        return store.list(visit.organization().id(), DefinitionKind.SAVED_QUERY).stream()
                .map(definition -> saved(visit, definition))
                .sorted(Comparator.comparing(query -> query.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public Result save(Visit visit, String name, String parameters) {
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return new Result.Refused(
                    "A query has a name of 1 to " + NAME_LENGTH_MAX + " characters.");
        }
        DiscoverQuery query = DiscoverQuery.of(visit, Query.parse(parameters));
        Instant now = visit.now();
        return result(visit, store.add(new Definition(0, visit.organization().id(),
                DefinitionKind.SAVED_QUERY, null, null, visit.principal().user().id(),
                Json.MAPPER.writeValueAsString(body(name, query)), now, now)));
    }

    @Override
    public Result delete(Visit visit, long id) {
        var found = store.find(visit.organization().id(), DefinitionKind.SAVED_QUERY, id);
        return found.isPresent()
                && store.delete(visit.organization().id(), DefinitionKind.SAVED_QUERY, id)
                        ? new Result.Done(saved(visit, found.get()))
                        : new Result.Refused("There is no such query any more.");
    }

    private Result result(Visit visit, Kept kept) {
        return switch (kept) {
            case Kept.Done(var definition) -> new Result.Done(saved(visit, definition));
            case Kept.Full() -> new Result.Refused("There are " + DefinitionStore.PER_KIND_MAX
                    + " queries already; delete one first.");
            case Kept.Taken(),Kept.Gone() ->
                new Result.Refused("It could not be saved; try again.");
        };
    }

    /// The API knows one order, so the most significant one is kept.
    private static SavedQuery body(String name, DiscoverQuery query) {
        boolean isRange = query.scope().period() == null;
        return new SavedQuery(name,
                query.scope().projects().stream().map(project -> project.id().value()).toList(),
                word(query.dataset()), query.fields(), query.query(),
                query.sort().isEmpty() ? null : query.sort().getFirst(), List.of(query.axis()),
                query.display().word(), null, null, query.scope().environments(),
                query.scope().period(),
                isRange ? query.scope().window().from().toString() : null,
                isRange ? query.scope().window().to().toString() : null);
    }

    private static Saved saved(Visit visit, Definition definition) {
        SavedQuery body = Json.MAPPER.readValue(definition.body(), SavedQuery.class);
        Address address = Address.of("")
                .with("project", body.projects().stream().map(String::valueOf).toList())
                .with("environment", body.environment())
                .with("dataset", dataset(body.queryDataset()).wireName())
                .with("field", body.fields())
                .with("query", body.query())
                .with("sort", body.orderby() == null ? List.of() : List.of(body.orderby()))
                .with("yAxis", body.yAxis().stream().limit(1).toList())
                .with("display", body.display() == null ? List.of() : List.of(body.display()))
                .with("statsPeriod", body.range() == null ? List.of() : List.of(body.range()))
                .with("start", body.start() == null ? List.of() : List.of(body.start()))
                .with("end", body.end() == null ? List.of() : List.of(body.end()));
        return new Saved(definition.id(), body.name(),
                DiscoverQuery.of(visit, Query.parse(address.query())).parameters(),
                visit.may(Scope.EVENT_WRITE));
    }

    private static String word(Dataset dataset) {
        return switch (dataset) {
            case ERRORS -> "error-events";
            case TRANSACTIONS -> "transaction-like";
            case SPANS -> "spans";
            case DISCOVER, ISSUE_PLATFORM, LOGS, METRICS, PROFILES, UPTIME -> "discover";
        };
    }

    private static Dataset dataset(String word) {
        return switch (word) {
            case "transaction-like" -> Dataset.TRANSACTIONS;
            case "spans" -> Dataset.SPANS;
            case "discover" -> Dataset.DISCOVER;
            default -> Dataset.ERRORS;
        };
    }
}
