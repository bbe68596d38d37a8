package io.corral.server.rest.memory;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Learning;
import io.corral.domain.triage.Learning.LearningKind;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.UserReference;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What an organisation learned: patterns, notes on issues, decisions. Bounded by what a kind of
/// definition may have; who writes more has to forget some.
public final class MemoryRoutes {

    private static final String LIST = "/api/0/organizations/{org}/memory/";
    private static final String ONE = LIST + "{learning}/";
    private static final int ISSUE_LENGTH_MAX = 100;

    private final Definitions learnings;

    public MemoryRoutes(DefinitionStore store, InstantSource clock) {
        this.learnings = new Definitions(store, DefinitionKind.LEARNING, "learning", clock);
    }

    /// A learning on the wire.
    ///
    /// @param project slug
    record LearningView(
            String id, String kind, String text, @Nullable String issue, @Nullable String project,
            @Nullable String topic, String dateCreated, String dateUpdated,
            @Nullable UserReference author) {

        static LearningView of(Call call, Definition definition) {
            Learning learning = learning(definition);
            return new LearningView(Long.toString(definition.id()), learning.kind().wireName(),
                    learning.text(), learning.issue(), slug(call, definition.project()),
                    learning.topic(), WireTime.of(definition.createdAt()),
                    WireTime.of(definition.updatedAt()),
                    UserReference.of(call.directory(), definition.author()));
        }

        private static @Nullable String slug(Call call, @Nullable ProjectId project) {
            return project == null
                    ? null
                    : call.directory().project(project).map(Project::slug)
                            .orElse(null);
        }

        private boolean matches(Word word) {
            return switch (word.key()) {
                case "kind" -> word.isLike(kind);
                case "issue" -> issue != null && word.isLike(issue);
                case "project" -> project != null && word.isLike(project);
                case "topic" -> topic != null && word.isLike(topic);
                default -> (word.key().isEmpty()
                        ? word
                        : new Word("", word.key() + ":" + word.value()))
                        .isIn(text, orEmpty(issue), orEmpty(topic));
            };
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, Scope.EVENT_READ, this::list);
        api.organization("POST", LIST, Scope.EVENT_WRITE, (call, organization) -> write(
                call, organization, wish -> learnings.add(call, organization.id(), wish,
                        made -> Answers.json(201, LearningView.of(call, made)))));
        api.organization("PUT", ONE, Scope.EVENT_WRITE, (call, organization) -> {
            Optional<Definition> before = find(call, organization);
            return before.isEmpty()
                    ? ApiErrors.notFound()
                    : write(call, organization, wish -> learnings.replace(before.get(), wish,
                            made -> Answers.json(200, LearningView.of(call, made))));
        });
        api.organization("DELETE", ONE, Scope.EVENT_WRITE, (call, organization) -> find(
                call, organization).map(each -> learnings.delete(each, 204))
                .orElseGet(ApiErrors::notFound));
    }

    private Optional<Definition> find(Call call, Organization organization) {
        return learnings.find(organization.id(), call.request().parameter("learning"));
    }

    private static Learning learning(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), Learning.class);
    }

    /// Newest first; with `about`, those that help with any of its values.
    private Answer list(Call call, Organization organization) {
        List<String> about = call.query().all("about");
        List<LearningView> views = learnings.all(organization.id()).reversed().stream()
                .filter(each -> about.isEmpty() || about.stream().anyMatch(
                        something -> learning(each).isAbout(something)))
                .map(each -> LearningView.of(call, each)).toList();
        return Answers.page(
                call, Words.of(call).select(views, LearningView::matches), view -> view);
    }

    private static Answer write(
            Call call, Organization organization, Function<Definitions.Wish, Answer> keeping)
            throws IOException {
        Fields fields = Fields.of(call);
        String kind = fields.wordOr("kind", "", LearningKind.wireNames());
        String text = fields.node("text").asString("").strip();
        if (text.isEmpty() || text.length() > Learning.TEXT_LENGTH_MAX) {
            fields.wrong("text", "Send 1 to " + Learning.TEXT_LENGTH_MAX + " characters.");
        }
        String issue = bounded(fields, "issue", 1, ISSUE_LENGTH_MAX);
        String topic = bounded(
                fields, "topic", Learning.TOPIC_LENGTH_MIN, Learning.TOPIC_LENGTH_MAX);
        String named = fields.optionalText("project");
        Optional<Project> project = named == null
                ? Optional.empty()
                : call.directory().project(organization.id(), named);
        if (named != null && project.isEmpty()) {
            fields.wrong("project", "There is no such project.");
        }
        return fields.then(() -> keeping.apply(new Definitions.Wish(
                project.map(Project::id).orElse(null), null,
                new Learning(LearningKind.ofWireName(kind).orElseThrow(), text,
                        issue == null ? null : issue.toUpperCase(Locale.ROOT), topic))));
    }

    private static @Nullable String bounded(Fields fields, String field, int min, int max) {
        String text = fields.optionalText(field);
        if (text != null && (text.length() < min || text.length() > max)) {
            fields.wrong(field, "Send " + min + " to " + max + " characters.");
        }
        return text;
    }
}
