package io.corral.engine.admin;

import io.corral.domain.access.ApiToken;
import io.corral.domain.access.AuditEntry;
import io.corral.domain.access.Principal;
import io.corral.domain.access.SecretHash;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TokenId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.store.Maintainable;
import io.corral.store.directory.DirectoryChange;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.directory.DirectoryStore.Applied;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Who and what there is, in memory for the hot path: every look-up reads one immutable snapshot,
/// which each change replaces as a whole before it returns. Thread-safe; the volatile field
/// publishes the snapshot, `this` guards refreshing it.
public final class Directory implements Maintainable {

    private final DirectoryStore store;
    private final InstantSource clock;
    private final Map<TokenId, Instant> tokensUsed = new ConcurrentHashMap<>();
    private volatile DirectorySnapshot snapshot;

    public Directory(DirectoryStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.snapshot = new DirectorySnapshot(store.contents());
    }

    /// Everything at this moment; keep it for as long as one answer takes.
    public DirectorySnapshot current() {
        return snapshot;
    }

    /// The key a client shows, with its project, organisation and settings; it may be inactive.
    public Optional<KeyEntry> byPublicKey(String publicKey) {
        return snapshot.byPublicKey(publicKey);
    }

    /// A project by its number; empty when it was deleted.
    public Optional<Project> project(ProjectId id) {
        return snapshot.project(id);
    }

    /// Organisations the principal may see, oldest first.
    public List<Organization> organizationsVisibleTo(Principal principal) {
        return snapshot.organizationsVisibleTo(principal);
    }

    /// What a bearer token may do; empty when it is unknown, expired, or its user is refused.
    public Optional<Principal> authenticate(String token) {
        Instant now = clock.instant();
        DirectorySnapshot all = snapshot;
        Optional<ApiToken> known =
                all.token(SecretHash.of(token)).filter(each -> each.isValidAt(now));
        known.ifPresent(each -> tokensUsed.put(each.id(), now));
        return known.flatMap(all::principal);
    }

    /// Writes down which tokens were used.
    @Override
    public void maintain() {
        for (TokenId token : List.copyOf(tokensUsed.keySet())) {
            Instant used = tokensUsed.remove(token);
            if (used != null) {
                store.noteTokenUsed(token, used);
            }
        }
        refresh();
    }

    /// Makes changes durable and visible, in this order.
    Applied apply(List<DirectoryChange> changes, List<AuditEntry> audit) {
        synchronized (this) {
            Applied applied = store.apply(changes, audit);
            refresh();
            return applied;
        }
    }

    /// Reads everything again.
    public void refresh() {
        synchronized (this) {
            snapshot = new DirectorySnapshot(store.contents());
        }
    }
}
