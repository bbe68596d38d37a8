package io.corral.engine.admin;

import io.corral.domain.access.Role;
import io.corral.domain.access.Scope;
import io.corral.domain.id.TokenId;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the operator on the server's machine can ask for, however it arrives.
public sealed interface AdminCommand {

    /// Creates what is missing, and a token.
    ///
    /// @param url public address for the DSN; null for that of the server
    record SetUp(Setup.Wish wish, @Nullable String url) implements AdminCommand {}

    /// Copies everything into a directory that does not exist or is empty.
    ///
    /// @param withQueue whether also what was taken and not yet digested, as it was sent
    record BackUp(Path target, boolean withQueue) implements AdminCommand {}

    /// Entries that could not be digested, newest first.
    record ListFailed(int limit) implements AdminCommand {}

    /// Puts a failed entry back into the queue.
    record ReplayFailed(long id) implements AdminCommand {}

    /// Everybody with an account.
    record ListUsers() implements AdminCommand {}

    /// Creates an account where there is none, gives it a place, and makes a sign-in link.
    ///
    /// @param organization slug
    record AddUser(String email, String name, String organization, Role role)
            implements
                AdminCommand {}

    /// Signs a user out everywhere, forgets their password, and makes a new sign-in link.
    ///
    /// @param email null for the only user there is
    record ResetPassword(@Nullable String email) implements AdminCommand {}

    /// All tokens, without their secrets.
    record ListTokens() implements AdminCommand {}

    /// Creates a token of an organisation's owner.
    ///
    /// @param organization slug
    record CreateToken(String name, String organization, Set<Scope> scopes)
            implements
                AdminCommand {}

    /// Makes a token useless.
    record RevokeToken(TokenId token) implements AdminCommand {}
}
