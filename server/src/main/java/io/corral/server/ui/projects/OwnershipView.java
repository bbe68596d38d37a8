package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.event.Event;
import io.corral.domain.issue.Assignee;
import io.corral.domain.ownership.Owner;
import io.corral.domain.ownership.OwnershipRule;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.ownership.OwnershipEditing;
import io.corral.engine.ownership.OwnershipSettings;
import io.corral.protocol.rule.OwnershipRuleReader;
import io.corral.protocol.rule.RulesRead;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.projects.ProjectGrouping;
import io.corral.web.page.projects.ProjectGrouping.RuleText;
import io.corral.web.page.projects.ProjectOwnership;
import io.corral.web.page.projects.ProjectOwnership.Assignment;
import io.corral.web.page.projects.ProjectOwnership.Match;
import io.corral.web.page.projects.ProjectOwnership.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the page of ownership rules shows.
record OwnershipView(Ownership ownership, Project project) {

    private static final int MATCHES_MAX = 50;

    /// What stands in the page.
    ///
    /// @param fallthrough whether everybody has what no rule fits
    /// @param seen when the kept rules were changed; empty before they were
    /// @param imported what came of a CODEOWNERS file; null without one
    /// @param problem with the form; null without one
    record Content(
            String raw, String assignment, boolean fallthrough, String seen,
            @Nullable String imported, @Nullable String problem) {}

    /// The page.
    ProjectOwnership page(Visit visit, Shells shells, Content content) {
        return new ProjectOwnership(
                shells.of(visit, "Ownership of " + project.name(), Section.PROJECTS),
                ProjectTabs.OWNERSHIP.among(visit, project),
                ProjectTabs.OWNERSHIP.address(visit, project), project.name(),
                visit.may(Scope.PROJECT_WRITE),
                new RuleText(content.raw(), verdict(content.raw())), content.seen(),
                assignments(content.assignment()), content.fallthrough(), content.imported(),
                content.problem());
    }

    private static List<Assignment> assignments(String chosen) {
        return List.of(
                assignment(OwnershipSettings.OFF, "Are assigned to nobody",
                        "The page of an issue shows its owners; people assign it.", chosen),
                assignment(OwnershipSettings.TO_OWNER, "Go to their owner",
                        "To the first owner the deciding rule names, if the project has such a"
                                + " team or the organisation such a member.",
                        chosen),
                assignment(OwnershipSettings.TO_SUSPECT, "Go to who wrote the suspect commit",
                        "To the author of the commit that changed the topmost file of the stack,"
                                + " among the commits told of the release the issue is first seen"
                                + " in. Without such a member, to their owner.",
                        chosen));
    }

    private static Assignment assignment(
            String value, String name, String says, String chosen) {
        return new Assignment(value, name, says, value.equals(chosen));
    }

    /// What is said of rules.
    ProjectGrouping.Verdict verdict(String raw) {
        List<OwnershipRule> rules = rules(raw);
        String problem = OwnershipEditing.problem(raw)
                .or(() -> Ownership.problem(ownership.unknown(project, rules))).orElse(null);
        String right = rules.isEmpty()
                ? "No rules."
                : Words.many(rules.size(), "rule") + ", all right.";
        return new ProjectGrouping.Verdict("rules", problem, right);
    }

    private static List<OwnershipRule> rules(String raw) {
        return OwnershipRuleReader.read(raw) instanceof RulesRead.Rules<OwnershipRule>(var read)
                ? read
                : List.of();
    }

    /// What rules say of an event.
    ///
    /// @param fallthrough whether everybody has what no rule fits
    Verdict answer(String raw, boolean fallthrough, Event event, DirectorySnapshot directory) {
        if (OwnershipEditing.problem(raw).isPresent()) {
            return new Verdict("The rules are wrong; what is wrong stands below them.", List.of());
        }
        List<Match> matches = new ArrayList<>();
        for (Ownership.Match match : ownership.matches(project, rules(raw), event)) {
            if (matches.size() < MATCHES_MAX) {
                OwnershipRule rule = match.rule();
                String owners = rule.owners().stream().map(Owner::text)
                        .collect(Collectors.joining(", "));
                boolean decides = matches.isEmpty();
                matches.add(new Match(rule.source().line(), rule.source().text(), owners,
                        decides ? assigned(match.assignees(), directory) : "", decides));
            }
        }
        return matches.isEmpty()
                ? new Verdict(fallthrough
                        ? "No rule fits: everybody of the project looks after it."
                        : "No rule fits: nobody looks after it.", List.of())
                : new Verdict(null, matches);
    }

    private static String assigned(List<Assignee> assignees, DirectorySnapshot directory) {
        if (assignees.isEmpty()) {
            return "";
        }
        return switch (assignees.getFirst()) {
            case Assignee.ToTeam(var id) ->
                directory.team(id).map(Team::slug).map(slug -> "#" + slug).orElse("");
            case Assignee.ToUser(var id) -> directory.user(id).map(User::name).orElse("");
        };
    }
}
