package io.corral.domain.issue;

import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueUpdate.ResolveIn;
import io.corral.domain.issue.IssueUpdate.SnoozeRequest;
import io.corral.domain.issue.UpdateDecision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The part of an update that concerns status, substatus and their details.
record StatusUpdate(Issue issue, IssueUpdate update, UpdateCircumstances circumstances) {

    private static final int WINDOW_MINUTES_MAX = 10_080;
    private static final int COUNT_MAX = 1_000_000;
    private static final int USER_COUNT_MAX = 10_000;
    private static final int DURATION_MINUTES_MAX = 5_256_000;

    /// Without events for a week, this many in one hour are an escalation.
    private static final long QUIET_LIMIT = 10;
    private static final long YOUNG_FACTOR = 10;
    private static final long OLD_FACTOR = 5;
    private static final Duration YOUNG = Duration.ofDays(7);

    /// Adds what has to be done, or says why it cannot be.
    Optional<Refused> decide(List<Step> steps, List<Activity.Entry> entries) {
        IssueStatus status = update.status() != null ? update.status() : impliedStatus();
        if (status == null) {
            return Optional.empty();
        }
        Optional<Refused> unfit = unfitSubstatus(status);
        if (unfit.isPresent()) {
            return unfit;
        }
        return switch (status) {
            case UNRESOLVED -> reopen(steps, entries);
            case RESOLVED -> resolve(steps, entries);
            case IGNORED -> archive(steps, entries);
        };
    }

    /// A substatus or details alone mean the status they belong to.
    private @Nullable IssueStatus impliedStatus() {
        if (update.substatus() != null) {
            return statusOf(update.substatus());
        }
        if (update.resolveIn() != null) {
            return IssueStatus.RESOLVED;
        }
        SnoozeRequest snooze = update.snooze();
        boolean snoozes = snooze != null && (snooze.hasCondition() || snooze.reason() != null);
        return snoozes ? IssueStatus.IGNORED : null;
    }

    private Optional<Refused> unfitSubstatus(IssueStatus status) {
        Substatus substatus = update.substatus();
        return substatus == null || statusOf(substatus) == status
                ? Optional.empty()
                : refuse("substatus", "The substatus " + substatus.wireName()
                        + " does not fit the status " + status.wireName() + ".");
    }

    private static IssueStatus statusOf(Substatus substatus) {
        return switch (substatus) {
            case NEW, ONGOING, ESCALATING, REGRESSED -> IssueStatus.UNRESOLVED;
            case ARCHIVED_UNTIL_ESCALATING, ARCHIVED_UNTIL_CONDITION_MET, ARCHIVED_FOREVER ->
                IssueStatus.IGNORED;
        };
    }

    private Optional<Refused> reopen(List<Step> steps, List<Activity.Entry> entries) {
        Issue.State state = issue.state();
        boolean open = state.status() == IssueStatus.UNRESOLVED;
        Substatus wanted = update.substatus();
        if (open && (wanted == null || wanted == state.substatus())) {
            return Optional.empty();
        }
        steps.add(new Step.Reopen(wanted != null ? wanted : Substatus.ONGOING));
        if (!open) {
            entries.add(Activity.Entry.of(ActivityType.SET_UNRESOLVED));
        } else if (wanted == Substatus.ESCALATING) {
            entries.add(Activity.Entry.of(ActivityType.SET_ESCALATING));
        }
        return Optional.empty();
    }

    private Optional<Refused> resolve(List<Step> steps, List<Activity.Entry> entries) {
        return switch (update.resolveIn()) {
            case null -> resolved(new Fix.Now(), ActivityType.SET_RESOLVED, Map.of(), steps,
                    entries);
            case ResolveIn.NextRelease _ -> inNextRelease(steps, entries);
            case ResolveIn.UpcomingRelease _ -> resolved(
                    new Fix.InUpcomingRelease(circumstances.newestRelease()),
                    ActivityType.SET_RESOLVED_IN_RELEASE, Map.of("version", ""), steps, entries);
            case ResolveIn.Release(var version) -> inRelease(version, steps, entries);
            case ResolveIn.Commit commit -> inCommit(commit, steps, entries);
        };
    }

    private Optional<Refused> inNextRelease(List<Step> steps, List<Activity.Entry> entries) {
        String newest = circumstances.newestRelease();
        return newest == null
                ? noRelease()
                : resolved(
                        new Fix.InNextRelease(newest),
                        ActivityType.SET_RESOLVED_IN_RELEASE,
                        Map.of("version", "", "current_release_version", newest),
                        steps,
                        entries);
    }

    private Optional<Refused> inRelease(
            String named, List<Step> steps, List<Activity.Entry> entries) {
        String version = "latest".equals(named) ? circumstances.newestRelease() : named;
        if (version == null) {
            return noRelease();
        }
        boolean known = "latest".equals(named) || circumstances.knownReleases().contains(version);
        return known
                ? resolved(
                        new Fix.InRelease(version),
                        ActivityType.SET_RESOLVED_IN_RELEASE,
                        Map.of("version", version),
                        steps,
                        entries)
                : refuse("statusDetails",
                        "Unable to find a release with the given version: " + version + ".");
    }

    private Optional<Refused> inCommit(
            ResolveIn.Commit wanted, List<Step> steps, List<Activity.Entry> entries) {
        String commit = wanted.commit();
        String repository = wanted.repository();
        if (commit == null || commit.isBlank() || repository == null || repository.isBlank()) {
            return refuse("statusDetails", "inCommit needs both commit and repository.");
        }
        return resolved(
                new Fix.InCommit(commit, repository, null),
                ActivityType.SET_RESOLVED_IN_COMMIT,
                Map.of("commit", commit, "repository", repository),
                steps,
                entries);
    }

    private Optional<Refused> resolved(
            Fix fix,
            ActivityType type,
            Map<String, Object> data,
            List<Step> steps,
            List<Activity.Entry> entries) {
        Resolution present = issue.state().resolution();
        if (present != null && present.fix().equals(fix)) {
            return Optional.empty();
        }
        steps.add(
                new Step.Resolve(new Resolution(fix, circumstances.now(), circumstances.actor())));
        entries.add(new Activity.Entry(type, data));
        return Optional.empty();
    }

    private Optional<Refused> archive(List<Step> steps, List<Activity.Entry> entries) {
        SnoozeRequest request = update.snooze();
        Optional<Refused> outOfRange = request == null ? Optional.empty() : outOfRange(request);
        if (outOfRange.isPresent()) {
            return outOfRange;
        }
        boolean conditional = request != null && request.hasCondition();
        Substatus substatus = archivedAs(conditional);
        if (substatus == Substatus.ARCHIVED_UNTIL_CONDITION_MET && !conditional) {
            return refuse("substatus", "archived_until_condition_met needs one of ignoreDuration,"
                    + " ignoreCount and ignoreUserCount.");
        }
        Snooze snooze = snooze(substatus, request)
                .because(request == null ? null : request.reason());
        steps.add(new Step.Archive(substatus, snooze));
        Map<String, Object> data = data(snooze, request);
        if (circumstances.isUnread()) {
            data.put("unread", true);
        }
        entries.add(new Activity.Entry(ActivityType.SET_IGNORED, data));
        return Optional.empty();
    }

    private Substatus archivedAs(boolean conditional) {
        if (conditional) {
            return Substatus.ARCHIVED_UNTIL_CONDITION_MET;
        }
        Substatus wanted = update.substatus();
        return wanted != null ? wanted : Substatus.ARCHIVED_UNTIL_ESCALATING;
    }

    private Snooze snooze(Substatus substatus, @Nullable SnoozeRequest request) {
        Instant now = circumstances.now();
        if (request != null && request.hasCondition()) {
            Integer minutes = request.durationMinutes();
            return new Snooze(
                    minutes == null ? null : now.plus(Duration.ofMinutes(minutes)),
                    request.count(),
                    request.count() == null ? null : request.windowMinutes(),
                    request.userCount(),
                    request.userCount() == null ? null : request.userWindowMinutes(),
                    null,
                    now,
                    circumstances.actor(),
                    null);
        }
        return substatus == Substatus.ARCHIVED_UNTIL_ESCALATING
                ? new Snooze(null, null, null, null, null, hourlyLimit(), now,
                        circumstances.actor(), null)
                : Snooze.forever(now, circumstances.actor());
    }

    /// A multiple of the recent hourly maximum, larger for young issues, whose past says little.
    private long hourlyLimit() {
        long maximum = circumstances.hourlyMaximum();
        if (maximum == 0) {
            return QUIET_LIMIT;
        }
        boolean young =
                issue.numbers().firstSeen().plus(YOUNG).isAfter(circumstances.now());
        return maximum * (young ? YOUNG_FACTOR : OLD_FACTOR);
    }

    private static Map<String, Object> data(Snooze snooze, @Nullable SnoozeRequest request) {
        Map<String, Object> data = new HashMap<>();
        put(data, "ignoreDuration", request == null ? null : request.durationMinutes());
        put(data, snooze);
        return data;
    }

    /// What the history says about a snooze.
    static void put(Map<String, Object> data, Snooze snooze) {
        put(data, "ignoreCount", snooze.count());
        put(data, "ignoreWindow", snooze.windowMinutes());
        put(data, "ignoreUserCount", snooze.userCount());
        put(data, "ignoreUserWindow", snooze.userWindowMinutes());
        if (snooze.until() != null) {
            data.put("ignoreUntil", snooze.until().toString());
        }
        if (snooze.hourlyLimit() != null) {
            data.put("ignoreUntilEscalating", true);
        }
        IgnoreReason reason = snooze.reason();
        if (reason != null && reason.kind() != null) {
            data.put("ignoreReason", reason.kind().wireName());
        }
        if (reason != null && reason.note() != null) {
            data.put("ignoreNote", reason.note());
        }
    }

    private static void put(Map<String, Object> data, String name, @Nullable Integer value) {
        if (value != null) {
            data.put(name, value.longValue());
        }
    }

    private static Optional<Refused> outOfRange(SnoozeRequest request) {
        return within("ignoreDuration", request.durationMinutes(), DURATION_MINUTES_MAX)
                .or(() -> within("ignoreCount", request.count(), COUNT_MAX))
                .or(() -> within("ignoreWindow", request.windowMinutes(), WINDOW_MINUTES_MAX))
                .or(() -> within("ignoreUserCount", request.userCount(), USER_COUNT_MAX))
                .or(() -> within(
                        "ignoreUserWindow", request.userWindowMinutes(), WINDOW_MINUTES_MAX))
                .or(() -> tooLong(request.reason()));
    }

    private static Optional<Refused> tooLong(@Nullable IgnoreReason reason) {
        return reason == null || reason.note() == null
                || reason.note().length() <= IgnoreReason.NOTE_CHARS_MAX
                        ? Optional.empty()
                        : refuse("ignoreNote", "A note may have " + IgnoreReason.NOTE_CHARS_MAX
                                + " characters.");
    }

    private static Optional<Refused> within(String field, @Nullable Integer value, int max) {
        return value == null || (value >= 1 && value <= max)
                ? Optional.empty()
                : refuse(field, "Ensure this value is between 1 and " + max + ".");
    }

    private static Optional<Refused> noRelease() {
        return refuse("statusDetails", "No release data present in the project.");
    }

    private static Optional<Refused> refuse(String field, String message) {
        return Optional.of(new Refused(field, message));
    }
}
