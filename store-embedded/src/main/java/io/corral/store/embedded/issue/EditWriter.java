package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.SnoozeTally;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.outbox.OutboxEntry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Applies edits of people and of Corral's own upkeep within a transaction.
final class EditWriter {

    private static final String STATE_SINCE = "SELECT state_since FROM issue WHERE id = ?";
    private static final String ASSIGN =
            "UPDATE issue SET assignee_user = ?, assignee_team = ? WHERE id = ?";
    private static final String PRIORITY =
            "UPDATE issue SET priority = ?, priority_locked_at = ? WHERE id = ?";
    private static final String RATE =
            "UPDATE issue SET priority = ?, priority_rated = 1 WHERE id = ?";
    private static final String RATEABLE =
            "SELECT 1 FROM issue WHERE id = ? AND priority <> ? AND priority_locked_at IS NULL";
    private static final String PROJECT = "SELECT project_id FROM issue WHERE id = ?";
    private static final String INBOX = "UPDATE issue SET inbox = ? WHERE id = ?";
    private static final String SHARE = "UPDATE issue SET share_id = ? WHERE id = ?";
    private static final String SEEN =
            """
            INSERT INTO issue_personal (issue_id, account_id, seen) VALUES (?, ?, ?)
            ON CONFLICT (issue_id, account_id) DO UPDATE SET seen = excluded.seen""";
    private static final String BOOKMARK =
            """
            INSERT INTO issue_personal (issue_id, account_id, bookmarked) VALUES (?, ?, ?)
            ON CONFLICT (issue_id, account_id) DO UPDATE SET bookmarked = excluded.bookmarked""";
    private static final String SUBSCRIBE =
            """
            INSERT INTO issue_personal (issue_id, account_id, subscribed) VALUES (?, ?, ?)
            ON CONFLICT (issue_id, account_id) DO UPDATE SET subscribed = excluded.subscribed""";

    private final SqliteSession session;
    private final StateRows states;
    private final ActivityRows activities;

    EditWriter(SqliteSession session) {
        this.session = session;
        this.states = new StateRows(session);
        this.activities = new ActivityRows(session);
    }

    List<Activity> apply(IssueEdit edit) throws SQLException {
        long issue = edit.issue().value();
        if (!applies(edit)) {
            return List.of();
        }
        for (Step step : edit.steps()) {
            apply(edit, issue, step);
        }
        List<Activity> made = new ArrayList<>();
        for (Activity.Entry entry : edit.entries()) {
            made.add(activities.add(issue, edit.actor(), edit.at(), entry));
        }
        return made;
    }

    private boolean applies(IssueEdit edit) throws SQLException {
        Optional<Instant> since = Call.of(session, STATE_SINCE)
                .number(edit.issue().value())
                .first(row -> Columns.time(row, "state_since"));
        boolean stands = edit.stateSince() == null
                ? since.isPresent()
                : since.equals(Optional.of(edit.stateSince()));
        for (Step step : edit.steps()) {
            if (step instanceof Step.RatePriority(var priority)) {
                stands &= isRateable(edit.issue(), priority);
            }
        }
        return stands;
    }

    private boolean isRateable(IssueId issue, Priority priority) throws SQLException {
        return Call.of(session, RATEABLE).number(issue.value()).text(priority.wireName())
                .first(row -> row.getInt(1)).isPresent();
    }

    private void apply(IssueEdit edit, long issue, Step step) throws SQLException {
        switch (step) {
            case Step.Resolve(var resolution) -> states.resolve(issue, resolution);
            case Step.Reopen(var substatus) ->
                states.set(issue, IssueStatus.UNRESOLVED, substatus, edit.at(), null);
            case Step.Archive(var substatus, var snooze) -> {
                states.set(issue, IssueStatus.IGNORED, substatus, snooze.at(), false);
                states.addSnooze(issue, snooze, SnoozeTally.NONE);
            }
            case Step.Restore(var state, var tally) -> states.restore(issue, state, tally);
            case Step.Assign(var assignee) -> assign(session, issue, assignee);
            case Step.SetPriority(var priority) ->
                Call.of(session, PRIORITY).text(priority.wireName()).time(edit.at())
                        .number(issue).run();
            case Step.RatePriority(var priority) ->
                Call.of(session, RATE).text(priority.wireName()).number(issue).run();
            case Step.SetInbox(var waiting) ->
                Call.of(session, INBOX).flag(waiting).number(issue).run();
            case Step.TellEscalating(var event, var release) ->
                new OutboxRows(session, edit.at()).add(OutboxEntry.Kind.ESCALATING, issue,
                        project(issue), event, release);
            case Step.Share(var shareId) ->
                Call.of(session, SHARE).text(shareId).number(issue).run();
            case Step.MarkSeen(var seen) -> personal(SEEN, edit, seen);
            case Step.Bookmark(var bookmarked) -> personal(BOOKMARK, edit, bookmarked);
            case Step.Subscribe(var subscribed) -> personal(SUBSCRIBE, edit, subscribed);
        }
    }

    private ProjectId project(long issue) throws SQLException {
        return new ProjectId(Call.of(session, PROJECT).number(issue).onlyNumber());
    }

    static void assign(SqliteSession session, long issue, @Nullable Assignee assignee)
            throws SQLException {
        Call.of(session, ASSIGN)
                .number(assignee instanceof Assignee.ToUser(var user) ? (Long) user.value() : null)
                .number(assignee instanceof Assignee.ToTeam(var team) ? (Long) team.value() : null)
                .number(issue)
                .run();
    }

    private void personal(String sql, IssueEdit edit, boolean value) throws SQLException {
        UserId actor = edit.actor();
        if (actor == null) {
            throw new IllegalArgumentException("A personal step needs an actor: " + edit.issue());
        }
        Call.of(session, sql)
                .number(edit.issue().value())
                .number(actor.value())
                .flag(value)
                .run();
    }
}
