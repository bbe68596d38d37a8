package io.corral.engine.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.IssueRestoration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What people changed in the last minutes, as it was before: the newest few changes of each
/// person, and of all people together as much as fits. Its methods are synchronized.
final class UndoMemory {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int CHANGES_OF_PERSON_MAX = 10;

    /// An issue weighs 1, and more when its snooze has counted many users.
    private static final long WEIGHT_MAX = 50_000;
    private static final int USERS_OF_WEIGHT = 16;

    private final InstantSource clock;
    private final Supplier<String> tokens;
    private final Map<String, Kept> changes = new LinkedHashMap<>();
    private long weight;

    UndoMemory(InstantSource clock, Supplier<String> tokens) {
        this.clock = clock;
        this.tokens = tokens;
    }

    private record Kept(
            UserId actor, OrganizationId organization, List<IssueRestoration> issues,
            Instant until, long weight) {}

    /// Keeps what a change needs to be undone.
    ///
    /// @return names it; null when there is nothing to undo
    synchronized @Nullable String keep(
            UserId actor, OrganizationId organization, List<IssueRestoration> issues) {
        if (issues.isEmpty()) {
            return null;
        }
        long added = issues.stream()
                .mapToLong(each -> 1 + each.tally().users().size() / USERS_OF_WEIGHT).sum();
        Kept kept = new Kept(actor, organization, List.copyOf(issues),
                clock.instant().plus(LIFETIME), added);
        String token = tokens.get();
        changes.put(token, kept);
        weight += added;
        makeRoom(actor);
        return changes.containsKey(token) ? token : null;
    }

    /// Hands out what was kept, once, to whoever made the change.
    synchronized Optional<List<IssueRestoration>> take(
            UserId actor, OrganizationId organization, String token) {
        Kept kept = changes.get(token);
        boolean isTheirs = kept != null && kept.actor.equals(actor)
                && kept.organization.equals(organization);
        if (kept == null || !isTheirs) {
            return Optional.empty();
        }
        changes.remove(token);
        weight -= kept.weight;
        return kept.until.isAfter(clock.instant())
                ? Optional.of(kept.issues)
                : Optional.empty();
    }

    /// The oldest changes go first.
    private void makeRoom(UserId actor) {
        Instant now = clock.instant();
        long tooMany = changes.values().stream().filter(kept -> kept.actor.equals(actor)).count()
                - CHANGES_OF_PERSON_MAX;
        Iterator<Kept> oldest = changes.values().iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            boolean isExcess = tooMany > 0 && kept.actor.equals(actor);
            if (isExcess || weight > WEIGHT_MAX || !kept.until.isAfter(now)) {
                oldest.remove();
                weight -= kept.weight;
                tooMany -= isExcess ? 1 : 0;
            }
        }
    }
}
