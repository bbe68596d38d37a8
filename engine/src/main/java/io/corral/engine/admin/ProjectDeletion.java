package io.corral.engine.admin;

import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.artifact.UploadStores;
import io.corral.engine.job.JobLog;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.event.EventStore;
import io.corral.store.grouping.RuleSetStore;
import io.corral.store.issue.IssueStore;

/// Deletes a project with all it holds: first from the directory, so that nothing more is taken for
/// it, then its issues, events, definitions and uploads. Payloads go when their time is over.
public final class ProjectDeletion {

    private final Projects projects;
    private final IssueStore issues;
    private final EventStore events;
    private final DefinitionStore definitions;
    private final UploadStores uploads;
    private final RuleSetStore ruleSets;
    private final JobLog jobs;

    /// Deletion from these stores.
    ///
    /// @param jobs shows that it is under way
    public ProjectDeletion(
            Projects projects, IssueStore issues, EventStore events,
            DefinitionStore definitions, RuleSetStore ruleSets, UploadStores uploads,
            JobLog jobs) {
        this.ruleSets = ruleSets;
        this.uploads = uploads;
        this.jobs = jobs;
        this.projects = projects;
        this.issues = issues;
        this.events = events;
        this.definitions = definitions;
    }

    /// Deletes it.
    ///
    /// @param actor who, for the audit log
    public Verdict<Project> delete(String actor, ProjectId id) {
        return projects.delete(actor, id).then(project -> jobs.run(
                "Deletion of project " + project.slug(), () -> {
                    issues.deleteProject(id);
                    events.deleteProject(id);
                    definitions.deleteProject(id);
                    ruleSets.deleteProject(id);
                    uploads.artifacts().deleteProject(id);
                    uploads.debugFiles().deleteProject(id);
                    uploads.watch().changed();
                    return new Verdict.Done<>(project);
                }, _ -> "Its issues, events and uploads are gone."));
    }
}
