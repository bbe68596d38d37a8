package io.corral.engine.ingest.intake;

import java.util.Optional;

/// Finds who owns a client key; called for every request, so it answers from memory.
@FunctionalInterface
public interface SenderLookup {
    /// The owner of an active or inactive key; empty when there is no such key.
    Optional<Sender> sender(String publicKey);
}
