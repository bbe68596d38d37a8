package io.corral.web.page.releases;

import io.corral.web.page.Chart;
import io.corral.web.page.Moment;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.Chip;
import io.corral.web.page.issue.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One release: how it fares, what it brought, what it is made of, where it went.
///
/// @param health null when there are no sessions in the time looked at
/// @param issues it brought, most frequent first
public record ReleaseDetail(
        Shell shell, ScopeBar scope, Heading heading, @Nullable Health health,
        List<NewIssue> issues, Rest issuesRest, List<CommitRow> commits, Rest commitsRest,
        List<FileRow> files, Rest filesRest, List<DeployRow> deploys, List<ProjectRow> projects,
        List<Fact> facts) {

    public ReleaseDetail {
        issues = List.copyOf(issues);
        commits = List.copyOf(commits);
        files = List.copyOf(files);
        deploys = List.copyOf(deploys);
        projects = List.copyOf(projects);
        facts = List.copyOf(facts);
    }

    /// What it is called, and where one is.
    ///
    /// @param back address of the list
    /// @param packageName empty without one
    /// @param link where it is described; null when not told, or not a web address
    /// @param form where archiving and restoring goes; null for those who may not
    /// @param archived whether it is archived
    public record Heading(
            String back, String version, String name, String packageName, List<Chip> chips,
            @Nullable String link, @Nullable String form, boolean archived) {
        public Heading {
            chips = List.copyOf(chips);
        }
    }

    /// How it fares.
    ///
    /// @param stats shares and numbers
    /// @param chart sessions by how they went
    /// @param legend what its colours mean
    public record Health(List<Stat> stats, Chart chart, List<Colour> legend) {
        public Health {
            stats = List.copyOf(stats);
            legend = List.copyOf(legend);
        }
    }

    /// A colour of the graph.
    ///
    /// @param look its name, as `chart.css` knows it
    public record Colour(String look, String text) {}

    /// A number of it.
    public record Stat(String name, Share share) {}

    /// An issue it brought.
    public record NewIssue(
            String url, String level, String shortId, String title, String message,
            String events, String users, Moment lastSeen, List<Chip> chips) {
        public NewIssue {
            chips = List.copyOf(chips);
        }
    }

    /// What a card leaves out.
    ///
    /// @param words how much there is in all; empty when everything is shown
    /// @param url to see the rest; null when there is no page for it
    public record Rest(String words, @Nullable String url) {}

    /// A commit.
    ///
    /// @param subject first line of its message
    /// @param brief of the hash
    public record CommitRow(
            String hash, String brief, String subject, String author, String repository,
            Moment at) {}

    /// A file its commits touched.
    ///
    /// @param letter A, M or D
    /// @param word what the letter means
    public record FileRow(String path, String letter, String word, String commit) {}

    /// A deploy.
    ///
    /// @param link null without one
    public record DeployRow(
            String environment, String name, Moment at, @Nullable String link) {}

    /// Its part in a project.
    public record ProjectRow(
            String name, String newIssues, String newIssuesUrl, Share crashFreeSessions,
            Share adopted) {}
}
