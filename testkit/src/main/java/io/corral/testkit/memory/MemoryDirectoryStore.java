package io.corral.testkit.memory;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.AuditEntry;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.TokenId;
import io.corral.store.directory.DirectoryChange;
import io.corral.store.directory.DirectoryChange.PutToken;
import io.corral.store.directory.DirectoryContents;
import io.corral.store.directory.DirectorySequence;
import io.corral.store.directory.DirectoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A directory in memory. Thread-safe; `this` guards all fields.
public final class MemoryDirectoryStore implements DirectoryStore {

    private final Map<DirectorySequence, Long> sequences = new EnumMap<>(DirectorySequence.class);
    private final List<AuditEntry> audit = new ArrayList<>();
    private MemoryDirectory directory = new MemoryDirectory();

    @Override
    public synchronized DirectoryContents contents() {
        return directory.contents();
    }

    @Override
    public synchronized long nextId(DirectorySequence sequence) {
        return sequences.merge(sequence, 1L, Long::sum);
    }

    @Override
    public synchronized Applied apply(List<DirectoryChange> changes, List<AuditEntry> entries) {
        MemoryDirectory changed = directory.copy();
        for (DirectoryChange change : changes) {
            changed.apply(change);
            if (!changed.isConsistent()) {
                return Applied.CONFLICT;
            }
        }
        directory = changed;
        audit.addAll(entries);
        return Applied.APPLIED;
    }

    @Override
    public synchronized List<AuditEntry> audit(
            @Nullable OrganizationId organization, int limit) {
        return audit.reversed().stream()
                .filter(entry -> organization == null || organization.equals(entry.organization()))
                .limit(limit).toList();
    }

    @Override
    public synchronized void noteTokenUsed(TokenId id, Instant at) {
        for (ApiToken token : directory.contents().tokens()) {
            if (token.id().equals(id)) {
                directory.apply(new PutToken(new ApiToken(token.id(), token.name(), token.hash(),
                        token.lastCharacters(), token.user(), token.organization(),
                        token.scopes(), token.createdAt(), at, token.expiresAt(),
                        token.refresh())));
            }
        }
    }
}
