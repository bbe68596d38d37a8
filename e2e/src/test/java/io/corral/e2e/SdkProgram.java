package io.corral.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program of another language that uses that language's SDK, from `src/test/LANGUAGE`, in a
/// folder of its own below `target`.
final class SdkProgram {

    private static final int COMPLAINT_LENGTH_MAX = 600;

    private final Path folder;

    private SdkProgram(Path folder) {
        this.folder = folder;
    }

    /// The program's sources in their folder; nothing is built yet.
    static SdkProgram of(String language) {
        Path sources = CorralServer.root().resolve("e2e/src/test/" + language);
        Path folder = CorralServer.root().resolve("e2e/target/" + language + "-project");
        try (var files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(sources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SdkProgram(folder);
    }

    /// Runs what needs the language's tools and packages. Where they cannot be had, the tests are
    /// skipped with the reason.
    SdkProgram needs(String... line) {
        Optional<Command> command = Command.tryRun(folder, Map.of(), line);
        assumeTrue(command.isPresent(), () -> line[0] + " is not on the PATH");
        command.ifPresent(ended -> assumeTrue(ended.code() == 0, () -> {
            String complaint = ended.complaint();
            return complaint.substring(0, Math.min(complaint.length(), COMPLAINT_LENGTH_MAX));
        }));
        return this;
    }

    /// Runs what must go well once the tools and packages are there.
    SdkProgram builds(String... line) {
        Command.run(folder, Map.of(), line);
        return this;
    }

    /// Runs the program.
    ///
    /// @return what its SDK sent
    SentEnvelopes run(String dsn, String... line) {
        String out = Command.run(folder, Map.of("SENTRY_DSN", dsn), line);
        JsonNode result = JsonMapper.shared().readTree(List.of(out.split("\n")).getLast());
        var sent = new SentEnvelopes();
        for (JsonNode envelope : result.path("envelopes")) {
            sent.add(envelope.asString().getBytes(StandardCharsets.UTF_8));
        }
        return sent;
    }
}
