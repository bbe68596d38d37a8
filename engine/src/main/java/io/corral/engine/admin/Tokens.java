package io.corral.engine.admin;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.Scope;
import io.corral.domain.access.SecretHash;
import io.corral.domain.access.User;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
import io.corral.engine.admin.Changes.Act;
import io.corral.store.directory.DirectoryChange.DeleteToken;
import io.corral.store.directory.DirectoryChange.PutToken;
import io.corral.store.directory.DirectorySequence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Creates and revokes API tokens. Thread-safe. Who may is decided before; `actor` is for the audit
/// log.
public final class Tokens {

    /// How long a token with a successor opens anything (docs.sentry.io/api/auth: 30 days).
    public static final Duration LIFETIME = Duration.ofDays(30);

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
    /// @param refreshSecret what gets its successor; null when there will be none
    public record Created(ApiToken token, String secret, @Nullable String refreshSecret) {
        @Override
        public String toString() {
            return "Created[token=" + token + "]";
        }
    }

    /// Creates a token.
    public Verdict<Created> create(String actor, NewToken wish) {
        return create(actor, wish, null);
    }

    /// Creates a token that ends [#LIFETIME] from now and has a successor.
    Verdict<Created> createRenewable(String actor, NewToken wish) {
        return create(actor, renewable(wish), changes.secret());
    }

    private NewToken renewable(NewToken wish) {
        return new NewToken(wish.name(), wish.user(), wish.organization(), wish.scopes(),
                changes.now().plus(LIFETIME));
    }

    /// Replaces a token by its successor, whether it ended or not. A secret gets one successor: the
    /// token is gone then, and with it whoever copied the secret.
    ///
    /// @param name of the token
    /// @return refused when no token of that name has this secret
    Verdict<Created> renew(String name, String refreshSecret) {
        SecretHash hash = SecretHash.of(refreshSecret);
        Optional<ApiToken> old = changes.current().contents().tokens().stream()
                .filter(token -> hash.equals(token.refresh()) && token.name().equals(name))
                .findAny();
        Optional<User> user = old.flatMap(token -> changes.current().user(token.user()));
        if (old.isEmpty() || user.isEmpty()) {
            return Changes.missing("token");
        }
        ApiToken ended = old.get();
        Created successor = made(renewable(new NewToken(ended.name(), ended.user(),
                ended.organization(), ended.scopes(), null)), changes.secret());
        return changes.make(
                List.of(new DeleteToken(ended.id()), new PutToken(successor.token())),
                new Act(user.get().email(), ended.organization(), "token.renew", ended.name()),
                successor);
    }

    private Verdict<Created> create(
            String actor, NewToken wish, @Nullable String refreshSecret) {
        if (changes.current().user(wish.user()).isEmpty()) {
            return Changes.missing("user");
        }
        if (wish.scopes().isEmpty()) {
            return Changes.invalid("A token needs at least one scope.");
        }
        Created made = made(wish, refreshSecret);
        return changes.make(List.of(new PutToken(made.token())),
                new Act(actor, wish.organization(), "token.create", wish.name()), made);
    }

    private Created made(NewToken wish, @Nullable String refreshSecret) {
        String secret = ApiToken.PREFIX + changes.secret();
        ApiToken token = new ApiToken(
                new TokenId(changes.nextId(DirectorySequence.TOKEN)), wish.name(),
                SecretHash.of(secret), secret.substring(secret.length() - SHOWN_CHARACTERS),
                wish.user(), wish.organization(), wish.scopes(), changes.now(), null,
                wish.expiresAt(), refreshSecret == null ? null : SecretHash.of(refreshSecret));
        return new Created(token, secret, refreshSecret);
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
