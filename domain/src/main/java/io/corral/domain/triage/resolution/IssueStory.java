package io.corral.domain.triage.resolution;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of an issue.
///
/// @param priority as triage or somebody rates it now
/// @param turns how its state changed, the earliest first
public record IssueStory(IssueId issue, ProjectId project, Priority priority, Instant firstSeen,
        IssueStatus status, List<Turn> turns) {

    public IssueStory {
        turns = turns.stream().sorted(Comparator.comparing(Turn::at)).toList();
    }

    /// A change of state.
    public sealed interface Turn {
        Instant at();
    }

    record Resolved(Instant at, ResolvedBy by) implements Turn {}

    /// @param reason null when none was given
    record Ignored(Instant at, @Nullable IgnoreClass reason) implements Turn {}

    record Regressed(Instant at) implements Turn {}

    /// Somebody took back that it was resolved or ignored.
    record Reopened(Instant at) implements Turn {}

    /// The change that an entry of the history tells of; empty when it tells of none. That an
    /// ignored issue opens again by itself is none: it was ignored all the same.
    public static Optional<Turn> turn(Activity activity) {
        Instant at = activity.at();
        UserId actor = activity.actor();
        return switch (activity.entry().type()) {
            case SET_RESOLVED -> Optional.of(new Resolved(at, ResolvedBy.HAND));
            case SET_RESOLVED_IN_RELEASE -> Optional.of(new Resolved(at, ResolvedBy.RELEASE));
            case SET_RESOLVED_IN_COMMIT -> Optional.of(new Resolved(at, ResolvedBy.COMMIT));
            case SET_IGNORED -> Optional.of(new Ignored(at, IgnoreClass.ofWireName(Objects
                    .toString(activity.entry().data().get("ignoreReason"), "")).orElse(null)));
            case SET_REGRESSION -> Optional.of(new Regressed(at));
            case SET_UNRESOLVED -> actor == null
                    ? Optional.empty()
                    : Optional.of(new Reopened(at));
            default -> Optional.empty();
        };
    }

    /// A resolution that nobody took back.
    ///
    /// @param took since the issue was first seen, or came back
    record Resolution(Instant at, ResolvedBy by, Duration took) {}

    /// The resolutions that nobody took back, the earliest first. What was resolved once more while
    /// it was resolved counts as it was first.
    List<Resolution> resolutions() {
        List<Resolution> found = new ArrayList<>();
        Instant start = firstSeen;
        Resolved pending = null;
        for (Turn turn : turns) {
            switch (turn) {
                case Resolved resolved -> pending = pending == null ? resolved : pending;
                case Ignored _, Reopened _ -> pending = null;
                case Regressed(var at) -> {
                    if (pending != null) {
                        found.add(resolution(start, pending));
                    }
                    pending = null;
                    start = at;
                }
            }
        }
        if (pending != null) {
            found.add(resolution(start, pending));
        }
        return found;
    }

    private static Resolution resolution(Instant start, Resolved resolved) {
        Duration took = Duration.between(start, resolved.at());
        return new Resolution(
                resolved.at(), resolved.by(), took.isNegative() ? Duration.ZERO : took);
    }

    /// The ignores that nobody took back, the earliest first.
    List<Ignored> ignores() {
        List<Ignored> found = new ArrayList<>();
        Ignored pending = null;
        for (Turn turn : turns) {
            if (pending != null && !(turn instanceof Reopened)) {
                found.add(pending);
            }
            pending = turn instanceof Ignored ignored ? ignored : null;
        }
        if (pending != null) {
            found.add(pending);
        }
        return found;
    }
}
