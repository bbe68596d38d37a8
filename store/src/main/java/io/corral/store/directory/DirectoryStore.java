package io.corral.store.directory;

import io.corral.domain.access.AuditEntry;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Organisations, projects, keys, teams, users, members, tokens and the audit log.
/// Thread-safe. Small (thousands of rows) and rarely changed: readers hold all of it in memory.
public interface DirectoryStore {

    /// Everything at one moment.
    DirectoryContents contents();

    /// The next number of a kind, durable: a number is never given twice, not even after what it
    /// named was deleted.
    long nextId(DirectorySequence sequence);

    /// Makes all changes in order, with their entries in the audit log, in one durable step.
    ///
    /// @return CONFLICT when a slug, email, public key or hash is taken by something else or what a
    ///     change refers to is not there; then nothing was changed
    Applied apply(List<DirectoryChange> changes, List<AuditEntry> audit);

    /// Entries of the audit log, newest first.
    ///
    /// @param organization null for all
    List<AuditEntry> audit(@Nullable OrganizationId organization, int limit);

    /// Notes when a token was last used; a token that is gone is fine.
    void noteTokenUsed(TokenId token, Instant at);

    /// What became of a list of changes.
    enum Applied {
        APPLIED,
        CONFLICT
    }
}
