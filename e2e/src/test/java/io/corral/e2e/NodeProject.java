package io.corral.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The npm packages under test, as `src/test/node/package-lock.json` pins them, in
/// `target/node-project`. Installed once, and again when the lock changes.
final class NodeProject {

    private static final Path SOURCES = CorralServer.root().resolve("e2e/src/test/node");
    private static final Path FOLDER = CorralServer.root().resolve("e2e/target/node-project");
    private static final String LOCK = "package-lock.json";
    private static final long MINUTES_MAX = 5;

    private NodeProject() {}

    /// Copies the sources and installs what they need.
    static void install() {
        try {
            Path installed = FOLDER.resolve("node_modules/.installed");
            byte[] wanted = Files.readAllBytes(SOURCES.resolve(LOCK));
            Files.createDirectories(FOLDER);
            try (var sources = Files.list(SOURCES)) {
                for (Path source : sources.toList()) {
                    Files.copy(source, FOLDER.resolve(source.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (Files.exists(installed)
                    && java.util.Arrays.equals(Files.readAllBytes(installed), wanted)) {
                return;
            }
            run(Map.of(), List.of("npm", "ci", "--no-audit", "--no-fund"));
            Files.write(installed, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bundles a module with what it imports for the browser, as a site's own build does.
    ///
    /// @return the script
    static Path bundle(String module) {
        String script = module.replace(".mjs", ".bundle.js");
        run(Map.of(), List.of("node_modules/.bin/esbuild", module, "--bundle", "--format=iife",
                "--target=es2022", "--log-level=warning", "--outfile=" + script));
        return FOLDER.resolve(script);
    }

    /// Runs a program in the folder to its end.
    ///
    /// @return what it wrote to standard output
    static String run(Map<String, String> environment, List<String> command) {
        try {
            Path errors = Files.createTempFile(FOLDER, "run", ".log");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(FOLDER.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(
                    process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + out + Files.readString(errors));
            }
            Files.delete(errors);
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
