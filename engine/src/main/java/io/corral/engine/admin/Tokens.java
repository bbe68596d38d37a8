package io.corral.engine.admin;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Scope;
import io.corral.domain.access.SecretHash;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
import io.corral.engine.admin.Changes.Act;
import io.corral.store.directory.DirectoryChange.DeleteToken;
import io.corral.store.directory.DirectoryChange.PutToken;
import io.corral.store.directory.DirectorySequence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Creates and revokes API tokens. Thread-safe. Who may is decided before; `actor` is for the audit
/// log.
public final class Tokens {

    private static final int SHOWN_CHARACTERS = 4;

    private final Changes changes;

    Tokens(Changes changes) {
        this.changes = changes;
    }

    /// A token to create.
    ///
    /// @param user it acts for
    /// @param organization the only one it opens; null for all of the user's
    /// @param expiresAt null for never
    public record NewToken(
            String name, UserId user, @Nullable OrganizationId organization, Set<Scope> scopes,
            @Nullable Instant expiresAt) {}

    /// A token just made.
    ///
    /// @param secret what the client shows; nobody can read it again
    public record Created(ApiToken token, String secret) {
        @Override
        public String toString() {
            return "Created[token=" + token + "]";
        }
    }

    /// Creates a token.
    public Verdict<Created> create(String actor, NewToken wish) {
        if (changes.current().user(wish.user()).isEmpty()) {
            return Changes.missing("user");
        }
        if (wish.scopes().isEmpty()) {
            return Changes.invalid("A token needs at least one scope.");
        }
        String secret = ApiToken.PREFIX + changes.secret();
        ApiToken token = new ApiToken(
                new TokenId(changes.nextId(DirectorySequence.TOKEN)), wish.name(),
                SecretHash.of(secret), secret.substring(secret.length() - SHOWN_CHARACTERS),
                wish.user(), wish.organization(), wish.scopes(), changes.now(), null,
                wish.expiresAt());
        return changes.make(List.of(new PutToken(token)),
                new Act(actor, wish.organization(), "token.create", wish.name()),
                new Created(token, secret));
    }

    /// Makes a token useless.
    public Verdict<ApiToken> revoke(String actor, TokenId id) {
        return changes.current().contents().tokens().stream()
                .filter(token -> token.id().equals(id)).findAny()
                .map(token -> changes.make(List.of(new DeleteToken(id)),
                        new Act(actor, token.organization(), "token.revoke", token.name()), token))
                .orElseGet(() -> Changes.missing("token"));
    }
}
