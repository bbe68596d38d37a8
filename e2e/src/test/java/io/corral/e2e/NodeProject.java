package io.corral.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// The npm packages under test, as `src/test/node/package-lock.json` pins them, in
/// `target/node-project`. Installed once, and again when the lock changes.
public final class NodeProject {

    private static final Path SOURCES = CorralServer.root().resolve("e2e/src/test/node");
    private static final Path FOLDER = CorralServer.root().resolve("e2e/target/node-project");
    private static final String LOCK = "package-lock.json";

    private NodeProject() {}

    /// Copies the sources and installs what they need.
    public static void install() {
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
            run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
            Files.write(installed, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where a file of an installed package is.
    static Path path(String file) {
        return FOLDER.resolve("node_modules").resolve(file).toAbsolutePath();
    }

    /// A file of an installed package.
    public static String read(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bundles a module with what it imports for the browser, as a site's own build does.
    ///
    /// @return the script
    static Path bundle(String module) {
        String script = module.replace(".mjs", ".bundle.js");
        run(Map.of(), "node_modules/.bin/esbuild", module, "--bundle", "--format=iife",
                "--target=es2022", "--log-level=warning", "--outfile=" + script);
        return FOLDER.resolve(script);
    }

    /// Starts a program in the folder, with pipes for standard input and output. What it writes to
    /// standard error goes to `target/logs`.
    static Process start(Map<String, String> environment, String... command) {
        try {
            Path logs = Files.createDirectories(CorralServer.root().resolve("e2e/target/logs"));
            return CorralServer.builder(List.of(command), logs.resolve("node.log"), environment)
                    .directory(FOLDER.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a program in the folder to its end.
    ///
    /// @return what it wrote to standard output
    public static String run(Map<String, String> environment, String... command) {
        return Command.run(FOLDER, environment, command);
    }
}
