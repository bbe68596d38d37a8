package io.corral.server.ui.issue;

import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.Snooze;
import io.corral.server.ui.Words;
import io.corral.web.page.issue.Chip;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where an issue stands, in words.
final class StateWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private StateWords() {}

    /// A short word with a sentence about it.
    static Chip chip(Issue.State state, ZoneId zone) {
        String look = switch (state.status()) {
            case RESOLVED -> "is-resolved";
            case IGNORED -> "";
            case UNRESOLVED -> "is-" + Words.state(state);
        };
        String text = switch (state.status()) {
            case RESOLVED -> "resolved";
            case IGNORED -> "ignored";
            case UNRESOLVED -> Words.state(state);
        };
        return new Chip(text, look, of(state, zone));
    }

    /// A sentence without its full stop.
    static String of(Issue.State state, ZoneId zone) {
        return switch (state.status()) {
            case RESOLVED -> resolved(state.resolution());
            case IGNORED -> ignored(state.snooze(), zone) + why(state.snooze());
            case UNRESOLVED -> {
                var substatus = state.substatus();
                yield substatus == null ? "Unresolved" : switch (substatus) {
                    case NEW -> "New";
                    case REGRESSED -> "Came back after it was resolved";
                    case ESCALATING -> "Happens more often than before";
                    case ONGOING, ARCHIVED_FOREVER, ARCHIVED_UNTIL_CONDITION_MET,
                            ARCHIVED_UNTIL_ESCALATING ->
                        "Ongoing";
                };
            }
        };
    }

    private static String resolved(@Nullable Resolution resolution) {
        return switch (resolution == null ? new Fix.Now() : resolution.fix()) {
            case Fix.Now _ -> "Resolved";
            case Fix.InRelease(var version) -> "Resolved in " + version;
            case Fix.InNextRelease(var newest) -> "Resolved in the release after " + newest;
            case Fix.InUpcomingRelease(var newest) -> newest == null
                    ? "Resolved in the next release"
                    : "Resolved in the release after " + newest;
            case Fix.InCommit(var commit, _, var release) -> "Resolved by commit " + commit
                    + (release == null ? "" : " in " + release);
        };
    }

    private static String ignored(@Nullable Snooze snooze, ZoneId zone) {
        if (snooze == null || !snooze.hasCondition()) {
            return "Ignored for good";
        }
        if (snooze.until() != null) {
            return "Ignored until " + time(snooze.until(), zone);
        }
        if (snooze.count() != null) {
            return "Ignored until " + Words.many(snooze.count(), "more event")
                    + within(snooze.windowMinutes());
        }
        if (snooze.userCount() != null) {
            return "Ignored until " + Words.many(snooze.userCount(), "more user")
                    + within(snooze.userWindowMinutes());
        }
        return "Ignored until it happens more than "
                + Words.number(snooze.hourlyLimit() == null ? 0 : snooze.hourlyLimit())
                + " times an hour";
    }

    private static String why(@Nullable Snooze snooze) {
        IgnoreReason reason = snooze == null ? null : snooze.reason();
        IgnoreClass kind = reason == null ? null : reason.kind();
        return kind == null ? "" : ": " + kind.words();
    }

    private static String within(@Nullable Integer minutes) {
        return minutes == null ? "" : " within " + Words.many(minutes, "minute");
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }
}
