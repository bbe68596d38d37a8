package io.corral.testkit.memory;

import io.corral.testkit.issue.IssueStores;

/// Issue stores in memory: the plainest reading of the contracts. They keep what came and count
/// anew on every question, so that they also tell whether another adapter counts right.
public final class MemoryIssueStores {

    private MemoryIssueStores() {}

    /// New, empty stores that belong together.
    public static IssueStores create() {
        MemoryOutbox outbox = new MemoryOutbox();
        MemoryOutcomes outcomes = new MemoryOutcomes();
        MemoryIssues issues = new MemoryIssues(outbox, outcomes);
        return new IssueStores(
                issues, new MemoryIssueQueries(issues), issues.releases, outbox, outcomes,
                issues.releases.commits, issues.releases.commits.deploys,
                issues.releases.commits.repositories, issues.health,
                new MemoryCorrections(issues, outbox));
    }
}
