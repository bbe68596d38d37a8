package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.access.User;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.MaskKinds;
import io.corral.domain.group.RuleSet;
import io.corral.domain.group.rule.FingerprintRule;
import io.corral.domain.group.rule.StackRule;
import io.corral.domain.project.Project;
import io.corral.engine.grouping.ProjectRules;
import io.corral.protocol.rule.FingerprintRuleReader;
import io.corral.protocol.rule.RuleProblem;
import io.corral.protocol.rule.RulesRead;
import io.corral.protocol.rule.StackRuleReader;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.projects.ProjectGrouping;
import io.corral.web.page.projects.ProjectGrouping.Change;
import io.corral.web.page.projects.ProjectGrouping.Hunk;
import io.corral.web.page.projects.ProjectGrouping.Mask;
import io.corral.web.page.projects.ProjectGrouping.RuleText;
import io.corral.web.page.projects.ProjectGrouping.Verdict;
import io.corral.web.page.projects.ProjectGrouping.Version;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of grouping rules shows.
final class GroupingView {

    private GroupingView() {}

    /// What stands in it.
    ///
    /// @param newest the version in force
    /// @param wish what stands in the form
    /// @param shown the version that is looked at; null for none
    /// @param before the version before that one
    /// @param problem with the form; null without one
    record Content(
            RuleSet newest, RuleSet.Wish wish, @Nullable RuleSet shown, RuleSet before,
            @Nullable String problem) {}

    /// The page.
    static ProjectGrouping of(
            Visit visit, Project project, Shells shells, Content content,
            List<RuleSet> history) {
        RuleSet.Wish wish = content.wish();
        ProjectRules.Problems problems = ProjectRules.check(wish.fingerprints(), wish.stacks());
        String base = ProjectTabs.GROUPING.address(visit, project);
        return new ProjectGrouping(
                shells.of(visit, "Grouping of " + project.name(), Section.PROJECTS),
                ProjectTabs.GROUPING.among(visit, project), base, project.name(),
                visit.may(Scope.PROJECT_WRITE),
                new RuleText(wish.fingerprints(),
                        fingerprints(wish.fingerprints(), problems.fingerprints())),
                new RuleText(wish.stacks(), stacks(wish.stacks(), problems.stacks())),
                MaskKinds.ALL.stream()
                        .map(kind -> new Mask(kind, wish.masksOff().contains(kind))).toList(),
                wish.note(), "corral:" + content.newest().algorithm(),
                content.newest().algorithm() < Grouping.ALGORITHM
                        ? Integer.toString(Grouping.ALGORITHM)
                        : null,
                state(visit, content.newest()),
                history.stream().map(set -> version(visit, base, set, content.newest())).toList(),
                change(visit, base, content), content.problem());
    }

    private static String state(Visit visit, RuleSet newest) {
        String version = newest.number() == 0
                ? "Events are grouped by algorithm " + newest.algorithm()
                        + " and the rules that are built in."
                : "Events are grouped by algorithm " + newest.algorithm() + " and version "
                        + newest.number() + " of the rules.";
        return newest.isInTransition(visit.now())
                ? version + " For " + daysLeft(visit, newest)
                        + " more they still find the issues of the version before."
                : version;
    }

    private static String daysLeft(Visit visit, RuleSet newest) {
        long days = Duration.between(visit.now(), newest.transitionEnd()).toDays();
        return days < 1 ? "a few hours" : Words.many(days, "day");
    }

    private static Version version(Visit visit, String base, RuleSet set, RuleSet newest) {
        String who = set.author() == null
                ? ""
                : visit.directory().user(set.author()).map(User::email).orElse("somebody");
        return new Version(Long.toString(set.number()), Words.ago(set.createdAt(), visit.now()),
                who, set.note(), base + "?version=" + set.number(),
                set.number() == newest.number());
    }

    private static @Nullable Change change(Visit visit, String base, Content content) {
        RuleSet shown = content.shown();
        if (shown == null) {
            return null;
        }
        boolean restorable = visit.may(Scope.PROJECT_WRITE)
                && shown.number() != content.newest().number();
        RuleSet before = content.before();
        return new Change(version(visit, base, shown, content.newest()),
                List.of(new Hunk("Fingerprint rules",
                        LineDiff.of(before.fingerprints(), shown.fingerprints())),
                        new Hunk("Stack-trace rules",
                                LineDiff.of(before.stacks(), shown.stacks())),
                        new Hunk("Values that stay in messages", LineDiff.of(
                                String.join("\n", before.masksOff()),
                                String.join("\n", shown.masksOff()))))
                        .stream().filter(hunk -> !hunk.lines().isEmpty()).toList(),
                base, restorable ? base + "restore/?version=" + shown.number() : null);
    }

    /// What is said of fingerprint rules.
    static Verdict fingerprints(String text, @Nullable RuleProblem problem) {
        int count = FingerprintRuleReader.read(
                text) instanceof RulesRead.Rules<FingerprintRule>(var read) ? read.size() : 0;
        return verdict("fingerprints", problem, count);
    }

    /// What is said of stack-trace rules.
    static Verdict stacks(String text, @Nullable RuleProblem problem) {
        int count = StackRuleReader.read(
                text) instanceof RulesRead.Rules<StackRule>(var read) ? read.size() : 0;
        return verdict("stacks", problem, count);
    }

    private static Verdict verdict(String name, @Nullable RuleProblem problem, int count) {
        return new Verdict(name, problem == null ? null : problem.sentence(),
                count == 0 ? "No rules." : Words.many(count, "rule") + ", all right.");
    }
}
