package io.corral.server.ui.issue;

import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.domain.issue.IgnoreClass;
import io.corral.server.ui.Words;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What an entry of an issue's history says, to be read after the name of who did it.
final class ActivityWords {

    private ActivityWords() {}

    /// The words.
    ///
    /// @param assignees name of an assignee by what the entry holds, for example `user:7`
    static String of(Activity.Entry entry, UnaryOperator<String> assignees) {
        Map<String, Object> data = entry.data();
        return switch (entry.type()) {
            case FIRST_SEEN -> "saw it for the first time";
            case SET_RESOLVED -> "resolved it";
            case SET_RESOLVED_IN_RELEASE -> "resolved it in " + release(data);
            case SET_RESOLVED_IN_COMMIT -> "resolved it by commit " + text(data, "commit");
            case SET_UNRESOLVED -> data.containsKey("reason")
                    ? "reopened it: what it was ignored for is over"
                    : "reopened it";
            case SET_IGNORED -> "ignored it" + until(data) + why(data);
            case SET_PUBLIC -> "shared it";
            case SET_PRIVATE -> "stopped sharing it";
            case SET_REGRESSION -> "reopened it: it came back" + regressed(data);
            case SET_ESCALATING -> escalating(data);
            case SET_PRIORITY -> "set the priority to " + text(data, "priority");
            case SET_TRIAGE -> corrected(data);
            case AUTO_SET_ONGOING -> "calls it ongoing after " + text(data, "afterDays") + " days";
            case MARK_REVIEWED -> "reviewed it";
            case NOTE -> "";
            case ASSIGNED -> "assigned it to " + assignees.apply(
                    text(data, "assigneeType") + ":" + text(data, "assignee"));
            case UNASSIGNED -> "took it from its assignee";
            case MERGE -> "merged " + some(data, CorrectionEntries.ISSUES, "issue") + " into it"
                    + undone(data);
            case UNMERGE_SOURCE -> "gave " + some(data, CorrectionEntries.FINGERPRINTS, "key")
                    + " to another issue" + undone(data);
            case UNMERGE_DESTINATION -> "took " + some(data, CorrectionEntries.FINGERPRINTS, "key")
                    + " from another issue" + undone(data);
        };
    }

    private static String escalating(Map<String, Object> data) {
        if (data.containsKey("ignored")) {
            return "reopened it: it left its forecast";
        }
        return data.containsKey("forecast")
                ? "calls it escalating"
                : "reopened it: it happens more often";
    }

    private static String some(Map<String, Object> data, String list, String word) {
        String all = text(data, list);
        return all.isEmpty() ? word + "s" : Words.many(all.split(",").length, word);
    }

    private static String undone(Map<String, Object> data) {
        return data.containsKey(CorrectionEntries.UNDONE) ? "; this was undone" : "";
    }

    /// What somebody said about it.
    static Optional<String> said(Activity.Entry entry) {
        String name = switch (entry.type()) {
            case NOTE -> "text";
            case SET_IGNORED -> "ignoreNote";
            default -> CorrectionEntries.REASON;
        };
        return Optional.ofNullable(entry.data().get(name)).map(Object::toString);
    }

    /// The other issue it is about, by its id.
    static Optional<String> other(Activity.Entry entry) {
        String id = switch (entry.type()) {
            case UNMERGE_SOURCE -> named(entry.data(), CorrectionEntries.DESTINATION);
            case UNMERGE_DESTINATION -> named(entry.data(), CorrectionEntries.SOURCE);
            case FIRST_SEEN, SET_RESOLVED, SET_RESOLVED_IN_RELEASE, SET_RESOLVED_IN_COMMIT,
                    SET_UNRESOLVED, SET_IGNORED, SET_PUBLIC, SET_PRIVATE, SET_REGRESSION,
                    SET_ESCALATING, SET_PRIORITY, SET_TRIAGE, AUTO_SET_ONGOING, MARK_REVIEWED, NOTE,
                    ASSIGNED, UNASSIGNED, MERGE ->
                "";
        };
        return Optional.of(id).filter(word -> !word.isEmpty());
    }

    /// Entries of jobs name several issues, as `destination_id` or `source_id`.
    private static String named(Map<String, Object> data, String name) {
        String one = text(data, name);
        return one.isEmpty() ? text(data, name + "_id").split(",", -1)[0] : one;
    }

    /// Its sign.
    static String icon(ActivityType type) {
        return switch (type) {
            case FIRST_SEEN -> "sparkles";
            case SET_RESOLVED, SET_RESOLVED_IN_RELEASE, SET_RESOLVED_IN_COMMIT -> "circle-check";
            case SET_UNRESOLVED, SET_REGRESSION -> "refresh";
            case SET_IGNORED -> "volume-off";
            case SET_PUBLIC, SET_PRIVATE -> "link";
            case SET_ESCALATING -> "trending-up";
            case SET_PRIORITY, SET_TRIAGE -> "flag";
            case AUTO_SET_ONGOING -> "clock";
            case MARK_REVIEWED -> "check";
            case NOTE -> "message-2";
            case ASSIGNED, UNASSIGNED -> "user";
            case MERGE, UNMERGE_SOURCE, UNMERGE_DESTINATION -> "git-merge";
        };
    }

    private static String release(Map<String, Object> data) {
        String version = text(data, "version");
        String current = text(data, "current_release_version");
        if (!version.isEmpty()) {
            return version;
        }
        return current.isEmpty() ? "the next release" : "the release after " + current;
    }

    private static String regressed(Map<String, Object> data) {
        String version = text(data, "version");
        String resolved = text(data, "resolved_in_version");
        return (version.isEmpty() ? "" : " in " + version)
                + (resolved.isEmpty() ? "" : ", resolved in " + resolved);
    }

    private static String until(Map<String, Object> data) {
        if (data.containsKey("ignoreUntil")) {
            return " until " + text(data, "ignoreUntil");
        }
        if (data.containsKey("ignoreCount")) {
            return " until " + text(data, "ignoreCount") + " more events"
                    + within(data, "ignoreWindow");
        }
        if (data.containsKey("ignoreUserCount")) {
            return " until " + text(data, "ignoreUserCount") + " more users"
                    + within(data, "ignoreUserWindow");
        }
        return data.containsKey("ignoreUntilEscalating") ? " until it escalates" : "";
    }

    private static String why(Map<String, Object> data) {
        String kind = IgnoreClass.ofWireName(text(data, "ignoreReason"))
                .map(each -> ": " + each.words()).orElse("");
        return kind + (data.containsKey("unread") ? " (without having opened it)" : "");
    }

    private static String corrected(Map<String, Object> data) {
        String change = text(data, "from") + " to " + text(data, "to");
        return data.containsKey("withdrawn")
                ? "took back the correction of triage from " + change
                : "corrected triage: " + change;
    }

    private static String within(Map<String, Object> data, String name) {
        return data.containsKey(name) ? " within " + text(data, name) + " minutes" : "";
    }

    private static String text(Map<String, Object> data, String name) {
        return data.getOrDefault(name, "").toString();
    }
}
