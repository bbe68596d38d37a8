package io.corral.server.rest.triage;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.IssueTriage.Worklist;
import io.corral.engine.triage.ProductContexts;
import io.corral.engine.triage.ProductContexts.Changed;
import io.corral.engine.triage.ShownRankings;
import io.corral.protocol.triage.VerdictWriter;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.definition.Definition;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What to look at first in an organisation, and what it says about its product.
public final class TriageRoutes {

    private static final String PATH = "/api/0/organizations/{org}/triage/";
    private static final String CONTEXT = PATH + "context/";

    private final IssueTriage triage;
    private final ProductContexts contexts;
    private final ShownRankings shown;
    private final InstantSource clock;

    public TriageRoutes(IssueTriage triage, ProductContexts contexts, ShownRankings shown,
            InstantSource clock) {
        this.triage = triage;
        this.shown = shown;
        this.contexts = contexts;
        this.clock = clock;
    }

    /// A product context on the wire.
    ///
    /// @param text YAML or JSON as it was written; empty before anybody wrote any
    record ContextView(String text, @Nullable String dateCreated, @Nullable String dateUpdated,
            @Nullable UserReference author) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", PATH, Scope.EVENT_READ, this::list);
        api.organization("GET", CONTEXT, Scope.ORG_READ, (call, organization) -> show(
                call, contexts.find(organization.id()).orElse(null)));
        api.organization("PUT", CONTEXT, Scope.ORG_WRITE, this::change);
        api.organization("POST", CONTEXT + "preview/", Scope.ORG_WRITE, this::preview);
    }

    /// Ranked over the whole organisation: what fails in one project may be the cause in another.
    /// Whoever reads with a token is a program; that it shows a person what it reads, it says.
    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> {
                Worklist worklist = triage.rank(organization.id());
                if (call.query().firstOr("shown", "").equals("1")) {
                    shown.shown(organization.id(), worklist, call.principal().user().id());
                }
                yield Answers.page(call, worklist.of(scope.projects()),
                        verdict -> view(worklist.issues(), verdict));
            }
        };
    }

    private static ObjectNode view(Map<String, Issue> issues, Verdict verdict) {
        ObjectNode node = VerdictWriter.write(verdict);
        Issue issue = issues.get(verdict.shortId());
        return issue == null
                ? node
                : node.put("id", issue.id().toString()).put("title", issue.metadata().title());
    }

    private static String text(Fields fields) {
        if (!fields.node("text").isString()) {
            fields.wrong("text", "Send the context as one text, YAML or JSON.");
        }
        return fields.node("text").asString("");
    }

    private Answer preview(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        String text = text(fields);
        return fields.then(() -> {
            List<String> problems = ProductContexts.problems(text);
            return problems.isEmpty()
                    ? Answers.json(200, PreviewView.of(triage.preview(
                            organization.id(), ProductContexts.read(text))))
                    : ApiErrors.badField("text", String.join("; ", problems));
        });
    }

    private Answer change(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        String text = text(fields);
        return fields.then(() -> switch (contexts.change(
                organization.id(), text, call.principal().user().id())) {
            case Changed.Done(var definition) -> show(call, definition);
            case Changed.Refused(var problems) ->
                ApiErrors.badField("text", String.join("; ", problems));
        });
    }

    private static Answer show(Call call, @Nullable Definition definition) {
        return Answers.json(200, definition == null
                ? new ContextView("", null, null, null)
                : new ContextView(ProductContexts.text(definition),
                        WireTime.of(definition.createdAt()), WireTime.of(definition.updatedAt()),
                        UserReference.of(call.directory(), definition.author())));
    }
}
