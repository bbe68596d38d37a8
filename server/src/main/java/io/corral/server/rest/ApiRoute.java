package io.corral.server.rest;

import io.corral.domain.access.Scope;

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

    /// Tokens with this scope, of people whose role has it where the endpoint looks.
    public record Scoped(Scope scope) implements Access {}

    /// Method and pattern, the key of its entry in the document.
    public String name() {
        return method + " " + pattern;
    }
}
