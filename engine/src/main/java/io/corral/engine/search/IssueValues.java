package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.domain.project.ErrorDetector;
import io.corral.domain.search.Glob;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.Quantity;
import io.corral.protocol.search.TimeLiteral;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.Any;
import io.corral.store.issue.IssueCondition.NumberField;
import io.corral.store.issue.IssueCondition.NumberIn;
import io.corral.store.issue.IssueCondition.ProjectIn;
import io.corral.store.issue.IssueCondition.TextField;
import io.corral.store.issue.IssueCondition.TextIs;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.IssueCondition.TimeIn;
import io.corral.store.issue.TextMatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Conditions on numbers, times and texts of an issue.
final class IssueValues {

    private final SearchScope scope;

    IssueValues(SearchScope scope) {
        this.scope = scope;
    }

    /// A moment of the issue; relative times count from now.
    IssueCondition time(String key, TimeField field, SearchOperator operator, String text) {
        TimeLiteral literal = TimeLiteral.parse(text).orElseThrow(() -> new SearchMistake(
                "%s expects a date such as 2026-08-01 or -24h, found \"%s\""
                        .formatted(key, text)));
        return switch (literal) {
            case TimeLiteral.Within(var duration) ->
                new TimeIn(field, scope.now().minus(duration), null);
            case TimeLiteral.OlderThan(var duration) ->
                new TimeIn(field, null, scope.now().minus(duration));
            case TimeLiteral.Day day when operator == SearchOperator.EQUAL ->
                new TimeIn(field, day.from(), day.to());
            case TimeLiteral.Day day -> time(field, operator, day.from());
            case TimeLiteral.Moment(var moment) -> time(field, operator, moment);
        };
    }

    private static IssueCondition time(
            TimeField field, SearchOperator operator, Instant moment) {
        Instant after = moment.plusMillis(1);
        return switch (operator) {
            case EQUAL -> new TimeIn(field, moment, after);
            case NOT_EQUAL -> new IssueCondition.Not(new TimeIn(field, moment, after));
            case LESS -> new TimeIn(field, null, moment);
            case LESS_OR_EQUAL -> new TimeIn(field, null, after);
            case GREATER -> new TimeIn(field, after, null);
            case GREATER_OR_EQUAL -> new TimeIn(field, moment, null);
        };
    }

    /// A count of the issue.
    IssueCondition number(
            String key, NumberField field, SearchOperator operator, String text) {
        double number = Quantity.number(text).orElseThrow(() -> new SearchMistake(
                "%s expects a number, found \"%s\"".formatted(key, text)));
        long below = (long) Math.floor(number);
        long above = (long) Math.ceil(number);
        return switch (operator) {
            case EQUAL -> new NumberIn(field, above, below);
            case NOT_EQUAL -> new IssueCondition.Not(new NumberIn(field, above, below));
            case LESS -> new NumberIn(field, null, above - 1);
            case LESS_OR_EQUAL -> new NumberIn(field, null, below);
            case GREATER -> new NumberIn(field, below + 1, null);
            case GREATER_OR_EQUAL -> new NumberIn(field, above, null);
        };
    }

    /// A text of the issue.
    static IssueCondition text(TextField field, SearchValue value) {
        return value instanceof SearchValue.Literal(var text) && text.isEmpty()
                ? new IssueCondition.Not(new IssueCondition.HasText(field))
                : new TextIs(field, match(value));
    }

    /// How a value is looked for.
    static TextMatch match(SearchValue value) {
        return switch (value) {
            case SearchValue.Literal(var text) -> new TextMatch.Equal(text);
            case SearchValue.Pattern(Glob glob) -> new TextMatch.Like(glob);
        };
    }

    /// A project of the scope by slug or number.
    IssueCondition project(String name) {
        return scope.projects().entrySet().stream()
                .filter(project -> project.getValue().equals(name)
                        || project.getKey().toString().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .<IssueCondition>map((ProjectId id) -> new ProjectIn(Set.of(id)))
                .orElseThrow(() -> new SearchMistake(
                        SpecialKeys.unknownProject(name, scope)));
    }

    /// What a detector found. Those of errors have issues; those that people made have none, as
    /// nothing measures them yet.
    IssueCondition detector(String number) {
        if (!number.matches("\\d{1,18}")) {
            throw new SearchMistake(
                    "detector expects the number of a detector, found \"%s\"".formatted(number));
        }
        return ErrorDetector.project(Long.parseLong(number))
                .<IssueCondition>map(project -> new IssueCondition.All(List.of(
                        new ProjectIn(Set.of(project)), IssueWords.category("error"))))
                .orElse(IssueWords.NOTHING);
    }

    /// Any of several conditions, one for each value.
    static IssueCondition any(List<IssueCondition> conditions) {
        return conditions.size() == 1 ? conditions.getFirst() : new Any(conditions);
    }
}
