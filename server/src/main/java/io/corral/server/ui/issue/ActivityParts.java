package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.ActivityPart;
import io.corral.web.page.issue.ActivityPart.Line;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The history of an issue, and what people say about it.
final class ActivityParts {

    /// Parameter that asks for the whole history.
    static final String ALL = "activity";

    private static final int USUAL = 15;
    private static final int MOST = 500;

    private final IssueReading reading;

    ActivityParts(IssueReading reading) {
        this.reading = reading;
    }

    /// The part as one sees it first.
    ActivityPart of(IssuePlace place) {
        return of(place, "", null);
    }

    /// The part after a note was refused.
    ///
    /// @param draft what was typed
    /// @param problem null when nothing was refused
    ActivityPart of(IssuePlace place, String draft, @Nullable String problem) {
        Visit visit = place.visit();
        boolean whole = visit.query().has(ALL);
        int limit = whole ? MOST : USUAL;
        List<Activity> found =
                reading.issues().activities(place.issue().id(), Set.of(), 0, limit + 1);
        boolean writes = visit.may(Scope.EVENT_WRITE);
        return new ActivityPart(
                writes ? place.below("notes/").toString() : null, draft, problem,
                found.stream().limit(limit).map(each -> line(each, place, writes)).toList(),
                whole || found.size() <= limit
                        ? null
                        : place.below("").with(ALL, "all") + "#activity");
    }

    private static Line line(Activity activity, IssuePlace place, boolean writes) {
        Visit visit = place.visit();
        Activity.Entry entry = activity.entry();
        boolean isNote = entry.type() == ActivityType.NOTE;
        boolean isOwn = visit.principal().user().id().equals(activity.actor());
        boolean isUndoable = writes && entry.data().containsKey(CorrectionEntries.UNDO);
        return new Line(
                "activity-" + activity.id(), Words.ago(activity.at(), visit.now()),
                ActivityWords.icon(entry.type()), actor(visit.directory(), activity.actor()),
                ActivityWords.of(entry, name -> assignee(visit.directory(), name)),
                ActivityWords.other(entry)
                        .map(id -> new Shell.Link(
                                visit.address("issues/" + id + "/"), "Show the other issue"))
                        .orElse(null),
                ActivityWords.said(entry).orElse(null),
                isNote && isOwn && writes
                        ? place.below("notes/" + activity.id() + "/").toString()
                        : null,
                isUndoable
                        ? place.below("activities/" + activity.id() + "/undo/").toString()
                        : null);
    }

    private static String actor(DirectorySnapshot directory, @Nullable UserId actor) {
        return actor == null
                ? "Corral"
                : directory.user(actor).map(User::name).orElse("Somebody who left");
    }

    /// @param name such as `user:7` or `team:3`
    private static String assignee(DirectorySnapshot directory, String name) {
        int colon = name.indexOf(':');
        String number = name.substring(colon + 1);
        if (!number.matches("[1-9][0-9]{0,17}")) {
            return "nobody";
        }
        long id = Long.parseLong(number);
        Optional<String> known = name.startsWith("team:")
                ? directory.team(new TeamId(id)).map(team -> "#" + team.slug())
                : directory.user(new UserId(id)).map(User::name);
        return known.orElse("somebody who left");
    }
}
