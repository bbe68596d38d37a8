package io.corral.tools;

import io.corral.tools.issue.IgnoreIssue;
import io.corral.tools.issue.IssueDetails;
import io.corral.tools.issue.ListIssues;
import io.corral.tools.issue.ResolveIssue;
import io.corral.tools.memory.Memory;
import io.corral.tools.memory.Remember;
import io.corral.tools.performance.ListTransactions;
import io.corral.tools.performance.SlowQueries;
import io.corral.tools.performance.TransactionSummary;
import io.corral.tools.project.ListAlerts;
import io.corral.tools.project.ListProjects;
import io.corral.tools.project.ProjectSettings;
import io.corral.tools.release.CreateRelease;
import io.corral.tools.release.ListReleases;
import io.corral.tools.release.SetCommits;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Tool;
import io.corral.tools.triage.CatchUp;
import io.corral.tools.triage.ClassifyIssues;
import io.corral.tools.triage.InvestigateIssue;
import io.corral.tools.triage.TriageIssues;
import java.util.List;
import java.util.Optional;

/// All tools. The terminal, the agents' server and the skill file offer what stands here.
public final class Toolbox {

    /// In the order in which they are shown.
    public static final List<Tool> ALL = List.of(
            TriageIssues.tool(), CatchUp.tool(), ClassifyIssues.tool(), InvestigateIssue.tool(),
            ListIssues.tool(), IssueDetails.tool(), ResolveIssue.tool(), IgnoreIssue.tool(),
            ListTransactions.tool(), TransactionSummary.tool(), SlowQueries.tool(),
            ListReleases.tool(), CreateRelease.tool(), SetCommits.tool(),
            ListProjects.tool(), ProjectSettings.tool(), ListAlerts.tool(),
            Memory.tool(), Remember.tool());

    private Toolbox() {}

    /// The tools of a category.
    public static List<Tool> of(Category category) {
        return ALL.stream().filter(tool -> tool.category() == category).toList();
    }

    /// The tool of a name.
    public static Optional<Tool> named(String name) {
        return ALL.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }
}
