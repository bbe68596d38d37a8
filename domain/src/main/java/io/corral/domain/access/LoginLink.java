package io.corral.domain.access;

import io.corral.domain.id.UserId;
import java.time.Instant;

/// A sign-in link that works once.
///
/// @param hash of the secret in the link
public record LoginLink(SecretHash hash, UserId user, Instant createdAt, Instant expiresAt) {}
