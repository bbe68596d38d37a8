package io.corral.engine.admin;

import io.corral.domain.access.AuditEntry;
import io.corral.domain.id.OrganizationId;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Reason;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.store.directory.DirectoryChange;
import io.corral.store.directory.DirectorySequence;
import io.corral.store.directory.DirectoryStore;
import io.corral.store.directory.SignInStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What every administrative change needs: numbers, secrets, the time, and the way into the store
/// with an entry in the audit log.
record Changes(
        Directory directory, DirectoryStore store, SignInStore signIns, InstantSource clock,
        RandomGenerator random) {

    private static final int PUBLIC_KEY_BYTES = 16;
    private static final int SECRET_BYTES = 32;

    DirectorySnapshot current() {
        return directory.current();
    }

    /// Now, as exactly as it is stored.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    long nextId(DirectorySequence sequence) {
        return store.nextId(sequence);
    }

    String publicKey() {
        return hex(PUBLIC_KEY_BYTES);
    }

    /// 64 hex digits nobody can guess.
    String secret() {
        return hex(SECRET_BYTES);
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// One line of the audit log.
    record Act(
            String actor, @Nullable OrganizationId organization, String action, String target) {}

    /// Makes changes; refused when a name is taken by then.
    <T> Verdict<T> make(List<DirectoryChange> changes, Act act, T result) {
        AuditEntry entry = new AuditEntry(
                now(), act.actor(), act.organization(), act.action(), act.target());
        return switch (directory.apply(changes, List.of(entry))) {
            case APPLIED -> new Done<>(result);
            case CONFLICT -> taken("Something named " + act.target() + " exists already.");
        };
    }

    /// Writes into the audit log what was done elsewhere.
    <T> Verdict<T> note(Act act, T result) {
        return make(List.of(), act, result);
    }

    /// Builds a value whose constructor checks it; a refusal of the constructor is an answer.
    static <T> Verdict<T> valid(Supplier<T> value) {
        try {
            return new Done<>(value.get());
        } catch (IllegalArgumentException e) {
            return invalid(e.getMessage() + ".");
        }
    }

    static <T> Refused<T> invalid(String message) {
        return new Refused<>(Reason.INVALID, message);
    }

    static <T> Refused<T> taken(String message) {
        return new Refused<>(Reason.TAKEN, message);
    }

    static <T> Refused<T> missing(String what) {
        return new Refused<>(Reason.MISSING, "There is no such " + what + ".");
    }
}
