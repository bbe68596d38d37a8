package io.corral.server.ui.settings;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.ShortId;
import io.corral.domain.project.Project;
import io.corral.domain.triage.Learning;
import io.corral.domain.triage.Learning.LearningKind;
import io.corral.engine.triage.Learnings.KeptLearning;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.settings.MemoryPage.Choice;
import io.corral.web.page.settings.MemoryPage.Draft;
import io.corral.web.page.settings.MemoryPage.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the page of an organisation's memory says.
final class MemoryView {

    private final Visit visit;
    private final String base;
    private final @Nullable Sent sent;
    private final IssueQueries issues;

    /// @param sent a form that was refused; null otherwise
    MemoryView(Visit visit, String base, @Nullable Sent sent, IssueQueries issues) {
        this.visit = visit;
        this.base = base;
        this.sent = sent;
        this.issues = issues;
    }

    /// A form that was refused.
    ///
    /// @param id of the learning it changes; null for a new one
    record Sent(
            @Nullable Long id, Learning learning, @Nullable ProjectId project, String problem) {}

    static @Nullable String slug(Visit visit, @Nullable ProjectId project) {
        return project == null
                ? null
                : visit.directory().project(project).map(Project::slug).orElse(null);
    }

    /// Whether somebody came for the form of a new one.
    boolean isFormAsked() {
        return visit.query().has("issue") || visit.query().has("topic")
                || (sent != null && sent.id() == null);
    }

    /// The form of a new one; with what the address says that it is about.
    @Nullable
    Draft draft() {
        if (!visit.may(Scope.EVENT_WRITE)) {
            return null;
        }
        if (sent != null && sent.id() == null) {
            return form("new", base, sent.learning(), sent.project(), sent.problem());
        }
        String issue = visit.query().firstOr("issue", "");
        LearningKind kind = issue.isEmpty() ? LearningKind.PATTERN : LearningKind.ISSUE;
        return form("new", base,
                new Learning(kind, "", Words.row(issue), visit.query().firstOr("topic", "")),
                null, null);
    }

    List<Entry> entries(List<KeptLearning> shown) {
        return shown.stream().map(this::entry).toList();
    }

    private Entry entry(KeptLearning kept) {
        Learning learning = kept.learning();
        String name = learning.issue();
        Optional<Link> issue = Optional.ofNullable(name).flatMap(ShortId::parse)
                .flatMap(this::issue)
                .map(found -> new Link(visit.address("issues/" + found.id() + "/"),
                        Objects.requireNonNull(name)));
        return new Entry(Long.toString(kept.id()), words(learning.kind()), learning.text(),
                issue.orElse(null), issue.isEmpty() ? name : null, learning.topic(),
                slug(visit, kept.project()), author(visit, kept),
                Words.ago(kept.updatedAt(), visit.now()), edit(kept));
    }

    private Optional<Issue> issue(ShortId id) {
        return visit.directory().project(visit.organization().id(), id.slug())
                .flatMap(project -> issues.find(project.id(), id.number()));
    }

    static String author(Visit visit, KeptLearning kept) {
        return Optional.ofNullable(kept.author()).flatMap(visit.directory()::user)
                .map(User::name).orElse("Somebody who left");
    }

    static String words(LearningKind kind) {
        return switch (kind) {
            case PATTERN -> "Pattern";
            case ISSUE -> "About an issue";
            case DECISION -> "Decision";
        };
    }

    private @Nullable Draft edit(KeptLearning kept) {
        if (!visit.may(Scope.EVENT_WRITE)) {
            return null;
        }
        String id = Long.toString(kept.id());
        String action = base + id + "/";
        return sent != null && Objects.equals(sent.id(), kept.id())
                ? form(id, action, sent.learning(), sent.project(), sent.problem())
                : form(id, action, kept.learning(), kept.project(), null);
    }

    private Draft form(String id, String action, Learning learning, @Nullable ProjectId project,
            @Nullable String problem) {
        List<Choice> projects = new ArrayList<>();
        projects.add(new Choice("", "All projects", project == null));
        for (Project each : visit.directory().projectsOf(visit.organization().id())) {
            projects.add(new Choice(each.slug(), each.name(), each.id().equals(project)));
        }
        return new Draft(id, action,
                Arrays.stream(LearningKind.values()).map(kind -> new Choice(
                        kind.wireName(), words(kind), kind == learning.kind())).toList(),
                learning.text(), Objects.requireNonNullElse(learning.issue(), ""),
                Objects.requireNonNullElse(learning.topic(), ""), projects, problem);
    }
}
