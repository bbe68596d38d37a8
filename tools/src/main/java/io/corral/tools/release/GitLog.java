package io.corral.tools.release;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads commits of a local git repository with the program `git`. Nothing in the repository is
/// run: neither hooks nor external programs its configuration names.
final class GitLog {

    private static final int OUTPUT_BYTES_MAX = 32 << 20;
    private static final int SECONDS_MAX = 60;
    private static final String RECORD = "\u001e";
    private static final String FIELD = "\u001f";
    private static final int FIELDS = 6;
    private static final Pattern NAME = Pattern.compile("([^/:]+/[^/:]+?)(?:\\.git)?/*$");

    private final Path directory;

    /// A commit.
    ///
    /// @param at ISO 8601 with offset
    record Commit(
            String id, String author, String email, String at, String message,
            List<ChangedFile> files) {
        Commit {
            files = List.copyOf(files);
        }
    }

    /// A file that a commit added, changed or deleted.
    ///
    /// @param change `A`, `M` or `D`
    record ChangedFile(String change, String path) {}

    GitLog(Path directory) {
        this.directory = directory;
    }

    /// Name of the repository: the last two words of where it came from, as `owner/name`, else the
    /// name of its folder. The rest of the address, which may hold a password, is not looked at.
    String repository() {
        Optional<String> origin = tryGit(List.of("config", "--get", "remote.origin.url"));
        if (origin.isPresent()) {
            Matcher matcher = NAME.matcher(origin.get().strip());
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        Path top = Path.of(git(List.of("rev-parse", "--show-toplevel")).strip()).getFileName();
        return top == null ? "repository" : top.toString();
    }

    /// Whether a commit is known here and comes before the current one.
    boolean isBeforeHead(String commit) {
        return commit.matches("[0-9a-fA-F]{7,64}")
                && tryGit(List.of("merge-base", "--is-ancestor", commit, "HEAD")).isPresent();
    }

    /// Commits up to the current one, newest first.
    ///
    /// @param after the last one that is left out; null for none
    List<Commit> commits(@Nullable String after, int max) {
        String text = git(List.of("-c", "core.quotePath=false", "log", "--no-show-signature",
                "--no-ext-diff", "--no-textconv", "--no-renames", "--name-status",
                "--max-count=" + max,
                "--format=" + RECORD + String.join(FIELD, "%H", "%an", "%ae", "%aI", "%B", ""),
                after == null ? "HEAD" : after + "..HEAD", "--"));
        List<Commit> commits = new ArrayList<>();
        for (String record : text.split(RECORD, -1)) {
            String[] fields = record.split(FIELD, FIELDS);
            if (fields.length == FIELDS) {
                commits.add(new Commit(fields[0], fields[1], fields[2], fields[3],
                        fields[4].strip(), files(fields[5])));
            }
        }
        return commits;
    }

    private static List<ChangedFile> files(String lines) {
        return lines.lines().map(line -> line.split("\t", 2))
                .filter(words -> words.length == 2 && !words[0].isBlank())
                .map(words -> new ChangedFile(switch (words[0].charAt(0)) {
                    case 'A' -> "A";
                    case 'D' -> "D";
                    default -> "M";
                }, words[1])).toList();
    }

    private String git(List<String> arguments) {
        return tryGit(arguments).orElseThrow(() -> new ClientException(Reason.REFUSED,
                directory.toAbsolutePath().normalize() + " is no git repository with commits;"
                        + " run it in the checkout of what is released"));
    }

    /// The output; empty when git says no.
    private Optional<String> tryGit(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "-C",
                directory.toAbsolutePath().toString()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readNBytes(OUTPUT_BYTES_MAX + 1);
            if (output.length > OUTPUT_BYTES_MAX
                    || !process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ClientException(Reason.REFUSED, "git said too much, or nothing for "
                        + SECONDS_MAX + " seconds; choose fewer commits with --max");
            }
            return process.exitValue() == 0
                    ? Optional.of(new String(output, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new ClientException(Reason.REFUSED, "git cannot be started: is it installed?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Reason.REFUSED, "interrupted");
        }
    }
}
