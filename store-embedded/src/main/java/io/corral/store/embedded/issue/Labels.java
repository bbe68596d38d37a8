package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Numbers of names, given on first use. Lives for one transaction.
final class Labels {

    private static final String FIND = "SELECT id FROM label WHERE name = ?";
    private static final String ADD = "INSERT INTO label (name) VALUES (?) RETURNING id";

    private final SqliteSession session;
    private final Map<String, Long> known = new HashMap<>();

    Labels(SqliteSession session) {
        this.session = session;
    }

    /// The number of a name; 0 for none.
    long of(@Nullable String name) throws SQLException {
        if (name == null || name.isEmpty()) {
            return 0;
        }
        Long id = known.get(name);
        if (id == null) {
            id = findOrAdd(name);
            known.put(name, id);
        }
        return id;
    }

    private long findOrAdd(String name) throws SQLException {
        var found = Call.of(session, FIND).text(name).first(row -> row.getLong(1));
        return found.isPresent() ? found.get() : Call.of(session, ADD).text(name).onlyNumber();
    }
}
