package io.corral.server.ui.issues.actions;

import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdate;
import io.corral.domain.project.Project;
import io.corral.domain.triage.session.Step;
import io.corral.domain.triage.session.Step.Kind;
import io.corral.engine.triage.TriageSessions;
import io.corral.server.ui.Visit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells somebody's triage session what they did to issues, wherever they did it.
public final class TriageSteps {

    private final TriageSessions sessions;

    TriageSteps(TriageSessions sessions) {
        this.sessions = sessions;
    }

    /// Notes a change that was made.
    ///
    /// @param undo null when it cannot be undone
    void note(Visit visit, List<Issue> issues, IssueAction.Change change, @Nullable String undo) {
        var organization = visit.organization().id();
        var user = visit.principal().user().id();
        IssueUpdate update = change.update();
        Optional<Kind> kind = kind(update);
        if (kind.isPresent()) {
            sessions.record(organization, user,
                    steps(visit, issues, kind.get(), change.done(), undo));
        } else if (update.status() == IssueStatus.UNRESOLVED || update.assignment() != null) {
            sessions.forget(organization, user,
                    issues.stream().map(Issue::id).collect(Collectors.toSet()));
        }
    }

    /// Notes that something was undone, or cannot be undone any more.
    void undone(Visit visit, String token, boolean isUndone) {
        sessions.undone(
                visit.organization().id(), visit.principal().user().id(), token, isUndone);
    }

    private static Optional<Kind> kind(IssueUpdate update) {
        if (update.status() == IssueStatus.RESOLVED) {
            return Optional.of(Kind.RESOLVED);
        }
        if (update.status() == IssueStatus.IGNORED) {
            return Optional.of(Kind.IGNORED);
        }
        var assignment = update.assignment();
        return assignment != null && assignment.to() != null
                ? Optional.of(Kind.ASSIGNED)
                : Optional.empty();
    }

    /// What was done about issues, as a session keeps it.
    ///
    /// @param said what was done, after the issue
    /// @param undo null when it cannot be undone
    public static List<Step> steps(Visit visit, List<Issue> issues, Kind kind, String said,
            @Nullable String undo) {
        return issues.stream().map(issue -> new Step(issue.id(),
                issue.shortId(visit.directory().project(issue.project()).map(Project::slug)
                        .orElse("")).toString(),
                issue.metadata().title(), kind, said, visit.now(), undo)).toList();
    }
}
