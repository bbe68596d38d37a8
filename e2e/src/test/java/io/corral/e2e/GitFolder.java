package io.corral.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A repository with one commit after another, for what reads the history of an application.
///
/// @param path of the working folder
record GitFolder(Path path) {

    static final String AUTHOR = "Grace Hopper";
    static final String EMAIL = "grace@example.com";

    private static final Map<String, String> PERSON = Map.of(
            "GIT_AUTHOR_NAME", AUTHOR, "GIT_AUTHOR_EMAIL", EMAIL,
            "GIT_COMMITTER_NAME", AUTHOR, "GIT_COMMITTER_EMAIL", EMAIL,
            "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1");

    /// An empty repository that came from this address.
    static GitFolder create(Path path, String origin) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var folder = new GitFolder(path);
        folder.git("init", "--quiet", "--initial-branch=main");
        folder.git("remote", "add", "origin", origin);
        return folder;
    }

    /// Commits a file.
    ///
    /// @return the commit's hash
    String commit(String file, String text, String message) {
        try {
            Path target = path.resolve(file);
            Files.createDirectories(target.getParent());
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        git("add", "--all");
        git("commit", "--quiet", "--message", message);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... words) {
        String[] line = new String[words.length + 1];
        line[0] = "git";
        System.arraycopy(words, 0, line, 1, words.length);
        return Command.run(path, new HashMap<>(PERSON), line);
    }
}
