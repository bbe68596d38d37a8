package io.corral.server.wiring;

import io.corral.engine.admin.AdminHandler;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Backup;
import io.corral.engine.admin.Directory;
import io.corral.server.admin.OneShot;
import io.corral.server.config.Configuration;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The stores of a data directory opened for administration alone, while no server runs.
public final class AdminParts implements OneShot.Opened {

    private final EmbeddedStores stores;
    private final AdminHandler handler;

    /// Opens the configured data directory.
    ///
    /// @throws io.corral.store.StoreException BUSY when a server owns it
    public AdminParts(Configuration configuration, InstantSource clock) {
        stores = EmbeddedStores.open(configuration, clock);
        Directory directory = new Directory(stores.directoryStore(), clock);
        Administration administration = new Administration(
                stores.directoryStore(), stores.signInStore(), directory, clock,
                new SecureRandom());
        handler = handler(stores, administration, Runnable::run,
                () -> configuration.publicUrl(configuration.port()));
    }

    /// A handler over open stores.
    ///
    /// @param whileDigestStands runs its argument between two batches of digest
    static AdminHandler handler(
            EmbeddedStores stores, Administration administration,
            Consumer<Runnable> whileDigestStands, Supplier<String> url) {
        Backup backup =
                new Backup(stores.backupables(), stores.queueBackup(), whileDigestStands);
        return new AdminHandler(administration, stores.queue(), backup, url);
    }

    @Override
    public AdminHandler handler() {
        return handler;
    }

    @Override
    public void close() {
        stores.close();
    }
}
