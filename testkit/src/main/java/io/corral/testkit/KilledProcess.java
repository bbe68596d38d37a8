package io.corral.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.store.CrashPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A program in a process of its own that is killed when it reaches a crash point, as by `kill -9`.
public final class KilledProcess {

    private static final int KILLED = 137;

    private KilledProcess() {}

    /// Runs a main class of the present class path until it is killed, and fails when it ends in
    /// another way. What it writes to its error stream goes to a file beside the place.
    ///
    /// @param place the directory the program works in, its only argument
    /// @param count of the point's passes, the one that kills
    /// @return what it printed
    public static String run(Class<?> program, Path place, CrashPoint point, int count)
            throws IOException, InterruptedException {
        Path errors = place.resolveSibling(place.getFileName() + "-" + point + ".err");
        errors.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                program.getName(), place.toString())).redirectError(errors.toFile());
        builder.environment().put("CORRAL_CRASH_AT", point.wireName() + ":" + count);
        Process process = builder.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s %d %s", point, count, errors).isEqualTo(KILLED);
        return printed;
    }
}
