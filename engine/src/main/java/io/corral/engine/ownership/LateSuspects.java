package io.corral.engine.ownership;

import io.corral.domain.event.Event;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.IssueUpdates;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.search.IssueEvents;
import io.corral.store.PayloadStore;
import io.corral.store.issue.IssueCondition.TextField;
import io.corral.store.issue.IssueCondition.TextIs;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.TextMatch;
import io.corral.store.release.Release;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Assigns the issues of a release to who wrote suspect commits, when commits are told after the
/// issues came: those that are open and assigned to nobody, in projects that want it. Thread-safe.
public final class LateSuspects {

    private static final int ISSUES_MAX = 100;

    private final Ownership ownership;
    private final Supplier<DirectorySnapshot> directory;
    private final Reading reading;
    private final IssueStore issues;
    private final InstantSource clock;

    /// Where issues and their latest events are read.
    public record Reading(
            IssueQueries issues, IssueEvents events, PayloadStore payloads, Assembly assembly) {}

    public LateSuspects(
            Ownership ownership, Supplier<DirectorySnapshot> directory, Reading reading,
            IssueStore issues, InstantSource clock) {
        this.ownership = ownership;
        this.directory = directory;
        this.reading = reading;
        this.issues = issues;
        this.clock = clock;
    }

    /// The commits of a release are others now.
    public void commitsTold(Release release) {
        ownership.commitsTold(release.organization(), release.version());
        for (Project project : directory.get().projectsOf(release.organization())) {
            if (ownership.settings(project.organization(), project.id()).assignsToSuspect()) {
                assign(project, release);
            }
        }
    }

    private void assign(Project project, Release release) {
        List<IssueEdit> edits = brought(project.id(), release.version()).stream()
                .flatMap(issue -> latest(issue)
                        .map(event -> ownership.author(project, event))
                        .map(author -> edit(issue, author)).stream())
                .toList();
        if (!edits.isEmpty()) {
            issues.edit(edits);
        }
    }

    private List<Issue> brought(ProjectId project, String version) {
        return reading.issues.list(new IssueQuery(Set.of(project), Set.of(), null, null,
                new TextIs(TextField.FIRST_RELEASE, new TextMatch.Equal(version)),
                IssueSort.DATE, 0, ISSUES_MAX)).rows().stream().map(IssuePage.Row::issue)
                .filter(issue -> issue.assignee() == null
                        && issue.state().status() == IssueStatus.UNRESOLVED)
                .toList();
    }

    private Optional<Event> latest(Issue issue) {
        return reading.events.all(issue, Set.of()).latest()
                .flatMap(found -> reading.payloads.find(issue.project(), found.id()))
                .flatMap(reading.assembly::read);
    }

    private IssueEdit edit(Issue issue, Assignee author) {
        return new IssueEdit(issue.id(), null, clock.instant(),
                List.of(new IssueEdit.Step.Assign(author)),
                List.of(IssueUpdates.assigned(author)));
    }
}
