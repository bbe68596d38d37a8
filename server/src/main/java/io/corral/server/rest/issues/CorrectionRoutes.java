package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.engine.correction.EventSplits;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.engine.correction.SplitJobs;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.store.issue.IssueQueries;
import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// The grouping keys of an issue: which there are, giving some an issue of their own (Sentry's
/// unmerge), and taking a merge or a split back (API reference 3, "issue page").
public final class CorrectionRoutes {

    private static final int KEYS_MAX = 1_000;

    private final IssueQueries issues;
    private final IssueCorrections corrections;
    private final EventSplits ways;
    private final SplitJobs splits;

    public CorrectionRoutes(
            IssueQueries issues, IssueCorrections corrections, EventSplits ways,
            SplitJobs splits) {
        this.issues = issues;
        this.corrections = corrections;
        this.ways = ways;
        this.splits = splits;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        var paths = new IssuePaths(api, issues);
        paths.add("GET", "hashes/", Scope.EVENT_READ, this::keys);
        paths.add("DELETE", "hashes/", Scope.EVENT_WRITE, this::split);
        paths.add("POST", "activities/{activity}/undo/", Scope.EVENT_WRITE, this::undo);
        paths.add("GET", "split/", Scope.EVENT_READ, this::ways);
        paths.add("POST", "split/", Scope.EVENT_WRITE, this::divide);
        paths.add("GET", "split/{split}/", Scope.EVENT_READ, this::progress);
    }

    private Answer keys(Call call, FoundIssue found) {
        List<LinkedKeyView> keys =
                corrections.keys(found.issue()).stream().map(LinkedKeyView::of).toList();
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                var slice = page.of(keys);
                yield page.answer(call.request(), slice.elements(), slice.more());
            }
        };
    }

    private Answer split(Call call, FoundIssue found) {
        Set<Long> keys = new HashSet<>();
        for (String name : call.query().all("id")) {
            if (!name.matches("[0-9a-f]{16}")) {
                return ApiErrors.badRequest("id has to be 16 hexadecimal digits, found \"" + name
                        + "\".");
            }
            keys.add(HexFormat.fromHexDigitsToLong(name));
        }
        if (keys.isEmpty() || keys.size() > KEYS_MAX) {
            return ApiErrors.badRequest(
                    "Name the keys to split with id, one to " + KEYS_MAX + " of them.");
        }
        String reason = call.query().firstOr("reason", "");
        return switch (corrections.split(
                found.issue(), keys, call.principal().user().id(), reason)) {
            case Result.Refused(var sentence) -> ApiErrors.badRequest(sentence);
            case Result.Done(var created, _) -> json(202, Map.of("id", created.toString()));
        };
    }

    private Answer undo(Call call, FoundIssue found) {
        String name = call.request().parameter("activity");
        if (!name.matches("[1-9][0-9]{0,17}")) {
            return ApiErrors.notFound();
        }
        long activity = Long.parseLong(name);
        UserId actor = call.principal().user().id();
        Optional<SplitJobs.Answer> begun = splits.undo(found.issue(), activity, actor);
        if (begun.isPresent()) {
            return answer(begun.get(), ApiErrors::conflict);
        }
        return corrections.undo(found.issue(), activity, actor)
                .map(back -> json(200, Map.of(
                        "issues", back.stream().map(IssueId::toString).toList())))
                .orElseGet(() -> ApiErrors.conflict("There is nothing to undo: the entry is no "
                        + "merge or split of this issue, or its keys are elsewhere by now."));
    }

    private Answer ways(Call call, FoundIssue found) {
        EventSplits.Ways differing = ways.ways(found.issue());
        return json(200, Map.of("sampled", differing.sampled(), "ways",
                differing.candidates().stream().map(SplitBody::view).toList()));
    }

    private Answer divide(Call call, FoundIssue found) throws IOException {
        Optional<ObjectNode> body = call.body();
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        return switch (SplitBody.read(body.get())) {
            case SplitBody.Read.Wrong(var field, var sentence) ->
                ApiErrors.badField(field, sentence);
            case SplitBody.Read.Wanted(var when) -> answer(splits.start(found.issue(), when,
                    call.principal().user().id(), JsonNodes.text(body.get(), "reason")),
                    ApiErrors::badRequest);
        };
    }

    private static Answer answer(SplitJobs.Answer begun, Function<String, Answer> refused) {
        return switch (begun) {
            case SplitJobs.Answer.Refused(var sentence) -> refused.apply(sentence);
            case SplitJobs.Answer.Taken(var job) ->
                json(202, SplitView.of(new SplitJobs.Progress(job, 0, 0)));
        };
    }

    private Answer progress(Call call, FoundIssue found) {
        String name = call.request().parameter("split");
        return name.matches("[1-9][0-9]{0,17}")
                ? splits.find(found.project().id(), Long.parseLong(name))
                        .map(progress -> json(200, SplitView.of(progress)))
                        .orElseGet(ApiErrors::notFound)
                : ApiErrors.notFound();
    }

    private static Answer json(int status, Object view) {
        return Answer.json(status, Json.MAPPER.writeValueAsBytes(view));
    }
}
