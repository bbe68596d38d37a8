package io.corral.domain.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.issue.RegressionVerdict.HoldReason;
import io.corral.domain.issue.RegressionVerdict.Holds;
import io.corral.domain.issue.RegressionVerdict.Reason;
import io.corral.domain.issue.RegressionVerdict.Reopens;
import io.corral.domain.release.ReleaseOrder;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges whether an event shows that a resolved bug is back. Events older than the resolution and
/// clients older than the fixing release never do.
public final class Regressions {

    private Regressions() {}

    /// One event, as far as it matters here.
    ///
    /// @param at its own, drift-corrected time
    public record Occurrence(EventId event, Instant at, @Nullable String release) {}

    /// Judges one event of a resolved issue.
    public static RegressionVerdict judge(
            Resolution resolution, Occurrence event, ReleaseOrder order) {
        if (!event.at().isAfter(resolution.at())) {
            return new Holds(HoldReason.BEFORE_RESOLUTION);
        }
        return switch (resolution.fix()) {
            case Fix.Now _ -> reopens(event, null, Reason.HAPPENED_AGAIN);
            case Fix.InRelease(var version) -> inRelease(version, event, order);
            case Fix.InNextRelease(var newest) -> after(newest, event, order);
            case Fix.InUpcomingRelease(var newest) -> after(newest, event, order);
            case Fix.InCommit(_, _, var release) when release != null ->
                inRelease(release, event, order);
            case Fix.InCommit _ -> new Holds(HoldReason.COMMIT_NOT_RELEASED);
        };
    }

    /// The first event of a batch, by the order of its tallies, that reopens the issue.
    static Optional<Reopens> findReopening(
            Resolution resolution, KeyBatch batch, ReleaseOrder order) {
        for (KeyBatch.Tally tally : batch.tallies()) {
            var event = new Occurrence(tally.lastEvent(), tally.lastSeen(), tally.release());
            if (judge(resolution, event, order) instanceof Reopens reopens) {
                return Optional.of(reopens);
            }
        }
        return Optional.empty();
    }

    private static RegressionVerdict inRelease(
            String fixed, Occurrence event, ReleaseOrder order) {
        return fixed.equals(event.release())
                ? reopens(event, fixed, Reason.SAME_RELEASE)
                : newerThan(fixed, event, order);
    }

    private static RegressionVerdict after(
            @Nullable String newest, Occurrence event, ReleaseOrder order) {
        if (newest == null && event.release() != null) {
            return reopens(event, null, Reason.FIRST_RELEASE);
        }
        if (newest == null) {
            return new Holds(HoldReason.NO_RELEASE);
        }
        return newest.equals(event.release())
                ? new Holds(HoldReason.OLDER_RELEASE)
                : newerThan(newest, event, order);
    }

    private static RegressionVerdict newerThan(
            String known, Occurrence event, ReleaseOrder order) {
        String release = event.release();
        if (release == null) {
            return new Holds(HoldReason.NO_RELEASE);
        }
        ReleaseOrder.Comparison comparison = order.compare(release, known);
        return switch (comparison.basis()) {
            case UNKNOWN -> new Holds(HoldReason.UNKNOWN_ORDER);
            case SEMVER, DATE -> comparison.isNewer()
                    ? reopens(event, known, reason(comparison.basis()))
                    : new Holds(HoldReason.OLDER_RELEASE);
        };
    }

    private static Reason reason(ReleaseOrder.Basis basis) {
        return basis == ReleaseOrder.Basis.SEMVER ? Reason.NEWER_BY_SEMVER : Reason.NEWER_BY_DATE;
    }

    private static Reopens reopens(Occurrence event, @Nullable String fixed, Reason reason) {
        return new Reopens(event.event(), event.release(), fixed, reason);
    }
}
