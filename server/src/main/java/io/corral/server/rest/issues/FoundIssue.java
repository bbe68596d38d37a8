package io.corral.server.rest.issues;

import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;

/// An issue the caller may see, and where it belongs.
public record FoundIssue(Organization organization, Project project, Issue issue) {

    /// The name people call it by.
    public String shortId() {
        return issue.shortId(project.slug()).toString();
    }
}
