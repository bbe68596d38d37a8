package io.corral.web.page.settings;

import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Teams of an organisation.
///
/// @param problem with the form; null when nothing is wrong
public record Teams(
        Shell shell, List<Tab> tabs, String base, boolean mayWrite, List<Row> teams,
        @Nullable String problem) {

    public Teams {
        tabs = List.copyOf(tabs);
        teams = List.copyOf(teams);
    }

    /// A team.
    ///
    /// @param outside members of the organisation who are not in it
    public record Row(String id, String name, String slug, List<Person> members,
            List<Person> outside, String projects) {
        public Row {
            members = List.copyOf(members);
            outside = List.copyOf(outside);
        }
    }

    /// A member.
    public record Person(String id, String name, String initials) {}
}
