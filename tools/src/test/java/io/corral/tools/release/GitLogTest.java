package io.corral.tools.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.tools.client.ClientException;
import io.corral.tools.release.GitLog.ChangedFile;
import io.corral.tools.release.GitLog.Commit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLogTest {

    /// Of a file that holds `1`.
    private static final String BLOB = "56a6051ca2b02b04ef92d5150c9ef600403cb1de";

    @TempDir
    Path directory;

    private void git(String... arguments) throws IOException, InterruptedException {
        git("", arguments);
    }

    private void git(String input, String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Ada L",
                "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false", "-C",
                directory.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream standardInput = process.getOutputStream()) {
            standardInput.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    /// Adds a file whose name a JVM may not be able to write, as with the locale `C`.
    private void addToIndex(String name) throws IOException, InterruptedException {
        git("100644 " + BLOB + "\t" + name + "\n",
                new String[]{"update-index", "--add", "--index-info"});
    }

    private void commit(String message) throws IOException, InterruptedException {
        git("commit", "-q", "-m", message);
    }

    private void shop() throws IOException, InterruptedException {
        git("init", "-q");
        Files.writeString(directory.resolve("cart.ts"), "1");
        Files.writeString(directory.resolve("old file.ts"), "1");
        git("add", "-A");
        commit("first");
        Files.writeString(directory.resolve("cart.ts"), "2");
        Files.delete(directory.resolve("old file.ts"));
        git("add", "-A");
        addToIndex("größe.ts");
        commit("Cart: total may be null\n\nfixes WEB-1A");
    }

    @Test
    void commits_areReadWithTheirFiles() throws IOException, InterruptedException {
        shop();
        List<Commit> commits = new GitLog(directory).commits(null, 10);
        assertThat(commits).hasSize(2);
        Commit newest = commits.getFirst();
        assertThat(newest.id()).matches("[0-9a-f]{40}");
        assertThat(newest.author()).isEqualTo("Ada L");
        assertThat(newest.email()).isEqualTo("ada@example.com");
        assertThat(newest.message()).isEqualTo("Cart: total may be null\n\nfixes WEB-1A");
        assertThat(newest.files()).containsExactlyInAnyOrder(new ChangedFile("M", "cart.ts"),
                new ChangedFile("A", "größe.ts"), new ChangedFile("D", "old file.ts"));
    }

    @Test
    void commits_afterOne_leaveItOut() throws IOException, InterruptedException {
        shop();
        var log = new GitLog(directory);
        String first = log.commits(null, 10).getLast().id();
        assertThat(log.commits(first, 10)).extracting(Commit::message)
                .containsExactly("Cart: total may be null\n\nfixes WEB-1A");
        assertThat(log.commits(null, 1)).hasSize(1);
        assertThat(log.isBeforeHead(first)).isTrue();
        assertThat(log.isBeforeHead("0123456789abcdef")).isFalse();
        assertThat(log.isBeforeHead("--output=/tmp/x")).isFalse();
    }

    @Test
    void repository_isNamedWithoutTheSecretsOfItsAddress()
            throws IOException, InterruptedException {
        shop();
        assertThat(new GitLog(directory).repository())
                .isEqualTo(directory.toRealPath().getFileName().toString());
        git("remote", "add", "origin", "https://ada:secret@git.example/acme/shop.git");
        assertThat(new GitLog(directory).repository()).isEqualTo("acme/shop");
        git("remote", "set-url", "origin", "git@git.example:acme/web");
        assertThat(new GitLog(directory).repository()).isEqualTo("acme/web");
    }

    @Test
    void folder_withoutRepository_isSaid() {
        assertThatThrownBy(() -> new GitLog(directory.resolve("nowhere")).commits(null, 1))
                .isInstanceOf(ClientException.class).hasMessageContaining("is no git repository");
    }
}
