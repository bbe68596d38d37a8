package io.corral.engine.search;

import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.ProjectId;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.search.SearchPrinter;
import io.corral.protocol.search.SearchToken;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Says how a half-typed issue search could go on: keys, and values that occur in the data the
/// person may see. Bounded: few suggestions, young events only, answers remembered for a minute.
/// Thread-safe.
public final class IssueCompletion {

    private static final int SUGGESTIONS_MAX = 12;

    private final SearchStores stores;
    private final Supplier<DirectorySnapshot> directory;
    private final RecentValues recent;

    public IssueCompletion(SearchStores stores, Supplier<DirectorySnapshot> directory) {
        this.stores = stores;
        this.directory = directory;
        this.recent = new RecentValues(stores);
    }

    /// One way to go on.
    ///
    /// @param text what is offered
    /// @param hint what it means; empty when the text says it
    /// @param insert what takes the place of the token
    public record Suggestion(String text, String hint, String insert) {}

    /// Ways to go on.
    ///
    /// @param from where the token to replace begins
    /// @param to where it ends
    public record Completion(int from, int to, List<Suggestion> suggestions) {
        public Completion {
            suggestions = List.copyOf(suggestions);
        }
    }

    /// How a search could go on at a cursor; only what lies in the scope is named.
    public Completion complete(String query, int cursor, SearchScope scope) {
        SearchToken token = SearchToken.at(query, cursor);
        String key = token.key();
        List<Suggestion> suggestions = key == null
                ? keys(token.text(), scope)
                : values(key, token, scope);
        return new Completion(token.from(), token.to(), suggestions);
    }

    private List<Suggestion> keys(String typed, SearchScope scope) {
        var found = new Suggestions(typed);
        IssueKeyWords.KEYS.forEach(
                (key, hint) -> found.add(key, new Suggestion(key, hint, key + ":")));
        if (!found.isFull()) {
            for (String tag : recent.tagKeys(Dataset.ERRORS, scope)) {
                if (!IssueKeyWords.KEYS.containsKey(tag)) {
                    found.add(tag, new Suggestion(tag, "tag", SearchPrinter.key(tag) + ":"));
                }
            }
        }
        return found.best();
    }

    private List<Suggestion> values(String key, SearchToken token, SearchScope scope) {
        return values(known(key, token.text(), scope), token);
    }

    /// Values as they are inserted: comparisons as they are, texts in quotes where they need them.
    static List<Suggestion> values(List<String> values, SearchToken token) {
        var found = new Suggestions(token.text());
        for (String value : values) {
            boolean isComparison = value.startsWith(">");
            String insert = isComparison ? value : SearchPrinter.value(value);
            found.add(value, new Suggestion(value, "", token.inList() ? insert : insert + " "));
        }
        return found.best();
    }

    private List<String> known(String key, String typed, SearchScope scope) {
        List<String> fixed = IssueKeyWords.values(key);
        if (!fixed.isEmpty()) {
            return fixed;
        }
        return switch (key) {
            case "assigned", "assigned_to", "bookmarks", "subscribed" -> people(key, scope);
            case "project", "project.name" ->
                scope.projects().values().stream().sorted().toList();
            case "environment" -> stores.issues().environments(scope.projects().keySet());
            case "release", "first-release", "firstRelease", "regressed_in_release" ->
                releases(typed, scope);
            case "has" -> {
                var keys = new TreeSet<>(recent.tagKeys(Dataset.ERRORS, scope));
                keys.addAll(List.of("release", "environment", "user"));
                yield List.copyOf(keys);
            }
            case "id", "issue", "issue.id", "title", "message", "culprit" -> List.of();
            default -> recent.values(Dataset.ERRORS, key, typed, scope);
        };
    }

    private List<String> people(String key, SearchScope scope) {
        List<String> names = new ArrayList<>();
        names.add("me");
        if (key.startsWith("assigned")) {
            names.add("none");
            names.add("my_teams");
            directory.get().teamsOf(scope.organization()).stream().map(Team::slug)
                    .map(slug -> "#" + slug).sorted().forEach(names::add);
        }
        directory.get().membersOf(scope.organization()).stream()
                .flatMap(member -> directory.get().user(member.user()).stream())
                .filter(User::active).map(User::email).sorted().forEach(names::add);
        return names;
    }

    private List<String> releases(String typed, SearchScope scope) {
        List<String> versions = new ArrayList<>();
        versions.add("latest");
        var query = new ReleaseQuery(scope.organization(), projects(scope),
                typed.isEmpty() ? null : typed, null, 0, SUGGESTIONS_MAX);
        stores.releases().list(query).stream().map(Release::version).forEach(versions::add);
        return versions;
    }

    private static Set<ProjectId> projects(SearchScope scope) {
        return scope.projects().keySet();
    }
}
