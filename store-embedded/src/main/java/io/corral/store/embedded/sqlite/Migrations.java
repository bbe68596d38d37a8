package io.corral.store.embedded.sqlite;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Brings a database to the newest schema: numbered SQL files of one folder on the class path,
/// forward only, each in one transaction with its line in the table `schema_history`.
///
/// The folder holds `index.txt`, which lists the files in order (`0001_first.sql`). A statement
/// ends with a line that ends in `;`; that of a trigger with the line `END;`. Works on every JDBC
/// engine whose transactions cover table changes.
///
/// @param folder on the class path, for example `/io/corral/store/embedded/queue`
/// @param files in order
public record Migrations(String folder, List<String> files) {

    private static final int NUMBER_DIGITS = 4;
    private static final String HISTORY =
            """
            CREATE TABLE IF NOT EXISTS schema_history (
                version INTEGER PRIMARY KEY,
                name VARCHAR NOT NULL,
                applied_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
            )""";

    public Migrations {
        files = List.copyOf(files);
    }

    /// Reads the index of a folder.
    public static Migrations of(String folder) {
        List<String> files = resource(folder + "/index.txt").lines()
                .filter(line -> !line.isBlank())
                .toList();
        return new Migrations(folder, files);
    }

    /// Applies what is missing. The connection must not be in a transaction.
    ///
    /// @throws StoreException CORRUPT when the database was written by a newer version
    public void apply(Connection connection) throws SQLException {
        SortedMap<Integer, String> known = byNumber();
        try (Statement statement = connection.createStatement()) {
            statement.execute(HISTORY);
            Set<Integer> applied = applied(statement);
            for (int version : applied) {
                requireKnown(version, known);
            }
            for (var file : known.entrySet()) {
                if (!applied.contains(file.getKey())) {
                    apply(statement, file.getKey(), file.getValue());
                }
            }
        }
    }

    private SortedMap<Integer, String> byNumber() {
        SortedMap<Integer, String> numbered = new TreeMap<>();
        for (String file : files) {
            int number = Integer.parseInt(file.substring(0, NUMBER_DIGITS));
            if (!numbered.isEmpty() && number <= numbered.lastKey()) {
                throw new IllegalStateException(file + " is not in order in " + folder);
            }
            numbered.put(number, file);
        }
        return numbered;
    }

    private void requireKnown(int version, SortedMap<Integer, String> known) {
        if (!known.containsKey(version)) {
            throw new StoreException(
                    Category.CORRUPT,
                    ("The database of %s has step %d, which this version of Corral does not know:"
                            + " use a newer version.").formatted(folder, version),
                    null);
        }
    }

    private void apply(Statement statement, int version, String file) throws SQLException {
        statement.execute("BEGIN");
        try {
            for (String sql : statements(resource(folder + "/" + file))) {
                statement.execute(sql);
            }
            statement.execute("INSERT INTO schema_history (version, name) VALUES (%d, '%s')"
                    .formatted(version, file));
            statement.execute("COMMIT");
        } catch (SQLException e) {
            statement.execute("ROLLBACK");
            throw e;
        }
    }

    private static Set<Integer> applied(Statement statement) throws SQLException {
        Set<Integer> versions = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT version FROM schema_history")) {
            while (rows.next()) {
                versions.add(rows.getInt(1));
            }
        }
        return versions;
    }

    static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : script.lines().toList()) {
            if (line.isBlank() || line.stripLeading().startsWith("--")) {
                continue;
            }
            statement.append(line).append('\n');
            if (isLast(line.strip(), statement)) {
                statements.add(statement.toString());
                statement.setLength(0);
            }
        }
        if (!statement.isEmpty()) {
            statements.add(statement.toString());
        }
        return statements;
    }

    private static boolean isLast(String line, StringBuilder statement) {
        String start = statement.substring(0, Math.min(statement.length(), 40));
        boolean trigger = start.strip().toUpperCase(Locale.ROOT).startsWith("CREATE TRIGGER");
        return trigger ? line.equalsIgnoreCase("END;") : line.endsWith(";");
    }

    private static String resource(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
