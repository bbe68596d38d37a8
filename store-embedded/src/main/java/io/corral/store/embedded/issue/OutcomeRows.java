package io.corral.store.embedded.issue;

import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.List;

/// Adds to the accounting of outcomes.
final class OutcomeRows {

    private static final String ADD =
            """
            INSERT INTO outcome_hour (project_id, hour, category, outcome, reason, quantity)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (project_id, hour, category, outcome, reason)
            DO UPDATE SET quantity = quantity + excluded.quantity""";

    private final SqliteSession session;

    OutcomeRows(SqliteSession session) {
        this.session = session;
    }

    void add(List<OutcomeCount> outcomes) throws SQLException {
        for (OutcomeCount count : outcomes) {
            Call.of(session, ADD)
                    .number(count.project().value())
                    .number(Columns.hour(count.hour()))
                    .text(count.category().wireName())
                    .text(count.outcome().wireName())
                    .text(count.outcome().reasonName())
                    .number(count.quantity())
                    .run();
        }
    }
}
