package io.corral.domain.access;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a program shows to use the API: acts for a user, within scopes. The secret itself,
/// `sntryu_` and 64 hex digits, is shown once and not kept.
///
/// @param hash of the whole secret with its prefix
/// @param lastCharacters of the secret, so that people tell tokens apart
/// @param user it acts for
/// @param organization the only one it opens; null for all the user is a member of
/// @param lastUsedAt to about a minute; null when never used
/// @param expiresAt null for never
/// @param refresh hash of the secret that gets the token's successor, once; null when it has none
public record ApiToken(
        TokenId id,
        String name,
        SecretHash hash,
        String lastCharacters,
        UserId user,
        @Nullable OrganizationId organization,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt,
        @Nullable SecretHash refresh) {

    /// What every token starts with.
    public static final String PREFIX = "sntryu_";

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    /// Whether it may still be used.
    public boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
