package io.corral.server.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What of this process is in RAM, as Linux counts it (`VmRSS`, proc(5)).
final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String NAME = "VmRSS:";
    private static final long KIB = 1024;

    private ResidentMemory() {}

    /// In bytes; NaN where the system does not say.
    static double bytes() {
        if (!Files.isReadable(STATUS)) {
            return Double.NaN;
        }
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(NAME))
                    .mapToDouble(line -> KIB * Double.parseDouble(
                            line.substring(NAME.length()).replace("kB", "").strip()))
                    .findFirst().orElse(Double.NaN);
        } catch (IOException _) {
            return Double.NaN;
        }
    }
}
