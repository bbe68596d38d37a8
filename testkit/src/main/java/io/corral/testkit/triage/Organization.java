package io.corral.testkit.triage;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What an organisation's file says.
///
/// @param context product context; empty when the organisation has none
/// @param sessions of the last 24 hours, by project
record Organization(String slug, String name, Instant now, List<Project> projects,
        List<Release> releases, ObjectNode context, ObjectNode sessions,
        List<LabelledIssue> issues) {

    Organization {
        projects = List.copyOf(projects);
        releases = List.copyOf(releases);
        issues = List.copyOf(issues);
    }
}
