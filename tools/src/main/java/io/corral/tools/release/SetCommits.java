package io.corral.tools.release;

import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.release.GitLog.Commit;
import io.corral.tools.text.PlainText;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Part.Lines;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import io.corral.tools.tool.Work.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `set-commits`: says which commits a release has, so that an issue names who may know it.
public final class SetCommits {

    private static final int COMMITS_SHOWN = 10;
    private static final int COMMITS_MAX = 1000;
    private static final int FIRST_TIME = 20;
    private static final int FILES_MAX = 500;
    private static final int MESSAGE_MAX = 4000;
    private static final int TEXT_MAX = 80;
    private static final int ID_SHOWN = 12;

    private SetCommits() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("set-commits", Category.RELEASES,
                "Sets the commits of a release, read from the git repository one stands in.",
                "Number of commits, the repository, and the newest commits with author and number"
                        + " of files.",
                List.of(
                        Parameter.text("version", "VERSION", "The release; create it first.")
                                .asRequiredWord(),
                        Parameter.flag("auto", "Reads the local git repository: commits since those"
                                + " of the release before, or the last 20 the first time.")
                                .ofThisMachine(),
                        Parameter.text("from", "SHA",
                                "The last commit that is not in it, instead of that of the release"
                                        + " before.")
                                .ofThisMachine(),
                        Parameter.texts("commit", "REPOSITORY@SHA",
                                "For a server that reads the repository itself: its newest commit,"
                                        + " or SHA..SHA for both ends."),
                        Parameter.text("repository", "NAME",
                                "Name of the repository; owner/name of its origin without it."),
                        Parameter.integer("max", "N", "At most so many commits, up to 1000.")
                                .orElse("200")),
                List.of("shop@1.4.2 --auto", "shop@1.4.2 --auto --from 4f1c2ab",
                        "shop@1.4.2 --commit acme/shop@4f1c2ab..9d0e6f3"),
                "project:releases", new Work.Changes(SetCommits::plan));
    }

    private static Plan plan(ToolCall call) {
        Arguments arguments = call.arguments();
        String version = arguments.required("version");
        boolean isLocal = arguments.has("auto") || arguments.has("from");
        if (isLocal == arguments.has("commit")) {
            throw new ClientException(Reason.USAGE, "say either --auto, to read the local git"
                    + " repository, or --commit REPOSITORY@SHA");
        }
        if (Releases.find(call, version).isEmpty()) {
            throw new ClientException(Reason.NOT_FOUND, "there is no release " + version
                    + ": run create-release " + version + " first");
        }
        return isLocal ? local(call, version) : remote(call, version);
    }

    private static Plan local(ToolCall call, String version) {
        Path directory = call.directory();
        if (directory == null) {
            throw new ClientException(Reason.REFUSED,
                    "there is no git repository here: run set-commits in a terminal or in CI");
        }
        var log = new GitLog(directory);
        String named = call.arguments().text("repository");
        String repository = named == null ? log.repository() : named;
        String from = call.arguments().text("from");
        String after = from == null ? lastOfPrevious(call, version, log) : from;
        if (from != null && !log.isBeforeHead(from)) {
            throw new ClientException(Reason.REFUSED, from + " is no commit before the current"
                    + " one; in CI, fetch the whole history (fetch-depth: 0)");
        }
        int max = Math.clamp(call.arguments().numberOr("max", COMMITS_MAX), 1, COMMITS_MAX);
        List<Commit> commits = log.commits(after, after == null ? Math.min(FIRST_TIME, max) : max);
        if (commits.isEmpty()) {
            throw new ClientException(Reason.REFUSED,
                    "no commit since " + after + ", the last one of the release before");
        }
        Facts facts = Facts.named("change")
                .with("going to", Cell.of("set the commits of " + version))
                .with("repository", Cell.of(repository))
                .with("since",
                        Cell.of(after == null ? "no release before has commits here" : after))
                .with("commits", Cell.of(commits.size()));
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("commits", wire(commits, repository));
        return new Plan(Answer.of(facts, table(commits)), () -> put(call, version, body));
    }

    /// The last commit of the release before, where this repository knows it; null otherwise.
    private static @Nullable String lastOfPrevious(ToolCall call, String version, GitLog log) {
        try {
            JsonNode before = call.get(Releases.path(call, version) + "previous-with-commits/",
                    Map.of());
            String last = before.path("lastCommit").path("id").asString("");
            return log.isBeforeHead(last) ? last : null;
        } catch (ClientException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private static ArrayNode wire(List<Commit> commits, String repository) {
        ArrayNode wire = Json.MAPPER.createArrayNode();
        for (Commit commit : commits) {
            ArrayNode files = wire.addObject().put("id", commit.id())
                    .put("repository", repository)
                    .put("message", PlainText.cut(commit.message(), MESSAGE_MAX))
                    .put("author_name", commit.author()).put("author_email", commit.email())
                    .put("timestamp", commit.at()).putArray("patch_set");
            commit.files().stream().limit(FILES_MAX).forEach(file -> files.addObject()
                    .put("path", file.path()).put("type", file.change()));
        }
        return wire;
    }

    private static Table table(List<Commit> commits) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Commit commit : commits.subList(0, Math.min(COMMITS_SHOWN, commits.size()))) {
            rows.add(List.of(Cell.of(commit.id().substring(0, ID_SHOWN)),
                    Cell.untrusted(commit.email(), TEXT_MAX), Cell.of(commit.files().size()),
                    Cell.untrusted(commit.message().lines().findFirst().orElse(""), TEXT_MAX)));
        }
        return new Table("newest", List.of("commit", "author", "files", "message"), rows);
    }

    private static Plan remote(ToolCall call, String version) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode refs = body.putArray("refs");
        List<Cell> lines = new ArrayList<>();
        for (String each : call.arguments().texts("commit")) {
            int at = each.lastIndexOf('@');
            if (at < 1 || at == each.length() - 1) {
                throw new ClientException(Reason.USAGE,
                        "a commit is written as REPOSITORY@SHA, found " + each);
            }
            String range = each.substring(at + 1);
            int dots = range.indexOf("..");
            ObjectNode ref = refs.addObject().put("repository", each.substring(0, at))
                    .put("commit", dots < 0 ? range : range.substring(dots + 2));
            if (dots >= 0) {
                ref.put("previousCommit", range.substring(0, dots));
            }
            lines.add(Cell.of(each));
        }
        return new Plan(Answer.of(Facts.named("change")
                .with("going to", Cell.of("set the commits of " + version)),
                new Lines("commits", lines)),
                () -> put(call, version, body));
    }

    private static Answer put(ToolCall call, String version, ObjectNode body) {
        JsonNode release =
                call.client().call("PUT", Releases.path(call, version), Map.of(), body);
        return Answer.of(Facts.named("release")
                .with("version", Cell.untrusted(release.path("version").asString(""), TEXT_MAX))
                .with("commits", Cell.of(release.path("commitCount")))
                .with("authors", Cell.of(release.path("authors").size()))
                .with("last commit", Cell.of(release.path("lastCommit").path("id"))));
    }
}
