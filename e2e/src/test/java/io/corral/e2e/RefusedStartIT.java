package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stops a start says so in one sentence and ends with an exit code.
class RefusedStartIT {

    @TempDir
    Path place;

    private record End(int code, String error) {}

    private static End start(Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(CorralServer.launcher(), "serve"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CORRAL_NO_AOT", "1");
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String error = new String(
                process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(CorralServer.waitFor(process), error.strip());
    }

    private static void refused(End end, int code, String sentence) {
        assertThat(end.error()).startsWith("corral: ").contains(sentence);
        assertThat(end.error().lines()).as(end.error()).hasSize(1);
        assertThat(end.code()).isEqualTo(code);
    }

    @Test
    void portInUse() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            refused(start(Map.of("CORRAL_LOG_LEVEL", "error"), "--data",
                    place.resolve("data").toString(), "--port", port), 1,
                    "Cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void directoryThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "");

        refused(start(Map.of(), "--data", file.toString()), 1,
                "The data directory " + file + " cannot be written: it is not a directory.");
    }

    @Test
    void directoryOfANewerVersion() throws IOException {
        Files.writeString(place.resolve("format"), "99\n");

        refused(start(Map.of(), "--data", place.toString()), 1, "use a newer version");
    }

    @Test
    void wrongFlag() throws IOException {
        refused(start(Map.of(), "--prot", "9000"), 2, "did you mean --port?");
        refused(start(Map.of(), "--port", "many"), 2, "expected a whole number");
    }

    @Test
    void missingJdk() throws IOException {
        Path launcher = Files.createDirectories(place.resolve("bin")).resolve("corral");
        Files.writeString(launcher, Files.readString(Path.of(CorralServer.launcher()))
                .replace("/usr/", "/nowhere/").replace("/opt/", "/nowhere/"));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder(launcher.toString(), "serve")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "CORRAL_JAVA_HOME"));
        builder.environment().put("HOME", place.toString());
        builder.environment().put("PATH", tools());
        Process process = builder.start();
        String error = new String(
                process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        refused(new End(CorralServer.waitFor(process), error), 1, "no JDK 25 or newer found");
    }

    /// A folder with what the launcher needs besides a JDK.
    private String tools() throws IOException {
        Path folder = Files.createDirectories(place.resolve("tools"));
        for (String name : List.of("sh", "sed", "dirname", "readlink", "basename")) {
            Path tool = Path.of("/usr/bin", name);
            Files.createSymbolicLink(folder.resolve(name),
                    Files.exists(tool) ? tool : Path.of("/bin", name));
        }
        return folder.toString();
    }
}
