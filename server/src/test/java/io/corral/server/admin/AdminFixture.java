package io.corral.server.admin;

import io.corral.engine.admin.AdminHandler;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Backup;
import io.corral.engine.admin.Directory;
import io.corral.store.StoreException;
import io.corral.testkit.memory.MemoryDirectoryStore;
import io.corral.testkit.memory.MemorySignInStore;
import io.corral.testkit.memory.MemoryWorkQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// A handler over stores in memory, whose backup is two small files.
final class AdminFixture {

    static final String URL = "http://127.0.0.1:9000";

    final MemoryWorkQueue queue = new MemoryWorkQueue();
    final AdminHandler handler;

    AdminFixture() {
        MemoryDirectoryStore store = new MemoryDirectoryStore();
        Directory directory = new Directory(store, () -> Instant.EPOCH);
        Administration admin = new Administration(
                store, new MemorySignInStore(), directory, () -> Instant.EPOCH, new Random(7));
        Backup backup = new Backup(
                List.of(place -> write(place, "format"), place -> write(place, "corral.db")),
                place -> write(place, "queue.db"), Runnable::run);
        handler = new AdminHandler(admin, queue, backup, () -> URL);
    }

    private static void write(Path directory, String name) {
        try {
            Files.writeString(directory.resolve(name), "1\n");
        } catch (IOException e) {
            throw new StoreException(StoreException.Category.UNAVAILABLE, name, e);
        }
    }

}
