package io.corral.server.admin;

import io.corral.engine.admin.AdminHandler;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Carries out one request when no server runs: opens the data directory under its lock, answers,
/// and closes it again.
public final class OneShot {

    private static final int REQUEST_BYTES_MAX = 64 * 1024;

    private final Function<Path, Opened> open;

    /// A data directory that was opened for one request.
    public interface Opened extends AutoCloseable {
        /// Carries commands out on its stores.
        AdminHandler handler();

        @Override
        void close();
    }

    /// One-shots on directories that are opened this way.
    ///
    /// @param open may throw a [StoreException] whose message is a sentence for the operator
    public OneShot(Function<Path, Opened> open) {
        this.open = open;
    }

    /// Reads one JSON request, writes one JSON answer.
    ///
    /// @throws UncheckedIOException when the input breaks off
    public void run(Path data, InputStream in, PrintStream out) {
        try {
            String request =
                    new String(in.readNBytes(REQUEST_BYTES_MAX), StandardCharsets.UTF_8);
            out.println(answer(data, request.strip()));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the request", e);
        }
    }

    private String answer(Path data, String request) {
        try {
            JsonNode json = JsonMapper.shared().readTree(request);
            String command = json.path("command").asString("");
            if (command.equals("restore")) {
                return restore(data, json);
            }
            if (!command.equals("setup") && !Files.isDirectory(data)) {
                return AdminWire.failure(
                        "There is no data directory " + data.toAbsolutePath() + ".", false);
            }
            try (Opened opened = open.apply(data)) {
                return AdminWire.answer(request, opened.handler());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            return AdminWire.failure(
                    "The request is not understood: " + e.getMessage() + ".", false);
        } catch (StoreException e) {
            return AdminWire.failure(
                    String.valueOf(e.getMessage()), e.category() == Category.BUSY);
        }
    }

    private String restore(Path data, JsonNode request) {
        Path backup = Path.of(request.path("backup").asString(""));
        boolean checkOnly = request.path("check").asBoolean(false);
        try {
            return AdminWire.done(new Restore(backup, open).run(data, checkOnly));
        } catch (IOException e) {
            return AdminWire.failure("The backup was not restored: " + e.getMessage() + ".", false);
        }
    }
}
