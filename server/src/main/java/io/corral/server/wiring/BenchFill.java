package io.corral.server.wiring;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.admin.Setup;
import io.corral.server.config.Configuration;
import io.corral.server.fill.Fill;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// `bench-fill`: opens a new data directory, gives it an organisation with projects, and fills it.
public final class BenchFill {

    private static final String ORGANIZATION = "bench";
    private static final List<String> PROJECTS =
            List.of("bench-1", "bench-2", "bench-3", "bench-4");
    private static final String ACTOR = Administration.CONSOLE;

    private BenchFill() {}

    /// Fills the configured directory.
    ///
    /// @param progress told how far it is, a line now and then
    /// @throws StoreException UNAVAILABLE when something is stored there already
    public static void run(
            Configuration configuration, long events, int issues, InstantSource clock,
            PrintStream progress) {
        try (EmbeddedStores stores = EmbeddedStores.open(configuration, clock)) {
            if (stores.events().applied(0).sequence() > 0
                    || !stores.directoryStore().contents().organizations().isEmpty()) {
                throw new StoreException(Category.UNAVAILABLE, "The data directory "
                        + configuration.data() + " is in use already; fill a new one.", null);
            }
            var directory = new Directory(stores.directoryStore(), clock);
            var administration = new Administration(
                    stores.directoryStore(), stores.signInStore(), directory, clock,
                    new SecureRandom());
            List<ProjectId> projects = new ArrayList<>();
            for (String name : PROJECTS) {
                projects.add(administration.setup().setUp(ACTOR,
                        new Setup.Wish(ORGANIZATION, name, "python", false), "http://localhost")
                        .granted().projectId());
            }
            OrganizationId organization =
                    directory.current().organization(ORGANIZATION).orElseThrow().id();
            new Fill(new Fill.Stores(stores.payloads(), stores.events(), stores.issues()),
                    organization, projects, new Fill.Size(events, issues, clock.instant()))
                    .run(done -> report(done, events, progress));
            stores.keys().update();
        }
    }

    private static void report(long done, long events, PrintStream progress) {
        progress.printf("filled %,d of %,d events%n", done, events);
        progress.flush();
    }
}
