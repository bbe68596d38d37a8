package io.corral.server.rest.releases;

import io.corral.domain.release.Commit;
import io.corral.domain.release.Commit.Author;
import io.corral.domain.release.Commit.FileChange;
import io.corral.protocol.json.JsonNodes;
import io.corral.store.release.CommitStore.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `commits` and `refs` of a release's body (API reference 2.3, 65).
///
/// @param commits null when the body has none
/// @param refs null when the body has none
record CommitBody(@Nullable List<Commit> commits, @Nullable List<Ref> refs) {

    private static final int COMMITS_MAX = 10_000;
    private static final int FILES_MAX = 10_000;
    private static final int HASH_LENGTH_MAX = 64;
    private static final int NAME_LENGTH_MAX = 200;
    private static final int MESSAGE_LENGTH_MAX = 10_000;
    private static final int PATH_LENGTH_MAX = 1_000;

    /// What was read.
    sealed interface Read {
        /// Commits and refs.
        record Good(CommitBody body) implements Read {}

        /// Something is not as it should be.
        record Wrong(String field, String sentence) implements Read {}
    }

    /// Reads a body.
    ///
    /// @param nameless repository of commits that name none
    static Read read(ObjectNode body, String nameless, Instant now) {
        List<Commit> commits = null;
        JsonNode toldCommits = JsonNodes.present(body, "commits");
        if (toldCommits != null) {
            commits = new ArrayList<>();
            Optional<String> wrong = addCommits(commits, toldCommits, nameless, now);
            if (wrong.isPresent()) {
                return new Read.Wrong("commits", wrong.get());
            }
        }
        List<Ref> refs = null;
        JsonNode toldRefs = JsonNodes.present(body, "refs");
        if (toldRefs != null) {
            refs = new ArrayList<>();
            Optional<String> wrong = addRefs(refs, toldRefs);
            if (wrong.isPresent()) {
                return new Read.Wrong("refs", wrong.get());
            }
        }
        return new Read.Good(new CommitBody(commits, refs));
    }

    private static Optional<String> addCommits(
            List<Commit> commits, JsonNode list, String nameless, Instant now) {
        if (!list.isArray() || list.size() > COMMITS_MAX) {
            return Optional.of("A list of up to " + COMMITS_MAX + " commits is expected.");
        }
        for (JsonNode each : list) {
            String hash = JsonNodes.text(each, "id");
            if (hash == null || hash.isBlank() || hash.length() > HASH_LENGTH_MAX) {
                return Optional.of("Each commit needs an id of up to " + HASH_LENGTH_MAX
                        + " characters.");
            }
            JsonNode at = JsonNodes.present(each, "timestamp");
            Instant time = at == null ? now : JsonNodes.instant(at);
            if (time == null) {
                return Optional.of("The timestamp of " + hash + " is no ISO 8601 date.");
            }
            String repository = JsonNodes.text(each, "repository");
            if (repository != null && repository.length() > NAME_LENGTH_MAX) {
                return Optional.of("A repository has up to " + NAME_LENGTH_MAX + " characters.");
            }
            commits.add(new Commit(hash,
                    repository == null || repository.isBlank() ? nameless : repository,
                    bounded(JsonNodes.text(each, "message"), MESSAGE_LENGTH_MAX), author(each),
                    time, files(each)));
        }
        return Optional.empty();
    }

    private static @Nullable Author author(JsonNode commit) {
        String name = bounded(JsonNodes.text(commit, "author_name"), NAME_LENGTH_MAX);
        String email = bounded(JsonNodes.text(commit, "author_email"), NAME_LENGTH_MAX);
        return name == null && email == null ? null : new Author(name, email);
    }

    /// Files without a path, with one nobody can have, or beyond the bound are left out.
    private static List<FileChange> files(JsonNode commit) {
        List<FileChange> files = new ArrayList<>();
        for (JsonNode each : commit.path("patch_set")) {
            String path = JsonNodes.text(each, "path");
            boolean usable = path != null && !path.isBlank() && path.length() <= PATH_LENGTH_MAX;
            if (path != null && usable && files.size() < FILES_MAX) {
                files.add(new FileChange(path, kind(JsonNodes.text(each, "type"))));
            }
        }
        return files;
    }

    private static FileChange.Kind kind(@Nullable String letter) {
        return switch (letter) {
            case "A" -> FileChange.Kind.ADDED;
            case "D" -> FileChange.Kind.DELETED;
            case null, default -> FileChange.Kind.MODIFIED;
        };
    }

    private static @Nullable String bounded(@Nullable String text, int lengthMax) {
        return text == null || text.length() <= lengthMax ? text : text.substring(0, lengthMax);
    }

    private static Optional<String> addRefs(List<Ref> refs, JsonNode list) {
        if (!list.isArray() || list.size() > COMMITS_MAX) {
            return Optional.of("A list of refs is expected.");
        }
        for (JsonNode each : list) {
            String repository = JsonNodes.text(each, "repository");
            String commit = JsonNodes.text(each, "commit");
            boolean whole = repository != null && !repository.isBlank() && commit != null
                    && !commit.isBlank() && repository.length() <= NAME_LENGTH_MAX
                    && commit.length() <= HASH_LENGTH_MAX;
            if (repository == null || commit == null || !whole) {
                return Optional.of("Each ref needs a repository and a commit.");
            }
            refs.add(new Ref(repository, commit, JsonNodes.text(each, "previousCommit")));
        }
        return Optional.empty();
    }
}
