package io.corral.domain.group;

import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One version of a project's rules. Never changed: a change is the next version.
///
/// @param number from 1, counted for each project
/// @param algorithm version of the grouping algorithm
/// @param fingerprints text of the fingerprint rules
/// @param stacks text of the stack-trace rules
/// @param masksOff kinds of values that stay in messages, of [MaskKinds], in their order
/// @param previous number of the version that old issues are still found by until
///     `transitionEnd`; 0 for none of the project's
/// @param author who made it; null when it was not a person of this installation
/// @param note what it was made for; empty without a word
public record RuleSet(
        ProjectId project,
        long number,
        int algorithm,
        String fingerprints,
        String stacks,
        List<String> masksOff,
        long previous,
        @Nullable UserId author,
        String note,
        Instant createdAt,
        Instant transitionEnd) {

    /// How long events find the issues of the version before. Long enough for a bug that shows up
    /// once a month.
    public static final Duration TRANSITION = Duration.ofDays(30);

    /// A version that is replaced sooner than this was a slip: what it replaced stays the one that
    /// old issues are found by.
    public static final Duration SLIP = Duration.ofHours(1);

    /// What a change wants.
    ///
    /// @param algorithm version of the algorithm; the one before to leave it
    public record Wish(
            int algorithm, String fingerprints, String stacks, List<String> masksOff,
            @Nullable UserId author, String note) {
        public Wish {
            masksOff = MaskKinds.ALL.stream().filter(masksOff::contains).toList();
        }
    }

    public RuleSet {
        masksOff = List.copyOf(masksOff);
    }

    /// The version before any change.
    public static RuleSet none(ProjectId project) {
        return new RuleSet(project, 0, Grouping.ALGORITHM, "", "", List.of(), 0, null, "",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /// The version after this one; empty when nothing would change.
    public Optional<RuleSet> changed(Wish wish, Instant now) {
        if (algorithm == wish.algorithm() && fingerprints.equals(wish.fingerprints())
                && stacks.equals(wish.stacks())
                && masksOff.equals(wish.masksOff())) {
            return Optional.empty();
        }
        boolean slip = isInTransition(now) && createdAt.plus(SLIP).isAfter(now);
        return Optional.of(new RuleSet(project, number + 1, wish.algorithm(),
                wish.fingerprints(), wish.stacks(), wish.masksOff(), slip ? previous : number,
                wish.author(),
                wish.note(), now, now.plus(TRANSITION)));
    }

    /// Whether the keys of the version before are still looked for.
    public boolean isInTransition(Instant now) {
        return now.isBefore(transitionEnd);
    }
}
