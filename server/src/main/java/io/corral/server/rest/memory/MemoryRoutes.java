package io.corral.server.rest.memory;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Learning;
import io.corral.domain.triage.Learning.LearningKind;
import io.corral.engine.triage.Learnings;
import io.corral.engine.triage.Learnings.KeptLearning;
import io.corral.engine.triage.Learnings.Written;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.UserReference;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What an organisation learned: patterns, notes on issues, decisions.
public final class MemoryRoutes {

    private static final String LIST = "/api/0/organizations/{org}/memory/";
    private static final String ONE = LIST + "{learning}/";

    private final Learnings learnings;

    public MemoryRoutes(Learnings learnings) {
        this.learnings = learnings;
    }

    /// A learning on the wire.
    ///
    /// @param project slug
    record LearningView(
            String id, String kind, String text, @Nullable String issue, @Nullable String project,
            @Nullable String topic, String dateCreated, String dateUpdated,
            @Nullable UserReference author) {

        static LearningView of(Call call, KeptLearning kept) {
            Learning learning = kept.learning();
            return new LearningView(Long.toString(kept.id()), learning.kind().wireName(),
                    learning.text(), learning.issue(), slug(call, kept.project()),
                    learning.topic(), WireTime.of(kept.createdAt()),
                    WireTime.of(kept.updatedAt()),
                    UserReference.of(call.directory(), kept.author()));
        }
    }

    private static @Nullable String slug(Call call, @Nullable ProjectId project) {
        return project == null
                ? null
                : call.directory().project(project).map(Project::slug).orElse(null);
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, Scope.EVENT_READ, this::list);
        api.organization("POST", LIST, Scope.EVENT_WRITE, (call, organization) -> write(
                call, organization, 201,
                (project, learning) -> learnings.add(organization.id(), project,
                        call.principal().user().id(), learning)));
        api.organization("PUT", ONE, Scope.EVENT_WRITE, (call, organization) -> {
            Optional<Long> id = id(call)
                    .filter(each -> learnings.find(organization.id(), each).isPresent());
            return id.isEmpty()
                    ? ApiErrors.notFound()
                    : write(call, organization, 200, (project, learning) -> learnings.replace(
                            organization.id(), id.get(), project, learning));
        });
        api.organization("DELETE", ONE, Scope.EVENT_WRITE, (call, organization) -> id(call)
                .filter(each -> learnings.forget(organization.id(), each))
                .map(_ -> Answer.empty(204)).orElseGet(ApiErrors::notFound));
    }

    private static Optional<Long> id(Call call) {
        return Definitions.number(call.request().parameter("learning"));
    }

    /// Newest first; with `about`, those that help with any of its values.
    private Answer list(Call call, Organization organization) {
        List<String> about = call.query().all("about");
        List<KeptLearning> found = about.isEmpty()
                ? learnings.list(organization.id())
                : learnings.about(organization.id(), about);
        return Answers.page(call,
                LearningWords.select(call.query().firstOr("query", ""), found,
                        each -> slug(call, each.project())),
                each -> LearningView.of(call, each));
    }

    private static Answer write(Call call, Organization organization, int status,
            BiFunction<@Nullable ProjectId, Learning, Written> keeping) throws IOException {
        Fields fields = Fields.of(call);
        String kind = fields.wordOr("kind", "", LearningKind.wireNames());
        String text = fields.node("text").asString("").strip();
        String issue = fields.optionalText("issue");
        var learning = new Learning(LearningKind.ofWireName(kind).orElse(LearningKind.PATTERN),
                text, issue == null ? null : issue.toUpperCase(Locale.ROOT),
                fields.optionalText("topic"));
        Learnings.problems(learning).forEach(fields::wrong);
        String named = fields.optionalText("project");
        Optional<Project> project = named == null
                ? Optional.empty()
                : call.directory().project(organization.id(), named);
        if (named != null && project.isEmpty()) {
            fields.wrong("project", "There is no such project.");
        }
        return fields.then(() -> switch (keeping.apply(
                project.map(Project::id).orElse(null), learning)) {
            case Written.Done(var kept) -> Answers.json(status, LearningView.of(call, kept));
            case Written.Full(var sentence) -> ApiErrors.badRequest(sentence);
            case Written.Gone() -> ApiErrors.notFound();
        });
    }
}
