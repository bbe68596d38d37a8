package io.corral.domain.access;

import io.corral.domain.id.UserId;
import java.time.Instant;

/// A browser that is signed in.
///
/// @param hash of the secret in its cookie
/// @param browser what it calls itself, in short, for example `Firefox on Linux`
/// @param lastSeenAt to about a minute
public record Session(
        SecretHash hash, UserId user, String browser, Instant createdAt, Instant lastSeenAt,
        Instant expiresAt) {

    /// Whether the browser is still signed in.
    public boolean isValidAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    /// Names the session on pages without giving away what opens it.
    public String handle() {
        return hash.handle();
    }
}
