package io.corral.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The database of a test, in a folder of its own: closed and deleted after the test. A field with
/// `@RegisterExtension`, from the test's thread only.
public final class TestDatabase implements AfterEachCallback {

    private @Nullable Path root;
    private @Nullable Path folder;
    private @Nullable CorralDatabase database;

    /// The test's database; opened anew at each call, with what was in it.
    public CorralDatabase open() {
        return folder == null ? openEmpty() : open(folder);
    }

    /// Another database in place of the one so far, with nothing in it.
    public CorralDatabase openEmpty() {
        try {
            if (root == null) {
                root = Files.createTempDirectory("corral-database");
            }
            folder = Files.createTempDirectory(root, "one");
            return open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CorralDatabase open(Path in) {
        close();
        database = CorralDatabase.open(in.resolve("corral.db"));
        return database;
    }

    private void close() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        close();
        if (root != null) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
