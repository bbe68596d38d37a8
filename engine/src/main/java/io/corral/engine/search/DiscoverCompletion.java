package io.corral.engine.search;

import io.corral.engine.search.IssueCompletion.Completion;
import io.corral.engine.search.IssueCompletion.Suggestion;
import io.corral.protocol.search.SearchPrinter;
import io.corral.protocol.search.SearchToken;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Says how a half-typed search of events could go on, and which fields a table can have. Bounded
/// as [IssueCompletion] is. Thread-safe.
public final class DiscoverCompletion {

    private static final int RELEASES_MAX = 12;
    private static final List<String> RELATIVE = List.of("-1h", "-24h", "-7d", "-14d", "-30d");
    private static final List<String> FLAGS = List.of("true", "false");
    private static final List<String> DURATIONS = List.of(">100ms", ">300ms", ">1s", ">5s");

    private final SearchStores stores;
    private final AttributeNames names;
    private final RecentValues recent;

    public DiscoverCompletion(SearchStores stores) {
        this.stores = stores;
        names = new AttributeNames(stores);
        recent = new RecentValues(stores);
    }

    /// A field a table can have.
    ///
    /// @param hint a word on it; empty for tags
    public record Choice(String field, String hint) {}

    /// How a search could go on at a cursor; only what lies in the scope is named.
    public Completion complete(Dataset dataset, String query, int cursor, SearchScope scope) {
        SearchToken token = SearchToken.at(query, cursor);
        String key = token.key();
        List<Suggestion> suggestions = key == null
                ? keys(dataset, token.text(), scope)
                : IssueCompletion.values(known(dataset, key, token.text(), scope), token);
        return new Completion(token.from(), token.to(), suggestions);
    }

    /// Functions, as they are written, then fields, tags and attributes.
    public List<Choice> fields(Dataset dataset, SearchScope scope) {
        List<Choice> choices = new ArrayList<>();
        for (FunctionCatalog.Form form : FunctionCatalog.FORMS) {
            if (dataset.isTimed() || dataset == Dataset.DISCOVER || !form.isOfTimes()) {
                choices.add(new Choice(form.form(), form.hint()));
            }
        }
        names.list(dataset, "", scope).forEach(
                each -> choices.add(new Choice(each.key(), each.hint())));
        return choices;
    }

    private List<Suggestion> keys(Dataset dataset, String typed, SearchScope scope) {
        var found = new Suggestions(typed);
        FieldWords.of(dataset).forEach(
                (key, hint) -> found.add(key, new Suggestion(key, hint, key + ":")));
        found.add("has", new Suggestion("has", "events have this", "has:"));
        found.add("count()", new Suggestion("count()", "of a group", "count():"));
        if (!found.isFull()) {
            for (String tag : recent.tagKeys(dataset, scope)) {
                if (!FieldNames.names().contains(tag)) {
                    found.add(tag, new Suggestion(tag, "tag", SearchPrinter.key(tag) + ":"));
                }
            }
        }
        return found.best();
    }

    private List<String> known(Dataset dataset, String key, String typed, SearchScope scope) {
        return switch (key) {
            case "level" -> IssueKeyWords.values(key);
            case "event.type" -> List.of("error", "default", "transaction", "csp");
            case "project", "project.name" ->
                scope.projects().values().stream().sorted().toList();
            case "environment" -> stores.issues().environments(scope.projects().keySet());
            case "timestamp" -> RELATIVE;
            case "is_transaction", "error.handled", "error.unhandled" -> FLAGS;
            case "span.duration", "span.self_time", "transaction.duration" -> DURATIONS;
            case "count()" -> List.of(">10", ">100", ">1000");
            case "release" -> releases(typed, scope);
            case "has" -> {
                var keys = new TreeSet<>(recent.tagKeys(dataset, scope));
                keys.addAll(List.of("release", "environment", "user", "trace"));
                yield List.copyOf(keys);
            }
            case "id", "issue", "trace", "span_id", "title", "message" -> List.of();
            default -> recent.values(dataset, key, typed, scope);
        };
    }

    private List<String> releases(String typed, SearchScope scope) {
        List<String> versions = new ArrayList<>(List.of("latest"));
        var query = new ReleaseQuery(scope.organization(), scope.projects().keySet(),
                typed.isEmpty() ? null : typed, null, 0, RELEASES_MAX);
        stores.releases().list(query).stream().map(Release::version).forEach(versions::add);
        return versions;
    }
}
