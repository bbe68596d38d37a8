package io.corral.server.ui.settings;

import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Learning;
import io.corral.domain.triage.Learning.LearningKind;
import io.corral.engine.triage.Learnings;
import io.corral.engine.triage.Learnings.KeptLearning;
import io.corral.engine.triage.Learnings.Written;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.memory.LearningWords;
import io.corral.server.ui.Address;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.settings.MemoryView.Sent;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.settings.MemoryPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page of what an organisation learned: found, written, written anew and forgotten.
public final class MemoryPages {

    private static final int PAGE = 50;

    private final Ui ui;
    private final Learnings learnings;
    private final IssueQueries issues;

    /// Pages on these learnings.
    public MemoryPages(Ui ui, Learnings learnings, IssueQueries issues) {
        this.ui = ui;
        this.learnings = learnings;
        this.issues = issues;
    }

    /// Adds the pages.
    public void add() {
        String path = SettingsTabs.MEMORY.pattern();
        ui.page(path, SettingsTabs.MEMORY.scope(), visit -> page(visit, 200, null));
        ui.form(path, Scope.EVENT_WRITE, this::keep);
        ui.form(path + "{learning}/", Scope.EVENT_WRITE, this::change);
    }

    /// @param sent a form that was refused; null otherwise
    private Answer page(Visit visit, int status, @Nullable Sent sent) {
        String query = visit.query().firstOr("query", "").strip();
        List<KeptLearning> all = learnings.list(visit.organization().id());
        List<KeptLearning> found =
                LearningWords.select(query, all, each -> MemoryView.slug(visit, each.project()));
        String offset = visit.query().firstOr("offset", "");
        int first = offset.matches("\\d{1,4}") ? Integer.parseInt(offset) : 0;
        List<KeptLearning> shown = found.stream().skip(first).limit(PAGE).toList();
        String base = SettingsTabs.MEMORY.address(visit);
        Address more = Address.of(base).with("offset", Integer.toString(first + PAGE));
        var view = new MemoryView(visit, base, sent, issues);
        return ui.pages().page(status, "settings/memory", new MemoryPage(
                ui.shells().of(visit, "Memory", Section.SETTINGS),
                SettingsTabs.MEMORY.among(visit), base, query,
                query.isEmpty()
                        ? Words.many(all.size(), "note")
                        : Words.number(found.size()) + " of " + Words.many(all.size(), "note"),
                all.isEmpty(), all.isEmpty() || view.isFormAsked(), view.draft(),
                view.entries(shown),
                found.size() > first + PAGE
                        ? (query.isEmpty() ? more : more.with("query", query)).toString()
                        : null));
    }

    private Answer keep(Visit visit, Query form) {
        return write(visit, form, null, (project, learning) -> learnings.add(
                visit.organization().id(), project, visit.principal().user().id(), learning));
    }

    private Answer change(Visit visit, Query form) {
        OrganizationId organization = visit.organization().id();
        String word = visit.parameter("learning");
        if (!word.matches("[1-9][0-9]{0,17}")
                || learnings.find(organization, Long.parseLong(word)).isEmpty()) {
            return ui.missing(visit);
        }
        long id = Long.parseLong(word);
        if (form.firstOr("action", "").equals("delete")) {
            return learnings.forget(organization, id)
                    ? Ui.done(SettingsTabs.MEMORY.address(visit), "Forgotten.")
                    : ui.missing(visit);
        }
        return write(visit, form, id, (project, learning) -> learnings.replace(
                organization, id, project, learning));
    }

    /// Keeps what a form sent.
    private interface Keeping {
        Written keep(@Nullable ProjectId project, Learning learning);
    }

    private Answer write(Visit visit, Query form, @Nullable Long id, Keeping keeping) {
        String issue = text(form, "issue");
        String topic = text(form, "topic");
        var learning = new Learning(
                LearningKind.ofWireName(form.firstOr("kind", "")).orElse(LearningKind.PATTERN),
                text(form, "text"), issue.isEmpty() ? null : issue.toUpperCase(Locale.ROOT),
                topic.isEmpty() ? null : topic);
        Optional<ProjectId> project = visit.directory()
                .project(visit.organization().id(), form.firstOr("project", ""))
                .map(Project::id);
        Map<String, String> problems = Learnings.problems(learning);
        if (!problems.isEmpty()) {
            var wrong = problems.entrySet().iterator().next();
            return page(visit, 422, new Sent(id, learning, project.orElse(null),
                    Words.capital(wrong.getKey()) + ": " + wrong.getValue()));
        }
        return switch (keeping.keep(project.orElse(null), learning)) {
            case Written.Done(var kept) -> Ui.done(SettingsTabs.MEMORY.address(visit)
                    + "#learning-" + kept.id(), "Kept.");
            case Written.Full(var sentence) ->
                page(visit, 422, new Sent(id, learning, project.orElse(null), sentence));
            case Written.Gone() -> ui.missing(visit);
        };
    }

    private static String text(Query form, String field) {
        return form.firstOr(field, "").replace("\r\n", "\n").strip();
    }
}
