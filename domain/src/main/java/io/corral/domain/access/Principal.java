package io.corral.domain.access;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, and what they may: the user's roles, narrowed by the token they show.
///
/// @param user on whose behalf
/// @param token shown; null in a browser session
/// @param scopes of the token with all they contain; all of them in a browser session
/// @param roles in the organisations this principal may see
public record Principal(
        User user, @Nullable TokenId token, Set<Scope> scopes, Map<OrganizationId, Role> roles) {

    public Principal {
        scopes = Set.copyOf(Scope.withContained(scopes));
        roles = Map.copyOf(roles);
    }

    /// Whether the organisation exists for this principal; what it holds is answered with 404
    /// otherwise.
    public boolean sees(OrganizationId organization) {
        return roles.containsKey(organization);
    }

    /// Whether this principal may do there what the scope covers; 403 otherwise.
    public boolean may(Scope scope, OrganizationId organization) {
        Role role = roles.get(organization);
        return role != null && scopes.contains(scope) && role.scopes().contains(scope);
    }
}
