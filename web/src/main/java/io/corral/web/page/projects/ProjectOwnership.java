package io.corral.web.page.projects;

import io.corral.web.page.Shell;
import io.corral.web.page.projects.ProjectGrouping.RuleText;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who looks after which part of a project: the rules, what they do, and what they say of a thing.
///
/// @param rules as they stand in the editor
/// @param seen when the rules that are kept were changed last; empty before they were
/// @param assignments what may happen to new issues
/// @param fallthrough whether everybody has what no rule fits
/// @param imported what came of a CODEOWNERS file, not saved yet; null without one
/// @param problem with the form; null when nothing is wrong
public record ProjectOwnership(
        Shell shell, List<Tab> tabs, String base, String project, boolean mayWrite,
        RuleText rules, String seen, List<Assignment> assignments, boolean fallthrough,
        @Nullable String imported, @Nullable String problem) {
    public ProjectOwnership {
        tabs = List.copyOf(tabs);
        assignments = List.copyOf(assignments);
    }

    /// What may happen to a new issue.
    ///
    /// @param value for the form
    /// @param says what it does, in a sentence
    public record Assignment(String value, String name, String says, boolean chosen) {}

    /// What rules say of a thing.
    ///
    /// @param sentence instead of matches; null when there are some
    /// @param matches the rule that decides first
    public record Verdict(@Nullable String sentence, List<Match> matches) {
        public Verdict {
            matches = List.copyOf(matches);
        }
    }

    /// A rule that matches.
    ///
    /// @param assigned whom it means; empty when nobody is called so here
    public record Match(int line, String rule, String owners, String assigned, boolean decides) {}
}
