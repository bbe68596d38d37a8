package io.corral.server.ui.issues;

import io.corral.domain.access.Principal;
import io.corral.domain.project.Organization;
import io.corral.store.issue.IssueCondition;

/// Turns what somebody typed into the search box into a condition on issues.
@FunctionalInterface
public interface QueryReader {

    /// What a query means.
    sealed interface Reading {
        /// It can be looked for.
        record Condition(IssueCondition condition) implements Reading {}

        /// It cannot; the sentence says why and what would work.
        record Mistake(String sentence) implements Reading {}
    }

    /// Reads a query of somebody within an organisation.
    Reading read(String query, Principal principal, Organization organization);
}
