package io.corral.cli.admin;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corral backup`: a consistent copy while the server serves.
@Command(name = "backup", header = {"Copy everything, also while the server runs.", ""},
        mixinStandardHelpOptions = true, sortOptions = false, description = {
            "Copies everything into a new directory, consistently, also while the server runs."
                    + " Events are accepted meanwhile and appear when the copy is done.",
            "", "What was accepted and not yet digested is left out, because it is not scrubbed"
                    + " yet; --queue takes it along.",
            ""},
        footer = {"", "Example:", "  corral backup --data ./corral-data /backups/2026-11-21"})
public final class BackupCommand implements Callable<Integer> {

    private static final long MIB = 1024L * 1024;

    @Parameters(paramLabel = "TARGET", description = "Directory that does not exist or is empty.")
    private Path target = Path.of("");

    @Option(names = "--queue", description = "Take along what waits to be digested.")
    private boolean withQueue;

    @Mixin
    private AdminOptions options = new AdminOptions();

    @Override
    public Integer call() {
        Map<String, Object> request = Map.of("command", "backup",
                "directory", target.toAbsolutePath().normalize().toString(), "queue", withQueue);
        return options.run(request, (result, out) -> out.printf("Backed up %.1f MiB to %s%n",
                (double) result.path("bytes").asLong() / MIB,
                result.path("directory").asString()));
    }
}
