package io.corral.testkit.memory;

import io.corral.domain.event.Metadata;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.KeyBatch.Tally;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueCondition.NumberField;
import io.corral.store.issue.IssueCondition.TextField;
import io.corral.store.issue.IssueCondition.TimeField;
import io.corral.store.issue.IssueQueries.Personal;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.TextMatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tests one issue after the other against a query.
record MemoryConditions(IssueQuery query) {

    private static final Personal STRANGER = new Personal(false, false, false);

    boolean matches(MemoryIssue issue) {
        return query.projects().contains(issue.project)
                && isActive(issue)
                && matches(issue, issue.view(), query.condition());
    }

    private boolean isActive(MemoryIssue issue) {
        Issue.Numbers numbers = issue.view().numbers();
        if (query.from() != null && numbers.lastSeen().isBefore(query.from())) {
            return false;
        }
        boolean inEnvironment = query.environments().isEmpty()
                || seenIn(issue, query.environments());
        return inEnvironment
                && (query.to() == null || issue.tallies().anyMatch(t -> isWithin(t, query)));
    }

    /// Whether the events count in this query, to the hour.
    static boolean isWithin(Tally tally, IssueQuery query) {
        Instant from = query.from();
        Instant to = query.to();
        return (from == null || !tally.hour().isBefore(from.truncatedTo(ChronoUnit.HOURS)))
                && (to == null || tally.hour().isBefore(to))
                && (query.environments().isEmpty()
                        || (tally.environment() != null
                                && query.environments().contains(tally.environment())));
    }

    private static boolean seenIn(MemoryIssue issue, Set<String> environments) {
        return issue.tallies().map(Tally::environment).anyMatch(
                environment -> environment != null && environments.contains(environment));
    }

    private static boolean matches(MemoryIssue issue, Issue view, IssueCondition condition) {
        return switch (condition) {
            case IssueCondition.All(var all) ->
                all.stream().allMatch(each -> matches(issue, view, each));
            case IssueCondition.Any(var any) ->
                any.stream().anyMatch(each -> matches(issue, view, each));
            case IssueCondition.Not(var inner) -> !matches(issue, view, inner);
            case IssueCondition.StatusIn(var words) -> words.contains(view.state().status());
            case IssueCondition.SubstatusIn(var words) ->
                view.state().substatus() != null && words.contains(view.state().substatus());
            case IssueCondition.CategoryIn(var words) -> words.contains(view.category());
            case IssueCondition.LevelIn(var words) -> words.contains(view.level());
            case IssueCondition.PriorityIn(var words) -> words.contains(view.priority());
            case IssueCondition.IsAssigned _ -> view.assignee() != null;
            case IssueCondition.AssignedTo(var assignees) ->
                view.assignee() != null && assignees.contains(view.assignee());
            case IssueCondition.IsForReview _ -> view.inbox();
            case IssueCondition.IsUnhandled _ -> view.unhandled();
            case IssueCondition.ProjectIn(var projects) -> projects.contains(view.project());
            case IssueCondition.IdIn(var ids) -> ids.contains(view.id());
            case IssueCondition.HasKey(var keys) ->
                issue.keys.keySet().stream().anyMatch(keys::contains);
            case IssueCondition.NumberIs(var project, var number) ->
                view.project().equals(project) && view.number() == number;
            case IssueCondition.TimeIn time -> timeIn(view, time);
            case IssueCondition.NumberIn number -> numberIn(view, number);
            case IssueCondition.SeenInEnvironment(var names) -> seenIn(issue, names);
            case IssueCondition.SeenInRelease(var version) -> issue.tallies()
                    .map(Tally::release)
                    .anyMatch(release -> matches(release, version));
            case IssueCondition.HasRelease _ -> view.numbers().firstRelease() != null;
            case IssueCondition.Contains(var text) -> contains(view.metadata().title(), text)
                    || contains(view.metadata().culprit(), text);
            case IssueCondition.TextIs(var field, var match) ->
                matches(text(issue, view, field), match);
            case IssueCondition.HasText(var field) -> hasText(text(issue, view, field));
            case IssueCondition.BookmarkedBy(var user) ->
                issue.personal.getOrDefault(user, STRANGER).isBookmarked();
            case IssueCondition.SubscribedBy(var user) ->
                issue.personal.getOrDefault(user, STRANGER).isSubscribed();
        };
    }

    private static boolean timeIn(Issue view, IssueCondition.TimeIn condition) {
        Instant time = switch (condition.field()) {
            case TimeField.FIRST_SEEN -> view.numbers().firstSeen();
            case TimeField.LAST_SEEN -> view.numbers().lastSeen();
            case TimeField.STATE_SINCE -> view.state().since();
        };
        return (condition.from() == null || !time.isBefore(condition.from()))
                && (condition.to() == null || time.isBefore(condition.to()));
    }

    private static boolean numberIn(Issue view, IssueCondition.NumberIn condition) {
        long number = switch (condition.field()) {
            case NumberField.EVENTS -> view.numbers().events();
            case NumberField.USERS -> view.numbers().users();
        };
        return (condition.min() == null || number >= condition.min())
                && (condition.max() == null || number <= condition.max());
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null
                && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static boolean hasText(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static boolean matches(@Nullable String text, TextMatch match) {
        return text != null && switch (match) {
            case TextMatch.Equal(var whole) -> whole.equals(text);
            case TextMatch.OneOf(var texts) -> text != null && texts.contains(text);
            case TextMatch.Like(var glob) -> glob.matches(text);
        };
    }

    private static @Nullable String text(MemoryIssue issue, Issue view, TextField field) {
        Metadata metadata = view.metadata();
        return switch (field) {
            case TITLE -> metadata.title();
            case CULPRIT -> metadata.culprit();
            case LOCATION -> metadata.location();
            case PLATFORM -> view.platform();
            case LOGGER -> view.logger();
            case ERROR_TYPE -> metadata.type();
            case ERROR_VALUE -> metadata.value();
            case FILENAME -> metadata.filename();
            case FUNCTION -> metadata.function();
            case FIRST_RELEASE -> view.numbers().firstRelease();
            case REGRESSED_RELEASE -> issue.regressedRelease;
        };
    }
}
