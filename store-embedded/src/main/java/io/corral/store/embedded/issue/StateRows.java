package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Fix;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IgnoreReason;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Resolution;
import io.corral.domain.issue.Snooze;
import io.corral.domain.issue.SnoozeTally;
import io.corral.domain.issue.Substatus;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Status, resolution and snooze in their columns.
final class StateRows {

    /// Columns of resolution and snooze, for statements that join both tables as `r` and `z`.
    static final String COLUMNS =
            """
            r.fix, r.version AS fix_version, r.commit_id, r.repository, r.at AS resolved_at,
            r.actor_id AS resolved_by, z.until, z.event_count, z.window_minutes, z.user_count,
            z.user_window_minutes, z.hourly_limit, z.at AS snoozed_at, z.actor_id AS snoozed_by,
            z.reason AS snooze_reason, z.note AS snooze_note
            """;
    static final String JOINS =
            """
            LEFT JOIN issue_resolution r ON r.issue_id = i.id
            LEFT JOIN issue_snooze z ON z.issue_id = i.id
            """;
    private static final String OF_KEY =
            """
            SELECT i.id, i.status, i.substatus, z.tally, %s
            FROM issue_key k JOIN issue i ON i.id = k.issue_id %s
            WHERE k.project_id = ? AND k.key = ?""".formatted(COLUMNS, JOINS);
    private static final String SET =
            """
            UPDATE issue SET status = ?, substatus = ?, state_since = ?, inbox = coalesce(?, inbox)
            WHERE id = ?""";
    private static final String CLEAR_RESOLUTION =
            "DELETE FROM issue_resolution WHERE issue_id = ?";
    private static final String CLEAR_SNOOZE = "DELETE FROM issue_snooze WHERE issue_id = ?";
    private static final String RESOLVE =
            """
            INSERT INTO issue_resolution (issue_id, fix, version, commit_id, repository, at,
                actor_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    /// A commit that is in a release already is fixed there.
    private static final String RELEASE_OF_COMMIT =
            """
            UPDATE issue_resolution SET version = (
                SELECT r.version FROM code_commit c
                JOIN repository o ON o.id = c.repository_id AND o.name = issue_resolution.repository
                JOIN release_commit h ON h.commit_id = c.id
                JOIN release r ON r.id = h.release_id
                JOIN release_project p ON p.release_id = r.id
                JOIN issue i ON i.id = issue_resolution.issue_id AND i.project_id = p.project_id
                WHERE c.hash = issue_resolution.commit_id
                ORDER BY coalesce(r.released_at, r.created_at), r.id LIMIT 1)
            WHERE issue_id = ? AND fix = 'in_commit' AND version IS NULL""";
    private static final String SNOOZE =
            """
            INSERT INTO issue_snooze (issue_id, until, event_count, window_minutes, user_count,
                user_window_minutes, hourly_limit, at, actor_id, tally, reason, note)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String TALLY = "UPDATE issue_snooze SET tally = ? WHERE issue_id = ?";

    private final SqliteSession session;

    StateRows(SqliteSession session) {
        this.session = session;
    }

    Optional<IssueState> ofKey(IssueKey key) throws SQLException {
        return Call.of(session, OF_KEY)
                .number(key.project().value())
                .number(key.key())
                .first(StateRows::state);
    }

    private static IssueState state(ResultSet row) throws SQLException {
        Snooze snooze = snooze(row);
        return new IssueState(
                new IssueId(row.getLong("id")),
                Columns.word(IssueStatus.class, row, "status"),
                substatus(row),
                resolution(row),
                snooze,
                snooze == null ? SnoozeTally.NONE : TallyCodec.read(row.getBytes("tally")));
    }

    static @Nullable Substatus substatus(ResultSet row) throws SQLException {
        return row.getString("substatus") == null
                ? null
                : Columns.word(Substatus.class, row, "substatus");
    }

    static @Nullable Resolution resolution(ResultSet row) throws SQLException {
        String fix = row.getString("fix");
        return fix == null
                ? null
                : new Resolution(
                        fix(fix, row), Columns.time(row, "resolved_at"), actor(row, "resolved_by"));
    }

    private static Fix fix(String word, ResultSet row) throws SQLException {
        String version = row.getString("fix_version");
        return switch (word) {
            case "now" -> new Fix.Now();
            case "in_release" -> new Fix.InRelease(version);
            case "in_next_release" -> new Fix.InNextRelease(version);
            case "in_upcoming_release" -> new Fix.InUpcomingRelease(version);
            case "in_commit" -> new Fix.InCommit(
                    row.getString("commit_id"), row.getString("repository"), version);
            default -> throw new IllegalStateException("Unknown fix in the database: " + word);
        };
    }

    static @Nullable Snooze snooze(ResultSet row) throws SQLException {
        Instant at = Columns.optionalTime(row, "snoozed_at");
        return at == null
                ? null
                : new Snooze(
                        Columns.optionalTime(row, "until"),
                        Columns.optionalSmall(row, "event_count"),
                        Columns.optionalSmall(row, "window_minutes"),
                        Columns.optionalSmall(row, "user_count"),
                        Columns.optionalSmall(row, "user_window_minutes"),
                        Columns.optionalNumber(row, "hourly_limit"),
                        at,
                        actor(row, "snoozed_by"),
                        reason(row));
    }

    private static @Nullable IgnoreReason reason(ResultSet row) throws SQLException {
        String word = row.getString("snooze_reason");
        return IgnoreReason.of(
                word == null ? null : IgnoreClass.ofWireName(word).orElse(IgnoreClass.OTHER),
                row.getString("snooze_note"));
    }

    static @Nullable UserId actor(ResultSet row, String column) throws SQLException {
        Long id = Columns.optionalNumber(row, column);
        return id == null ? null : new UserId(id);
    }

    /// Sets a state with nothing attached to it.
    ///
    /// @param inbox null leaves it as it is
    void set(
            long issue,
            IssueStatus status,
            @Nullable Substatus substatus,
            Instant at,
            @Nullable Boolean inbox)
            throws SQLException {
        Call.of(session, SET)
                .text(status.wireName())
                .text(substatus == null ? null : substatus.wireName())
                .time(at)
                .number(inbox == null ? null : Long.valueOf(inbox ? 1 : 0))
                .number(issue)
                .run();
        Call.of(session, CLEAR_RESOLUTION).number(issue).run();
        Call.of(session, CLEAR_SNOOZE).number(issue).run();
    }

    void resolve(long issue, Resolution resolution) throws SQLException {
        set(issue, IssueStatus.RESOLVED, null, resolution.at(), false);
        addResolution(issue, resolution);
    }

    private void addResolution(long issue, Resolution resolution) throws SQLException {
        Call row = Call.of(session, RESOLVE).number(issue);
        switch (resolution.fix()) {
            case Fix.Now _ -> row.text("now").text(null).text(null).text(null);
            case Fix.InRelease(var version) ->
                row.text("in_release").text(version).text(null).text(null);
            case Fix.InNextRelease(var newest) ->
                row.text("in_next_release").text(newest).text(null).text(null);
            case Fix.InUpcomingRelease(var newest) ->
                row.text("in_upcoming_release").text(newest).text(null).text(null);
            case Fix.InCommit(var commit, var repository, var release) ->
                row.text("in_commit").text(release).text(commit).text(repository);
        }
        row.time(resolution.at()).number(id(resolution.actor())).run();
        if (resolution.fix() instanceof Fix.InCommit) {
            Call.of(session, RELEASE_OF_COMMIT).number(issue).run();
        }
    }

    void addSnooze(long issue, Snooze snooze, SnoozeTally tally) throws SQLException {
        IgnoreReason reason = snooze.reason();
        IgnoreClass kind = reason == null ? null : reason.kind();
        Call.of(session, SNOOZE)
                .number(issue)
                .time(snooze.until())
                .number(snooze.count())
                .number(snooze.windowMinutes())
                .number(snooze.userCount())
                .number(snooze.userWindowMinutes())
                .number(snooze.hourlyLimit())
                .time(snooze.at())
                .number(id(snooze.actor()))
                .bytes(TallyCodec.write(tally))
                .text(kind == null ? null : kind.wireName())
                .text(reason == null ? null : reason.note())
                .run();
    }

    /// Puts a state back as it was.
    void restore(long issue, Issue.State state, SnoozeTally tally) throws SQLException {
        set(issue, state.status(), state.substatus(), state.since(), null);
        if (state.resolution() != null) {
            addResolution(issue, state.resolution());
        }
        if (state.snooze() != null) {
            addSnooze(issue, state.snooze(), tally);
        }
    }

    void tally(long issue, SnoozeTally tally) throws SQLException {
        Call.of(session, TALLY).bytes(TallyCodec.write(tally)).number(issue).run();
    }

    static @Nullable Long id(@Nullable UserId user) {
        return user == null ? null : user.value();
    }
}
