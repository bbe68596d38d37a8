package io.corral.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program run to its end.
///
/// @param code 0 when it went well
/// @param output what it wrote to standard output
/// @param errors what it wrote to standard error
record Command(List<String> line, int code, String output, String errors) {

    private static final long MINUTES_MAX = 10;

    Command {
        line = List.copyOf(line);
    }

    /// Runs it; empty when there is no such program on the PATH.
    static Optional<Command> tryRun(Path folder, Map<String, String> environment, String... line) {
        try {
            Path errors = Files.createTempFile(folder, "command", ".log");
            try {
                ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile())
                        .redirectError(errors.toFile());
                builder.environment().putAll(environment);
                return started(builder).map(process -> finished(process, line, errors));
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Process> started(ProcessBuilder builder) {
        try {
            return Optional.of(builder.start());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Command finished(Process process, String[] line, Path errors) {
        try {
            process.getOutputStream().close();
            String out = new String(
                    process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(line) + " did not end");
            }
            return new Command(List.of(line), process.exitValue(), out, Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// What a program that must go well wrote to standard output.
    static String run(Path folder, Map<String, String> environment, String... line) {
        Command command = tryRun(folder, environment, line).orElseThrow(
                () -> new AssertionError(line[0] + " is not on the PATH"));
        if (command.code() != 0) {
            throw new AssertionError(command.complaint());
        }
        return command.output();
    }

    /// What went wrong, in its own words.
    String complaint() {
        return String.join(" ", line) + " ended with " + code + ": " + output + errors;
    }
}
