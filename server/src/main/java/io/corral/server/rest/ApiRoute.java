package io.corral.server.rest;

import io.corral.domain.access.Scope;
import java.util.List;
import java.util.Set;

/// One endpoint of the API, as its document and its tests know it.
///
/// @param method upper-case HTTP method
/// @param pattern for example `/api/0/organizations/{org}/issues/`
public record ApiRoute(String method, String pattern, Access access) {

    /// Who gets an answer.
    public sealed interface Access {}

    /// Anybody, without a token.
    public record Anybody() implements Access {}

    /// Everybody with a token that works.
    public record AnyToken() implements Access {}

    /// Tokens with one of these scopes, of people whose role has the same where the endpoint looks.
    public record Scoped(Set<Scope> oneOf) implements Access {

        public Scoped {
            oneOf = Set.copyOf(oneOf);
        }

        /// The scopes under their names on the wire, always in the same order.
        public List<String> wireNames() {
            return oneOf.stream().sorted().map(Scope::wireName).toList();
        }
    }

    /// Method and pattern, the key of its entry in the document.
    public String name() {
        return method + " " + pattern;
    }
}
