package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.domain.search.Nearest;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.Quantity;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventPredicate.KeyIn;
import io.corral.store.event.EventPredicate.Matches;
import io.corral.store.event.EventPredicate.Not;
import io.corral.store.event.EventPredicate.OneOf;
import io.corral.store.event.EventPredicate.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keys whose values are not those of a column: projects and issues by name, parts of releases,
/// people by any attribute, and whether an error was handled.
final class SpecialKeys {

    private static final Map<String, EventField> USER_PREFIXES = Map.of(
            "id", EventField.USER_ID, "email", EventField.USER_EMAIL,
            "username", EventField.USER_USERNAME, "ip", EventField.USER_IP);

    /// Keys that say something of an issue and nothing of its events.
    private static final Set<String> OF_ISSUES = Set.of(
            "is", "assigned", "assigned_to", "assigned_or_suggested", "bookmarks", "subscribed",
            "firstSeen", "lastSeen", "timesSeen", "userCount", "firstRelease", "first-release",
            "regressed_in_release", "issue.priority", "issue.category", "issue.type", "detector");

    private final SearchScope scope;
    private final SearchNames names;

    SpecialKeys(SearchScope scope, SearchNames names) {
        this.scope = scope;
        this.names = names;
    }

    /// Whether only issues have it.
    static boolean isOfIssues(String key) {
        return OF_ISSUES.contains(key);
    }

    /// The condition; null when the key is nothing special.
    @Nullable
    EventPredicate compare(String key, SearchOperator operator, SearchValue value) {
        if (key.equals("release.version") && value instanceof SearchValue.Literal(var text)) {
            return releases(names.releases().versions(operator, text));
        }
        if (operator != SearchOperator.EQUAL) {
            return null;
        }
        return switch (value) {
            case SearchValue.Literal(var text) -> text.isEmpty() ? null : anyOf(key, List.of(text));
            case SearchValue.Pattern pattern -> key.equals("user") ? userLike(pattern) : null;
        };
    }

    /// The condition that the key has one of the values; null when the key is nothing special.
    @Nullable
    EventPredicate anyOf(String key, List<String> values) {
        return switch (key) {
            case "project", "project.name" -> projects(values);
            case "issue", "issue.id", "issue_id", "group_id" ->
                new KeyIn(names.issues().keys(values));
            case "release" -> values.contains("latest") ? release(values) : null;
            case "release.version" -> new Or(values.stream()
                    .map(value -> releases(
                            names.releases().versions(SearchOperator.EQUAL, value)))
                    .toList());
            case "release.package" -> new Or(values.stream()
                    .map(value -> releases(names.releases().ofPackage(value)))
                    .toList());
            case "release.stage" -> new Or(values.stream()
                    .map(value -> releases(names.releases().atStage(value)))
                    .toList());
            case "release.build" -> new Or(values.stream()
                    .map(value -> releases(names.releases().ofBuild(value)))
                    .toList());
            case "user" -> new Or(values.stream().map(SpecialKeys::user).toList());
            case "error.handled" -> handled(key, values, true);
            case "error.unhandled" -> handled(key, values, false);
            default -> null;
        };
    }

    private EventPredicate projects(List<String> slugs) {
        var ids = new ArrayList<Object>();
        for (String slug : slugs) {
            ids.add(scope.projects().entrySet().stream()
                    .filter(project -> project.getValue().equals(slug))
                    .map(Map.Entry::getKey)
                    .map(ProjectId::value)
                    .findFirst()
                    .orElseThrow(() -> new SearchMistake(
                            unknownProject(slug, scope))));
        }
        return new OneOf(new Field(EventField.PROJECT), ids);
    }

    /// What to say of a project that is not there.
    static String unknownProject(String name, SearchScope scope) {
        return "Project " + name + " does not exist or is not selected"
                + Nearest.likely(name, scope.projects().values())
                        .map(slug -> "; did you mean " + slug + "?").orElse("");
    }

    private EventPredicate release(List<String> values) {
        var versions = new ArrayList<>(values);
        versions.remove("latest");
        versions.addAll(names.releases().latest());
        return releases(versions);
    }

    private static EventPredicate releases(List<String> versions) {
        return new OneOf(new Field(EventField.RELEASE), List.copyOf(versions));
    }

    /// `id:5` is that attribute, anything else is any of them.
    private static EventPredicate user(String value) {
        int colon = value.indexOf(':');
        EventField field = colon < 0 ? null : USER_PREFIXES.get(value.substring(0, colon));
        if (field != null) {
            return new Compare(
                    new Field(field), SearchOperator.EQUAL, value.substring(colon + 1));
        }
        return new Or(USER_PREFIXES.values().stream()
                .sorted()
                .<EventPredicate>map(
                        each -> new Compare(new Field(each), SearchOperator.EQUAL, value))
                .toList());
    }

    private static EventPredicate userLike(SearchValue.Pattern pattern) {
        return new Or(List.of(
                new Matches(new Field(EventField.USER), pattern.glob()),
                new Matches(new Field(EventField.USER_ID), pattern.glob()),
                new Matches(new Field(EventField.USER_EMAIL), pattern.glob()),
                new Matches(new Field(EventField.USER_USERNAME), pattern.glob())));
    }

    /// An error is unhandled when one of its exceptions is.
    private static EventPredicate handled(String key, List<String> values, boolean whenTrue) {
        var unhandled = new Compare(
                new Field(EventField.ERROR_HANDLED), SearchOperator.EQUAL, false);
        var conditions = new ArrayList<EventPredicate>();
        for (String value : values) {
            boolean flag = Quantity.flag(value)
                    .orElseThrow(() -> new SearchMistake(key + " is true or false"));
            conditions.add(flag == whenTrue ? new Not(unhandled) : unhandled);
        }
        return new Or(conditions);
    }
}
