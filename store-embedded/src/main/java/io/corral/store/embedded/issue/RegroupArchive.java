package io.corral.store.embedded.issue;

import io.corral.store.embedded.issue.RowArchive.Part;
import io.corral.store.embedded.issue.RowArchive.Shelf;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a regroup job keeps of issues, to put it back when it is undone. Used within a transaction.
final class RegroupArchive {

    /// What belongs to an issue, in the order in which it is put back.
    private static final List<Part> WHOLE = List.of(
            Part.table("issue", "id"), Part.table("issue_text", "issue_id"),
            Part.table("issue_resolution", "issue_id"), Part.table("issue_snooze", "issue_id"),
            Part.table("issue_personal", "issue_id"), Part.table("issue_feedback", "issue_id"),
            Part.table("activity", "issue_id"),
            new Part("activity_value", """
                    activity a ON a.issue_id = e.value
                    CROSS JOIN activity_value t ON t.activity_id = a.id""", Map.of()),
            Part.table("issue_redirect", "target"));
    private static final List<String> TEXTS = List.of("platform", "logger", "title", "culprit",
            "error_type", "error_value", "filename", "function", "location");
    /// What an issue shows of its newest event; kept of issues that stay.
    private static final Part SHOWN = new Part("shown",
            "issue i ON i.id = e.value CROSS JOIN issue_text t ON t.issue_id = i.id", shown());
    private static final String RESTORE_LEVEL =
            "UPDATE issue SET level = ? WHERE id = ? AND last_seen = ?";
    private static final String RESTORE_TEXTS = "UPDATE issue_text SET "
            + TEXTS.stream().map(column -> column + " = ?").collect(Collectors.joining(", "))
            + " WHERE issue_id = ?";

    private final SqliteSession session;
    private final RowArchive archive;

    RegroupArchive(SqliteSession session) {
        this.session = session;
        this.archive = new RowArchive(session);
    }

    private static Map<String, String> shown() {
        Map<String, String> columns = new HashMap<>(
                Map.of("level", "i.level", "last_seen", "i.last_seen"));
        TEXTS.forEach(column -> columns.put(column, "t." + column));
        return columns;
    }

    /// Keeps everything of issues that will be gone.
    void keep(long job, Collection<Long> issues) throws SQLException {
        for (Part part : WHOLE) {
            archive.keep(Shelf.ofJob(job), issues, part);
        }
    }

    /// Keeps what issues show of their newest event.
    void keepShown(long job, Collection<Long> issues) throws SQLException {
        archive.keep(Shelf.ofJob(job), issues, SHOWN);
    }

    /// Puts issues back that are gone.
    void restore(long job, Collection<Long> issues) throws SQLException {
        for (Part part : WHOLE) {
            archive.restore(Shelf.ofJob(job), issues, part.name());
        }
    }

    /// Shows again what was kept, if the issue was last seen then.
    void restoreShown(long job, long issue) throws SQLException {
        for (Map<String, @Nullable Object> row : archive.rows(
                Shelf.ofJob(job), issue, SHOWN.name())) {
            boolean isOfThen = Call.of(session, RESTORE_LEVEL)
                    .value(row.get("level"))
                    .number(issue)
                    .value(row.get("last_seen"))
                    .run() > 0;
            if (isOfThen) {
                Call texts = Call.of(session, RESTORE_TEXTS);
                for (String column : TEXTS) {
                    texts.value(row.get(column));
                }
                texts.number(issue).run();
            }
        }
    }
}
