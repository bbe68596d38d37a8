package io.corral.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.admin.AdminHandler;
import io.corral.server.admin.OneShot.Opened;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneShotTest {

    @TempDir
    Path temporary;

    private final List<String> opened = new ArrayList<>();

    @Test
    void request_isAnsweredAndDirectoryClosed() throws IOException {
        Files.createDirectory(temporary.resolve("data"));
        String answer = run("{\"command\":\"user.list\"}", this::open);

        assertThat(answer).startsWith("{\"ok\":true");
        assertThat(opened).containsExactly("data", "closed data");
    }

    @Test
    void mistypedDirectory_isNotCreated() {
        assertThat(run("{\"command\":\"user.list\"}", this::open))
                .contains("There is no data directory");
        assertThat(opened).isEmpty();
    }

    @Test
    void setup_makesItsDirectory() {
        run("{\"command\":\"setup\",\"org\":\"acme\",\"project\":\"shop\"}", this::open);

        assertThat(opened).contains("data");
    }

    @Test
    void ownedDirectory_isBusy() throws IOException {
        Files.createDirectory(temporary.resolve("data"));
        String answer = run("{\"command\":\"user.list\"}", _ -> {
            throw new StoreException(Category.BUSY, "In use.", null);
        });

        assertThat(answer).isEqualTo("{\"ok\":false,\"error\":\"In use.\",\"busy\":true}");
    }

    @Test
    void restore_movesACheckedCopyIntoPlace() throws IOException {
        String request = restoreOf(backup());

        assertThat(run(request, this::open)).startsWith("{\"ok\":true");
        assertThat(opened).containsExactly("data.restoring", "closed data.restoring");
        assertThat(temporary.resolve("data/payloads/day.db")).hasContent("payload");
        assertThat(temporary.resolve("data.restoring")).doesNotExist();

        assertThat(run(request, this::open)).contains("holds data already");
    }

    @Test
    void restore_ofDamagedBackup_leavesNothing() throws IOException {
        String answer = run(restoreOf(backup()), _ -> {
            throw new StoreException(Category.CORRUPT, "Newer.", null);
        });

        assertThat(answer).isEqualTo("{\"ok\":false,\"error\":\"Newer.\"}");
        assertThat(temporary.resolve("data")).doesNotExist();
        assertThat(temporary.resolve("data.restoring")).doesNotExist();
    }

    @Test
    void restore_ofSomethingElse_isRefused() throws IOException {
        assertThat(run(restoreOf(temporary), this::open)).contains("is not a backup");
    }

    @Test
    void check_restoresNothing() throws IOException {
        String request = restoreOf(backup()).replace("}", ",\"check\":true}");

        assertThat(run(request, this::open)).startsWith("{\"ok\":true");
        assertThat(temporary.resolve("data")).doesNotExist();
    }

    private Path backup() throws IOException {
        Path backup = Files.createDirectories(temporary.resolve("backup"));
        Files.writeString(backup.resolve("format"), "1");
        Files.writeString(backup.resolve("corral.db"), "rows");
        Files.createDirectories(backup.resolve("payloads"));
        Files.writeString(backup.resolve("payloads/day.db"), "payload");
        return backup;
    }

    private static String restoreOf(Path backup) {
        return "{\"command\":\"restore\",\"backup\":\"" + backup + "\"}";
    }

    private String run(String request, Function<Path, Opened> open) {
        var out = new ByteArrayOutputStream();
        new OneShot(open).run(temporary.resolve("data"),
                new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private Opened open(Path directory) {
        opened.add(String.valueOf(directory.getFileName()));
        AdminFixture fixture = new AdminFixture();
        return new Opened() {
            @Override
            public AdminHandler handler() {
                return fixture.handler;
            }

            @Override
            public void close() {
                opened.add("closed " + directory.getFileName());
            }
        };
    }
}
