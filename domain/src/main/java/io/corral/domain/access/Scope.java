package io.corral.domain.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What a token may be used for, under the names of Sentry's API
/// (docs.sentry.io/api/permissions).
public enum Scope {
    ORG_READ("org:read"),
    ORG_WRITE("org:write"),
    ORG_ADMIN("org:admin"),
    ORG_INTEGRATIONS("org:integrations"),
    ORG_CI("org:ci"),
    MEMBER_READ("member:read"),
    MEMBER_WRITE("member:write"),
    MEMBER_ADMIN("member:admin"),
    TEAM_READ("team:read"),
    TEAM_WRITE("team:write"),
    TEAM_ADMIN("team:admin"),
    PROJECT_READ("project:read"),
    PROJECT_WRITE("project:write"),
    PROJECT_ADMIN("project:admin"),
    PROJECT_RELEASES("project:releases"),
    EVENT_READ("event:read"),
    EVENT_WRITE("event:write"),
    EVENT_ADMIN("event:admin"),
    ALERTS_READ("alerts:read"),
    ALERTS_WRITE("alerts:write");

    private static final String ISSUE = "issue:";
    private static final String EVENT = "event:";

    private final String wireName;

    Scope(String wireName) {
        this.wireName = wireName;
    }

    /// The name people and clients use.
    public String wireName() {
        return wireName;
    }

    /// The scope of that name; `issue:read`, `issue:write` and `issue:admin` are names of the
    /// `event` scopes. Empty when there is none.
    public static Optional<Scope> ofWireName(String name) {
        String known = name.startsWith(ISSUE) ? EVENT + name.substring(ISSUE.length()) : name;
        for (Scope scope : values()) {
            if (scope.wireName.equals(known)) {
                return Optional.of(scope);
            }
        }
        return Optional.empty();
    }

    /// The scopes and what they contain: admin contains write, write contains read, whoever may
    /// write a project may publish its releases, and whoever reads or writes an organisation or a
    /// project does so with its alerts and monitors too.
    public static Set<Scope> withContained(Collection<Scope> scopes) {
        Set<Scope> all = EnumSet.noneOf(Scope.class);
        for (Scope scope : scopes) {
            all.add(scope);
            all.addAll(scope.contained());
        }
        return all;
    }

    private Set<Scope> contained() {
        return switch (this) {
            case ORG_ADMIN -> EnumSet.of(
                    ORG_WRITE, ORG_READ, ORG_INTEGRATIONS, ALERTS_WRITE, ALERTS_READ);
            case ORG_WRITE -> EnumSet.of(ORG_READ, ALERTS_WRITE, ALERTS_READ);
            case ORG_READ -> EnumSet.of(ALERTS_READ);
            case MEMBER_ADMIN -> EnumSet.of(MEMBER_WRITE, MEMBER_READ);
            case MEMBER_WRITE -> EnumSet.of(MEMBER_READ);
            case TEAM_ADMIN -> EnumSet.of(TEAM_WRITE, TEAM_READ);
            case TEAM_WRITE -> EnumSet.of(TEAM_READ);
            case PROJECT_ADMIN -> EnumSet.of(
                    PROJECT_WRITE, PROJECT_READ, PROJECT_RELEASES, ALERTS_WRITE, ALERTS_READ);
            case PROJECT_WRITE -> EnumSet.of(
                    PROJECT_READ, PROJECT_RELEASES, ALERTS_WRITE, ALERTS_READ);
            case PROJECT_READ -> EnumSet.of(ALERTS_READ);
            case ORG_CI -> EnumSet.of(PROJECT_RELEASES);
            case EVENT_ADMIN -> EnumSet.of(EVENT_WRITE, EVENT_READ);
            case EVENT_WRITE -> EnumSet.of(EVENT_READ);
            case ALERTS_WRITE -> EnumSet.of(ALERTS_READ);
            case ORG_INTEGRATIONS, MEMBER_READ, TEAM_READ, PROJECT_RELEASES, EVENT_READ,
                    ALERTS_READ ->
                EnumSet.noneOf(Scope.class);
        };
    }
}
