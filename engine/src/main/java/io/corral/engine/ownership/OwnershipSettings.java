package io.corral.engine.ownership;

import io.corral.protocol.json.Json;
import io.corral.store.definition.Definition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A project's ownership rules as they are kept.
///
/// @param raw one rule a line; null without any
/// @param fallthrough whether everybody of the project looks after what no rule names
/// @param autoAssignment one of [#ASSIGNMENTS]
public record OwnershipSettings(
        @Nullable String raw, boolean fallthrough, String autoAssignment) {

    /// New issues are assigned to the first owner.
    public static final String TO_OWNER = "Auto Assign to Issue Owner";
    /// New issues are assigned to who wrote the suspect commit; without one, to the first owner.
    public static final String TO_SUSPECT = "Auto Assign to Suspect Commits";
    /// Nothing is assigned.
    public static final String OFF = "Turn off Auto-Assignment";
    /// What may happen to a new issue, in the words of Sentry's API.
    public static final List<String> ASSIGNMENTS =
            List.of(TO_SUSPECT, TO_OWNER, OFF);

    /// Before anybody wrote any.
    public static final OwnershipSettings NONE = new OwnershipSettings(null, true, OFF);

    /// Those of a definition; none without one.
    public static OwnershipSettings of(@Nullable Definition definition) {
        return definition == null
                ? NONE
                : Json.MAPPER.readValue(definition.body(), OwnershipSettings.class);
    }

    /// Whether new issues are assigned by rules.
    public boolean assignsToOwner() {
        return autoAssignment.equals(TO_OWNER) || assignsToSuspect();
    }

    /// Whether new issues are assigned by commits.
    public boolean assignsToSuspect() {
        return autoAssignment.equals(TO_SUSPECT);
    }
}
