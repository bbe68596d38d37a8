package io.corral.cli.admin;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `corral restore`: a data directory out of a backup.
@Command(name = "restore", header = {"Make a data directory out of a backup.", ""},
        mixinStandardHelpOptions = true, sortOptions = false, description = {
            "Makes a data directory out of a backup. The backup is copied, opened and checked"
                    + " before the directory gets its name; the backup itself is not changed.",
            ""},
        footer = {
            "", "Example:", "  corral restore --data ./corral-data /backups/2026-11-21",
            "  corral serve --data ./corral-data"})
public final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BACKUP", description = "Directory that corral backup wrote.")
    private Path backup = Path.of("");

    @Option(names = "--check", description = "Only check that the backup can be restored.")
    private boolean checkOnly;

    @Mixin
    private AdminOptions options = new AdminOptions();

    @Override
    public Integer call() {
        Map<String, Object> request = Map.of("command", "restore",
                "backup", backup.toAbsolutePath().normalize().toString(), "check", checkOnly);
        return options.print(options.client().askWithoutServer(request),
                (result, out) -> out.println((checkOnly ? "Whole: " : "Restored ")
                        + result.path("directory").asString()));
    }
}
