package io.corral.cli.triage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What to read of an organisation, and what to do with it.
final class SourceOptions {

    static final String HEADING = "%nReading an organisation:%n";

    @Option(names = "--source", paramLabel = "sentry",
            description = "sentry: the organisation that SENTRY_URL, SENTRY_AUTH_TOKEN and"
                    + " SENTRY_ORG name, through Sentry's REST API: sentry.io, self-hosted Sentry"
                    + " or Corral. It is so without --input, too. Nothing is changed"
                    + " there without --apply.")
    @Nullable
    String source;

    @Option(names = "--org", paramLabel = "ORG", description = "Its slug; without it SENTRY_ORG.")
    @Nullable
    String organization;

    @Option(names = "--project", paramLabel = "PROJECT",
            description = "Slug of a project, repeatable; without it SENTRY_PROJECT or all.")
    List<String> projects = new ArrayList<>();

    @Option(names = "--environment", paramLabel = "ENV", description = "Repeatable.")
    List<String> environments = new ArrayList<>();

    @Option(names = "--query", paramLabel = "QUERY", defaultValue = "",
            description = "Words of the issue search; is:unresolved unless it says otherwise.")
    String query = "";

    @Option(names = "--period", paramLabel = "LENGTH", defaultValue = "14d",
            description = "Issues seen within so long. Without it: ${DEFAULT-VALUE}.")
    String period = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "2000",
            description = "At most so many issues, the latest seen first. Without it:"
                    + " ${DEFAULT-VALUE}.")
    int limit;

    @Option(names = "--events", paramLabel = "N", defaultValue = "200",
            description = "Reads the latest event and the tags of at most so many issues a run, two"
                    + " requests each; first of those whose verdict by the list alone is high,"
                    + " then of those that have users, are unhandled or move, noise last. What was"
                    + " read stays, so the next run goes on. Without it: ${DEFAULT-VALUE}.")
    int events;

    @Option(names = "--wait", paramLabel = "MINUTES", defaultValue = "10",
            description = "How long to wait, all together, where the server limits requests."
                    + " Without it: ${DEFAULT-VALUE}.")
    int wait;

    @Option(names = "--no-cache", description = "Keeps nothing of it on this machine.")
    boolean noCache;

    @Option(names = "--refresh", description = "Reads all of it anew.")
    boolean refresh;

    @Option(names = "--export", paramLabel = "FILE",
            description = "Writes what was read, which --input reads again with the same result."
                    + " It holds events of customers.")
    @Nullable
    Path export;

    @Option(names = "--apply", description = "Then sets priorities by the verdicts: tiers 1 and 2"
            + " high, 3 medium, 4 low; only where the latest event was seen, and never what"
            + " somebody set by hand. It says what it is going to do and asks first. Needs"
            + " event:write.")
    boolean apply;

    @Option(names = {"-y", "--yes"}, description = "Says yes to --apply, for scripts.")
    boolean yes;
}
