package io.corral.server.ui;

import io.corral.domain.issue.Assignee;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.web.page.stream.IssueRow.Person;
import org.jspecify.annotations.Nullable;

/// People and teams as lists show them.
public final class People {

    private People() {}

    /// Who has an issue; null for nobody, or for somebody who is gone.
    public static @Nullable Person of(
            DirectorySnapshot directory, @Nullable Assignee assignee) {
        return switch (assignee) {
            case null -> null;
            case Assignee.ToUser(var id) -> directory.user(id)
                    .map(user -> new Person(user.name(), Shells.initials(user.name())))
                    .orElse(null);
            case Assignee.ToTeam(var id) -> directory.team(id)
                    .map(team -> new Person("#" + team.slug(), "#")).orElse(null);
        };
    }
}
