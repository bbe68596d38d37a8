package io.corral.engine.search;

import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.Quantity;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.AssignedTo;
import io.corral.store.issue.IssueCondition.IdIn;
import io.corral.store.issue.IssueCondition.IsAssigned;
import io.corral.store.issue.IssueCondition.NumberField;
import io.corral.store.issue.IssueCondition.SeenInRelease;
import io.corral.store.issue.IssueCondition.TextField;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.TextMatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Search keys that ask about the issue itself, not about its events.
final class IssueKeys {

    private static final Map<String, TextField> TEXTS = Map.of(
            "title", TextField.TITLE, "culprit", TextField.CULPRIT,
            "location", TextField.LOCATION, "platform", TextField.PLATFORM,
            "logger", TextField.LOGGER, "regressed_in_release", TextField.REGRESSED_RELEASE,
            "firstRelease", TextField.FIRST_RELEASE, "first-release", TextField.FIRST_RELEASE);

    private final SearchNames names;
    private final IssuePeople people;
    private final IssueValues values;

    IssueKeys(SearchScope scope, SearchNames names, IssuePeople people) {
        this.names = names;
        this.people = people;
        values = new IssueValues(scope);
    }

    /// The condition that the key compares so with the value; null when the key asks about events.
    @Nullable
    IssueCondition condition(String key, SearchOperator operator, SearchValue value) {
        TextField field = TEXTS.get(key);
        if (field != null && operator == SearchOperator.EQUAL) {
            return field == TextField.FIRST_RELEASE && isLatest(value)
                    ? IssueValues.any(names.releases().latest().stream()
                            .map(SearchValue.Literal::new)
                            .map(latest -> IssueValues.text(field, latest))
                            .toList())
                    : IssueValues.text(field, value);
        }
        return switch (value) {
            case SearchValue.Pattern _ when operator == SearchOperator.EQUAL ->
                like(key, value);
            case SearchValue.Pattern _ -> null;
            case SearchValue.Literal(var text) -> literal(key, operator, text);
        };
    }

    private static @Nullable IssueCondition like(String key, SearchValue value) {
        return switch (key) {
            case "release" -> new SeenInRelease(IssueValues.match(value));
            default -> null;
        };
    }

    private @Nullable IssueCondition literal(String key, SearchOperator operator, String text) {
        return switch (key) {
            case "firstSeen", "age", "first_seen" ->
                values.time(key, TimeField.FIRST_SEEN, operator, text);
            case "lastSeen", "last_seen" ->
                values.time(key, TimeField.LAST_SEEN, operator, text);
            case "timesSeen", "times_seen" ->
                values.number(key, NumberField.EVENTS, operator, text);
            case "userCount", "user_count" ->
                values.number(key, NumberField.USERS, operator, text);
            case "release.version" -> releases(names.releases().versions(operator, text));
            default -> operator == SearchOperator.EQUAL ? equal(key, text) : null;
        };
    }

    private @Nullable IssueCondition equal(String key, String text) {
        return switch (key) {
            case "is", "status", "substatus" -> IssueWords.state(text);
            case "assigned", "assigned_to", "assigned_or_suggested" -> assigned(text);
            case "team" -> new AssignedTo(people.assignees("#" + text));
            case "bookmarks" -> people.user(text)
                    .<IssueCondition>map(IssueCondition.BookmarkedBy::new)
                    .orElse(IssueWords.NOTHING);
            case "subscribed" -> people.user(text)
                    .<IssueCondition>map(IssueCondition.SubscribedBy::new)
                    .orElse(IssueWords.NOTHING);
            case "issue", "issue.id", "issue_id", "group_id" -> issue(text);
            case "issue.category", "category" -> IssueWords.knownCategory(text);
            case "issue.type" -> IssueWords.category(text);
            case "issue.priority", "priority" -> IssueWords.priority(text);
            case "project", "project.name", "project.id", "project_id" -> values.project(text);
            case "level" -> IssueWords.level(text);
            case "environment" -> text.isEmpty()
                    ? null
                    : new IssueCondition.SeenInEnvironment(Set.of(text));
            case "release" -> release(text);
            case "release.package" -> releases(names.releases().ofPackage(text));
            case "release.build" -> releases(names.releases().ofBuild(text));
            case "release.stage" -> releases(names.releases().atStage(text));
            case "detector" -> values.detector(text);
            case "error.unhandled" -> unhandled(key, text, true);
            case "error.handled" -> unhandled(key, text, false);
            default -> null;
        };
    }

    private IssueCondition assigned(String text) {
        return text.equals("none")
                ? new IssueCondition.Not(new IsAssigned())
                : new AssignedTo(people.assignees(text));
    }

    /// The issue a short id or number names.
    IssueCondition issue(String text) {
        return names.issues().find(text)
                .<IssueCondition>map(issue -> new IdIn(Set.of(issue.id())))
                .orElse(IssueWords.NOTHING);
    }

    private IssueCondition release(String text) {
        return switch (text) {
            case "" -> new IssueCondition.Not(new IssueCondition.HasRelease());
            case "latest" -> releases(names.releases().latest());
            default -> releases(List.of(text));
        };
    }

    private static IssueCondition releases(List<String> versions) {
        return new SeenInRelease(new TextMatch.OneOf(Set.copyOf(versions)));
    }

    private static IssueCondition unhandled(String key, String text, boolean whenTrue) {
        boolean flag = Quantity.flag(text)
                .orElseThrow(() -> new SearchMistake(key + " is true or false"));
        var unhandled = new IssueCondition.IsUnhandled();
        return flag == whenTrue ? unhandled : new IssueCondition.Not(unhandled);
    }

    private static boolean isLatest(SearchValue value) {
        return value instanceof SearchValue.Literal(var text) && text.equals("latest");
    }

    /// `has:key`; null when the key asks about events.
    static @Nullable IssueCondition has(String key) {
        TextField field = TEXTS.get(key);
        if (field != null) {
            return new IssueCondition.HasText(field);
        }
        return switch (key) {
            case "release" -> new IssueCondition.HasRelease();
            case "assigned", "assignee" -> new IsAssigned();
            default -> null;
        };
    }
}
