package io.corral.domain.access;

import io.corral.domain.id.UserId;
import java.time.Instant;

/// A browser that is signed in.
///
/// @param hash of the secret in its cookie
public record Session(SecretHash hash, UserId user, Instant createdAt, Instant expiresAt) {

    /// Whether the browser is still signed in.
    public boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
