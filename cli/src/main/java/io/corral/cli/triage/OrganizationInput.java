package io.corral.cli.triage;

import io.corral.cli.tools.Surroundings;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.Patience;
import io.corral.tools.client.PatientTransport;
import io.corral.tools.client.SentryClient;
import io.corral.tools.reading.DiskCache;
import io.corral.tools.reading.Gathered;
import io.corral.tools.reading.OrganizationReading;
import io.corral.tools.reading.ReadingCache;
import io.corral.tools.reading.ReadingQuery;
import io.corral.tools.reading.Source;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Reads an organisation for triage, saying on standard error what it does.
final class OrganizationInput implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final SourceOptions options;
    private final Surroundings surroundings;
    private final Path caches;
    private final TerminalProgress progress;
    private final PrintWriter err;
    private final ClientSettings settings;
    private final SentryClient plain;
    private final PatientTransport patient;
    private final SentryClient client;

    OrganizationInput(
            SourceOptions options, Surroundings surroundings, Path caches, PrintWriter err) {
        this.options = options;
        this.surroundings = surroundings;
        this.caches = caches;
        this.err = err;
        this.progress = new TerminalProgress(
                err, surroundings.asking().isPossible(), surroundings.clock());
        this.settings = ClientSettings.of(surroundings.environment());
        this.plain = new SentryClient(settings);
        this.patient = new PatientTransport(plain.transport(), Patience.of(
                Duration.ofMinutes(options.wait), AT_ONCE, progress::say));
        this.client = plain.through(patient);
    }

    /// What changes priorities uses the same client.
    SentryClient client() {
        return client;
    }

    /// The organisation's slug.
    String organization() {
        return options.organization == null ? client.organization() : options.organization;
    }

    /// Reads it.
    Gathered read() {
        String organization = organization();
        Gathered gathered = new OrganizationReading(new Source(client, organization), query(),
                cache(organization), progress, surroundings.clock()).read();
        progress.clear();
        gathered.notes().forEach(note -> err.println("corral: " + note));
        err.println("corral: " + summary(gathered));
        err.flush();
        return gathered;
    }

    private ReadingQuery query() {
        List<String> projects = options.projects.isEmpty() && settings.project() != null
                ? List.of(settings.project())
                : options.projects;
        return new ReadingQuery(projects, options.environments, options.query, options.period,
                options.limit, options.events);
    }

    private ReadingCache cache(String organization) {
        if (options.noCache) {
            return ReadingCache.NONE;
        }
        try {
            return DiskCache.in(caches, settings.url(), organization, surroundings.clock(),
                    options.refresh);
        } catch (UncheckedIOException e) {
            err.println("corral: nothing is kept for the next run: " + e.getMessage());
            return ReadingCache.NONE;
        }
    }

    private String summary(Gathered gathered) {
        var text = new StringBuilder().append(gathered.issues()).append(" open issues, ")
                .append(gathered.whole()).append(" with their latest event and tags");
        if (gathered.kept() > 0) {
            text.append(" (").append(gathered.kept()).append(" from an earlier run)");
        }
        if (gathered.left() > 0) {
            text.append(options.noCache
                    ? ", the others by the list alone: --events reads more"
                    : ", the others by the list alone: run it again, or --events, to read more");
        }
        text.append("; ").append(patient.requests()).append(" requests");
        if (gathered.issues() >= options.limit) {
            text.append("; there may be more issues, see --limit");
        }
        return text.toString();
    }

    @Override
    public void close() {
        progress.clear();
        plain.close();
    }
}
