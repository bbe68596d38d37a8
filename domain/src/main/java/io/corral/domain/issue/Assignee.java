package io.corral.domain.issue;

import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;

/// Who is to look at an issue.
public sealed interface Assignee {
    /// One person.
    record ToUser(UserId user) implements Assignee {}

    /// A team.
    record ToTeam(TeamId team) implements Assignee {}
}
