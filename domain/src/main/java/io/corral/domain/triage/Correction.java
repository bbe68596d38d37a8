package io.corral.domain.triage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person said against a verdict. It decides about the same issue, and about issues of the
/// same organisation that are like it, within the bounds of [Amendment].
///
/// @param id of whoever keeps it
/// @param shortId the issue it was said about
/// @param by name of the person
/// @param word what the person added; null for nothing
/// @param before what was said of the issue at that time
/// @param likeness what issues have in common with it, as [Likeness] writes it
public record Correction(long id, String shortId, String by, Instant at, Change change,
        @Nullable String word, Before before, List<String> likeness) {

    /// Characters of a word.
    public static final int WORD_CHARS_MAX = 300;

    public Correction {
        likeness = List.copyOf(likeness);
    }

    /// The same about an issue that has another name now.
    public Correction of(String newShortId) {
        return new Correction(id, newShortId, by, at, change, word, before, likeness);
    }

    /// What is otherwise.
    public sealed interface Change {
        /// It belongs to this tier; to a tier above the backlog means that it is no noise.
        record Tier(int tier) implements Change {
            public Tier {
                if (tier < 1 || tier > Said.BACKLOG) {
                    throw new IllegalArgumentException("a tier is 1 to 4, found " + tier);
                }
            }
        }

        /// It has this cause.
        ///
        /// @param cause null when the cause is not known
        record Cause(@Nullable CauseCategory cause) implements Change {}

        /// It is noise of this class.
        ///
        /// @param noise null when it is none
        record Noise(@Nullable NoiseClass noise) implements Change {}
    }

    /// What a verdict said.
    public record Said(int tier, @Nullable CauseCategory cause, @Nullable NoiseClass noise) {

        static final int BACKLOG = 4;

        /// Whether somebody should have looked.
        public boolean isHigh() {
            return tier <= Verdict.HIGH_TIER_MAX;
        }
    }

    /// The verdict that was corrected.
    ///
    /// @param shown what the person saw
    /// @param plain what rules alone had said; the same unless it had been corrected before
    /// @param alarms of [Amendment#ALARMS], those that rang already
    public record Before(Said shown, Said plain, Set<SignalType> alarms) {
        public Before {
            alarms = Set.copyOf(alarms);
        }
    }

    /// What it says was wrong, in words such as `tier 2`, `bot` or `code-bug`.
    public String from() {
        return switch (change) {
            case Change.Tier _ -> "tier " + before.shown().tier();
            case Change.Cause _ -> word(before.shown().cause());
            case Change.Noise _ -> word(before.shown().noise());
        };
    }

    /// What it says is right.
    public String to() {
        return switch (change) {
            case Change.Tier(int tier) -> "tier " + tier;
            case Change.Cause(var cause) -> word(cause);
            case Change.Noise(var noise) -> word(noise);
        };
    }

    private static String word(@Nullable CauseCategory cause) {
        return cause == null ? "unknown cause" : cause.wireName();
    }

    private static String word(@Nullable NoiseClass noise) {
        return noise == null ? "no noise" : "noise " + noise.wireName();
    }

    /// Whether it says that something high is not.
    public boolean isFromHigh() {
        return before.shown().isHigh() && switch (change) {
            case Change.Tier(int tier) -> tier > Verdict.HIGH_TIER_MAX;
            case Change.Noise(var noise) -> noise != null;
            case Change.Cause _ -> false;
        };
    }
}
