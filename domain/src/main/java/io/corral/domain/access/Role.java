package io.corral.domain.access;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a member may do in an organisation; each role contains those below it.
public enum Role {
    /// Everything, members' roles and deletion included.
    OWNER("owner"),
    /// Projects, teams, keys and members below owner.
    MANAGER("manager"),
    /// Issues, releases and alerts.
    MEMBER("member"),
    /// Looks, changes nothing.
    READ_ONLY("read-only");

    private final String wireName;

    Role(String wireName) {
        this.wireName = wireName;
    }

    /// The name people and clients use.
    public String wireName() {
        return wireName;
    }

    /// The role of that name; empty when there is none.
    public static Optional<Role> ofWireName(String name) {
        for (Role role : values()) {
            if (role.wireName.equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    /// What the role allows at most.
    public Set<Scope> scopes() {
        return switch (this) {
            case OWNER -> EnumSet.allOf(Scope.class);
            case MANAGER -> with(MEMBER, Scope.ORG_WRITE, Scope.ORG_INTEGRATIONS, Scope.ORG_CI,
                    Scope.MEMBER_ADMIN, Scope.TEAM_ADMIN, Scope.PROJECT_ADMIN);
            case MEMBER -> with(READ_ONLY, Scope.EVENT_ADMIN, Scope.PROJECT_RELEASES,
                    Scope.ALERTS_WRITE);
            case READ_ONLY -> EnumSet.of(Scope.ORG_READ, Scope.MEMBER_READ, Scope.TEAM_READ,
                    Scope.PROJECT_READ, Scope.EVENT_READ, Scope.ALERTS_READ);
        };
    }

    /// Whether a member of this role may give, change or take away another role. Nobody hands out
    /// more than they have.
    public boolean mayAssign(Role other) {
        return scopes().contains(Scope.MEMBER_ADMIN) && compareTo(other) <= 0;
    }

    private static Set<Scope> with(Role below, Scope... more) {
        Set<Scope> all = below.scopes();
        all.addAll(Scope.withContained(Set.of(more)));
        return all;
    }
}
