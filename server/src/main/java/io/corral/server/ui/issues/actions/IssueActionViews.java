package io.corral.server.ui.issues.actions;

import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.IssueActions;
import io.corral.web.page.IssueActions.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the buttons for issues, as far as the visitor's role reaches.
public final class IssueActionViews {

    /// Below the organisation.
    public static final String PATH = "issues/actions/";

    private static final Choice RESOLVE = choice("resolve", "Resolve", "check");
    private static final Choice REOPEN = choice("reopen", "Reopen", "arrow-back-up");
    private static final Choice REVIEW = choice("review", "Mark as reviewed", "eye");
    private static final List<Choice> RESOLVE_IN = List.of(
            choice("resolve:next", "In the next release", null),
            choice("resolve:current", "In the current release", null));
    private static final List<Choice> IGNORE = List.of(
            choice("ignore:escalating", "Until it escalates", "trending-up"),
            choice("ignore:minutes:60", "For an hour", "clock"),
            choice("ignore:minutes:1440", "For a day", "clock"),
            choice("ignore:minutes:10080", "For a week", "clock"),
            choice("ignore:minutes:43200", "For 30 days", "clock"),
            choice("ignore:events:100", "Until 100 more events", "activity"),
            choice("ignore:users:10", "Until 10 users meet it", "users"),
            choice("ignore:forever", "For good", "volume-off"));

    private IssueActionViews() {}

    /// Buttons for the issues a list has check boxes for; empty for somebody who may only look.
    ///
    /// @param back address of the list
    public static Optional<IssueActions> ofSelection(Visit visit, String back) {
        List<Choice> more = List.of(REOPEN, REVIEW);
        return visit.may(Scope.EVENT_WRITE)
                ? Optional.of(new IssueActions(visit.address(PATH), back, null, List.of(), RESOLVE,
                        RESOLVE_IN, IGNORE, assignees(visit, null, false), priorities(null), more,
                        visit.may(Scope.EVENT_ADMIN), true))
                : Optional.empty();
    }

    /// Buttons for one issue; empty for somebody who may only look.
    ///
    /// @param back address of its page
    /// @param list where to go when it is deleted
    public static Optional<IssueActions> of(
            Visit visit, Issue issue, String back, String list) {
        boolean isOpen = issue.state().status() == IssueStatus.UNRESOLVED;
        List<Choice> more = new ArrayList<>();
        if (!isOpen) {
            more.add(RESOLVE);
        }
        if (issue.inbox()) {
            more.add(REVIEW);
        }
        return visit.may(Scope.EVENT_WRITE)
                ? Optional.of(new IssueActions(visit.address(PATH), back, list,
                        List.of(issue.id().toString()), isOpen ? RESOLVE : REOPEN, RESOLVE_IN,
                        IGNORE, assignees(visit, issue.assignee(), true),
                        priorities(issue.priority()), more, visit.may(Scope.EVENT_ADMIN), false))
                : Optional.empty();
    }

    /// Whom issues can be given to: nobody first, then the visitor, then teams and people by name.
    public static List<Choice> assignees(Visit visit) {
        return assignees(visit, null, false);
    }

    private static Choice choice(String value, String text, @Nullable String icon) {
        return new Choice(value, text, icon, null, false);
    }

    /// Nobody first, then the visitor, then teams and people by name.
    private static List<Choice> assignees(
            Visit visit, @Nullable Assignee current, boolean isOneIssue) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("assign:none", "Nobody", "ban", null,
                isOneIssue && current == null));
        User self = visit.principal().user();
        var organization = visit.organization().id();
        if (visit.directory().member(organization, self.id()).isPresent()) {
            choices.add(person(self, self.name() + " (you)", current));
        }
        visit.directory().teamsOf(organization).stream()
                .sorted(Comparator.comparing(Team::slug))
                .forEach(team -> choices.add(new Choice("assign:team:" + team.id(),
                        "#" + team.slug(), "users", null,
                        new Assignee.ToTeam(team.id()).equals(current))));
        visit.directory().membersOf(organization).stream()
                .flatMap(member -> visit.directory().user(member.user()).stream())
                .filter(user -> user.active() && !user.id().equals(self.id()))
                .sorted(Comparator.comparing(user -> user.name().toLowerCase(Locale.ROOT)))
                .forEach(user -> choices.add(person(user, user.name(), current)));
        return choices;
    }

    private static Choice person(User user, String text, @Nullable Assignee current) {
        return new Choice("assign:user:" + user.id(), text, null, Shells.initials(user.name()),
                new Assignee.ToUser(user.id()).equals(current));
    }

    private static List<Choice> priorities(@Nullable Priority current) {
        return Arrays.stream(Priority.values()).sorted(Comparator.reverseOrder())
                .map(priority -> new Choice("priority:" + priority.wireName(),
                        Words.capital(priority.wireName()), icon(priority), null,
                        priority == current))
                .toList();
    }

    private static String icon(Priority priority) {
        return switch (priority) {
            case HIGH -> "arrow-up";
            case MEDIUM -> "arrow-right";
            case LOW -> "arrow-down";
        };
    }
}
