package io.corral.server.rest.definition;

import io.corral.domain.access.Team;
import io.corral.domain.id.TeamId;
import io.corral.domain.id.UserId;
import io.corral.engine.admin.DirectorySnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom something belongs to.
///
/// @param type user or team
public record OwnerView(String type, String id, String name) {

    /// The owner a text such as `team:7` names; null when there is none, or none any more.
    public static @Nullable OwnerView of(DirectorySnapshot directory, @Nullable String owner) {
        String[] parts = owner == null ? new String[0] : owner.split(":", 2);
        Optional<Long> id = parts.length == 2
                ? Definitions.number(parts[1]).filter(number -> number > 0)
                : Optional.empty();
        if (id.isEmpty()) {
            return null;
        }
        return switch (parts[0]) {
            case "team" -> directory.team(new TeamId(id.get())).map(OwnerView::of)
                    .orElse(null);
            case "user" -> directory.user(new UserId(id.get()))
                    .map(user -> new OwnerView("user", user.id().toString(), user.name()))
                    .orElse(null);
            default -> null;
        };
    }

    private static OwnerView of(Team team) {
        return new OwnerView("team", team.id().toString(), team.name());
    }
}
