package io.corral.engine.admin;

import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueStore;

/// Deletes a project with all it holds: first from the directory, so that nothing more is taken for
/// it, then its issues and events. Payloads go when their time is over.
public final class ProjectDeletion {

    private final Projects projects;
    private final IssueStore issues;
    private final EventStore events;

    public ProjectDeletion(Projects projects, IssueStore issues, EventStore events) {
        this.projects = projects;
        this.issues = issues;
        this.events = events;
    }

    /// Deletes it.
    ///
    /// @param actor who, for the audit log
    public Verdict<Project> delete(String actor, ProjectId id) {
        return projects.delete(actor, id).then(project -> {
            issues.deleteProject(id);
            events.deleteProject(id);
            return new Verdict.Done<>(project);
        });
    }
}
