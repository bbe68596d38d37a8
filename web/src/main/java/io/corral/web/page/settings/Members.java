package io.corral.web.page.settings;

import io.corral.web.page.Moment;
import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Members of an organisation and open invitations.
///
/// @param roles the person may give; empty when they may not invite
/// @param fresh link of the invitation just made, shown this once; null otherwise
/// @param problem with the form; null when nothing is wrong
/// @param email as typed before
public record Members(
        Shell shell, List<Tab> tabs, String base, List<Person> members, List<Invited> invited,
        List<String> roles, List<Choice> teams, @Nullable Fresh fresh, @Nullable String problem,
        String email) {

    public Members {
        tabs = List.copyOf(tabs);
        members = List.copyOf(members);
        invited = List.copyOf(invited);
        roles = List.copyOf(roles);
        teams = List.copyOf(teams);
    }

    /// A member.
    ///
    /// @param changeable whether the person looking may change or remove this member
    public record Person(String id, String name, String email, String initials, String role,
            String teams, Moment since, boolean self, boolean changeable) {}

    /// An open invitation.
    public record Invited(String handle, String email, String role, String by, Moment at) {}

    /// A team to choose.
    public record Choice(String id, String name) {}

    /// An invitation just made.
    public record Fresh(String email, String link) {}
}
