package io.corral.server.ui.issues.actions;

import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.issue.IssueUpdate.Assignment;
import io.corral.domain.issue.IssueUpdate.ResolveIn;
import io.corral.domain.issue.IssueUpdate.SnoozeRequest;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.http.Query;
import io.corral.server.ui.Words;
import io.corral.server.ui.issues.actions.IssueAction.Change;
import io.corral.server.ui.issues.actions.IssueAction.Unknown;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what a button of `actions.jte` sends: words apart by colons, for example `resolve`,
/// `resolve:next`, `ignore:minutes:60`, `assign:user:7`, `priority:high`, `delete`.
record ActionReader(DirectorySnapshot directory, OrganizationId organization) {

    private static final int MINUTES_OF_HOUR = 60;
    private static final int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;

    /// An amount nothing accepts, so that the one place that knows the limits names them.
    private static final int TOO_MUCH = Integer.MAX_VALUE;

    /// @param form may hold `amount` and `unit`, what `ignore:custom` is about, and `reason` and
    ///     `note`, why issues are ignored
    IssueAction read(String action, Query form) {
        String[] words = action.split(":", 3);
        String second = words.length > 1 ? words[1] : "";
        String third = words.length > 2 ? words[2] : "";
        return switch (words[0]) {
            case "resolve" -> resolve(second);
            case "reopen" -> change(status(IssueStatus.UNRESOLVED, null, null, null), "reopened");
            case "ignore" -> because(form, second.equals("custom")
                    ? ignore(form.firstOr("unit", ""), form.firstOr("amount", ""))
                    : ignore(second, third));
            case "assign" -> assign(second, third);
            case "priority" -> prioritize(second);
            case "review" -> change(new IssueUpdate(null, null, null, null, null, null, null, null,
                    null, null, false), "reviewed");
            case "compare" -> new IssueAction.Compare();
            case "merge" -> new IssueAction.Merge();
            case "delete" -> new IssueAction.Delete();
            default -> new Unknown("There is no action \"" + Words.text(action) + "\".");
        };
    }

    private static IssueAction change(IssueUpdate update, String done) {
        return new Change(update, done);
    }

    private static IssueUpdate status(
            IssueStatus status, @Nullable Substatus substatus, @Nullable ResolveIn resolveIn,
            @Nullable SnoozeRequest snooze) {
        return new IssueUpdate(status, substatus, resolveIn, snooze, null, null, null, null, null,
                null, null);
    }

    private static IssueAction resolve(String where) {
        return switch (where) {
            case "" -> change(status(IssueStatus.RESOLVED, null, null, null), "resolved");
            case "next" -> change(status(IssueStatus.RESOLVED, null, new ResolveIn.NextRelease(),
                    null), "resolved in the next release");
            case "current" -> change(status(IssueStatus.RESOLVED, null,
                    new ResolveIn.Release("latest"), null), "resolved in the current release");
            default -> new Unknown("Issues cannot be resolved in \"" + Words.text(where) + "\".");
        };
    }

    private static IssueAction ignore(String until, String number) {
        int amount = amount(number);
        return switch (until) {
            case "forever" -> archived(Substatus.ARCHIVED_FOREVER, "ignored for good");
            case "escalating" -> archived(
                    Substatus.ARCHIVED_UNTIL_ESCALATING, "ignored until more of it comes");
            case "minutes" -> ignoreFor(amount, 1);
            case "hours" -> ignoreFor(amount, MINUTES_OF_HOUR);
            case "days" -> ignoreFor(amount, MINUTES_OF_DAY);
            case "events" -> snoozed(SnoozeRequest.of(null, amount, null),
                    "ignored until " + Words.many(amount, "more event"));
            case "users" -> snoozed(SnoozeRequest.of(null, null, amount),
                    "ignored until " + Words.many(amount, "more user"));
            default -> new Unknown(
                    "Issues cannot be ignored until \"" + Words.text(until) + "\".");
        };
    }

    private static IssueAction because(Query form, IssueAction action) {
        String word = form.firstOr("reason", "");
        Optional<IgnoreClass> kind = IgnoreClass.ofWireName(word);
        if (!word.isEmpty() && kind.isEmpty()) {
            return new Unknown("There is no reason \"" + Words.text(word) + "\".");
        }
        IgnoreReason said = IgnoreReason.of(kind.orElse(null), form.firstOr("note", ""));
        return action instanceof Change(var update, var done) && said != null
                ? new Change(update.because(said), done + said(kind.orElse(null)))
                : action;
    }

    private static String said(@Nullable IgnoreClass kind) {
        return kind == null ? "" : " as " + kind.words();
    }

    private static IssueAction archived(Substatus substatus, String done) {
        return change(status(IssueStatus.IGNORED, substatus, null, null), done);
    }

    private static IssueAction ignoreFor(int amount, int unitMinutes) {
        long minutes = (long) amount * unitMinutes;
        int bounded = (int) Math.min(minutes, TOO_MUCH);
        String words;
        if (minutes % MINUTES_OF_DAY == 0) {
            words = Words.many(minutes / MINUTES_OF_DAY, "day");
        } else {
            words = minutes % MINUTES_OF_HOUR == 0
                    ? Words.many(minutes / MINUTES_OF_HOUR, "hour")
                    : Words.many(minutes, "minute");
        }
        return snoozed(SnoozeRequest.of(bounded, null, null), "ignored for " + words);
    }

    private static IssueAction snoozed(SnoozeRequest request, String done) {
        return change(status(IssueStatus.IGNORED, null, null, request), done);
    }

    /// What is no number is 0, which is out of every range.
    private static int amount(String text) {
        String digits = text.strip();
        boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            return 0;
        }
        return digits.length() > 9 ? TOO_MUCH : Integer.parseInt(digits);
    }

    private IssueAction assign(String kind, String id) {
        return switch (kind) {
            case "none" -> assigned(null, "given to nobody");
            case "user" -> user(id)
                    .map(user -> assigned(new Assignee.ToUser(user.id()),
                            "assigned to " + user.name()))
                    .orElseGet(ActionReader::unknownAssignee);
            case "team" -> directory.team(organization, id)
                    .map(team -> assigned(new Assignee.ToTeam(team.id()),
                            "assigned to #" + team.slug()))
                    .orElseGet(ActionReader::unknownAssignee);
            default -> unknownAssignee();
        };
    }

    private Optional<User> user(String id) {
        return directory.membersOf(organization).stream()
                .flatMap(member -> directory.user(member.user()).stream())
                .filter(user -> user.id().toString().equals(id)).findFirst();
    }

    private static IssueAction assigned(@Nullable Assignee assignee, String done) {
        return change(new IssueUpdate(null, null, null, null, new Assignment(assignee), null, null,
                null, null, null, null), done);
    }

    private static IssueAction unknownAssignee() {
        return new Unknown("That is neither a member nor a team of this organisation.");
    }

    private static IssueAction prioritize(String word) {
        return Arrays.stream(Priority.values()).filter(each -> each.wireName().equals(word))
                .findFirst()
                .map(priority -> change(new IssueUpdate(null, null, null, null, null, priority,
                        null, null, null, null, null), "set to " + word + " priority"))
                .orElseGet(() -> new Unknown(
                        "There is no priority \"" + Words.text(word) + "\"."));
    }
}
