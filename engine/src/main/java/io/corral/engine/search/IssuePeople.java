package io.corral.engine.search;

import io.corral.domain.access.Member;
import io.corral.domain.access.Team;
import io.corral.domain.access.User;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Assignee;
import io.corral.engine.admin.DirectorySnapshot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// People and teams by the names searches have for them.
final class IssuePeople {

    private final DirectorySnapshot directory;
    private final SearchScope scope;

    IssuePeople(DirectorySnapshot directory, SearchScope scope) {
        this.directory = directory;
        this.scope = scope;
    }

    /// The person: `me`, an email address or a name; empty for nobody known.
    Optional<UserId> user(String name) {
        if (name.equals("me")) {
            return Optional.ofNullable(scope.caller());
        }
        return directory.userByEmail(name)
                .or(() -> directory.users().stream()
                        .filter(user -> user.name().equalsIgnoreCase(name))
                        .findFirst())
                .map(User::id);
    }

    /// Whoever the name stands for: a person, `#team`, or `my_teams`.
    Set<Assignee> assignees(String name) {
        var found = new HashSet<Assignee>();
        if (name.startsWith("#")) {
            team(name.substring(1)).ifPresent(team -> found.add(new Assignee.ToTeam(team)));
        } else if (name.equals("my_teams")) {
            teamsOfCaller().forEach(team -> found.add(new Assignee.ToTeam(team)));
        } else {
            user(name).ifPresent(user -> found.add(new Assignee.ToUser(user)));
        }
        return found;
    }

    /// A team by its slug.
    Optional<TeamId> team(String slug) {
        return directory.team(scope.organization(), slug).map(Team::id);
    }

    private List<TeamId> teamsOfCaller() {
        UserId caller = scope.caller();
        return caller == null
                ? List.of()
                : directory.member(scope.organization(), caller)
                        .map(Member::teams)
                        .orElse(List.of());
    }
}
