package io.corral.server.rest.issues;

import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.IssueUpdate.Assignment;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.json.JsonNodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds who is meant by `assignedTo`: `user:ID`, a bare number, an email or name of a member;
/// `team:ID`, `team:slug` or `#slug`; nothing or an empty text for nobody.
record AssigneeNames(DirectorySnapshot directory, OrganizationId organization) {

    private static final String USER = "user:";
    private static final String TEAM = "team:";

    /// Whom the issue goes to; empty when nobody is called so.
    ///
    /// @param node null for nobody
    Optional<Assignment> find(@Nullable JsonNode node) {
        String text = node == null ? "" : JsonNodes.text(node);
        if (text == null) {
            return Optional.empty();
        }
        String name = text.strip();
        if (name.isEmpty()) {
            return Optional.of(new Assignment(null));
        }
        if (name.startsWith(TEAM) || name.startsWith("#")) {
            return team(name.substring(name.startsWith("#") ? 1 : TEAM.length()));
        }
        return user(name.startsWith(USER) ? name.substring(USER.length()) : name)
                .map(user -> new Assignment(new Assignee.ToUser(user.id())));
    }

    private Optional<Assignment> team(String name) {
        return directory.team(organization, name)
                .map(team -> new Assignment(new Assignee.ToTeam(team.id())));
    }

    private Optional<User> user(String name) {
        return directory.membersOf(organization).stream()
                .flatMap(member -> directory.user(member.user()).stream())
                .filter(user -> isCalled(user, name)).findFirst();
    }

    private static boolean isCalled(User user, String name) {
        return user.id().toString().equals(name) || user.email().equalsIgnoreCase(name)
                || user.name().equalsIgnoreCase(name);
    }
}
