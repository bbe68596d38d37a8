package io.corral.testkit.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Pairs of events that differ in one way.
///
/// @param name unique in the set
/// @param half whether grouping may be tuned on it
/// @param maker makes one pair of the random numbers it is given
public record Family(String name, Half half, Function<Draw, LabelledPair> maker) {

    /// Parts of the set. Nobody looks at failing pairs of the second and of unseen parts while
    /// tuning: they say how grouping does on traffic that nobody had in mind.
    public enum Half {
        TUNING,
        HELD_OUT,
        /// Written later, with every frame to the letter; see [io.corral.testkit.grouping.third].
        THIRD,
        /// Written when the third was tuned on, and tuned on since; see
        /// [io.corral.testkit.grouping.fourth].
        FOURTH,
        /// Written when the fourth was tuned on, unseen at first and tuned on since; see
        /// [io.corral.testkit.grouping.fifth].
        FIFTH,
        /// Written when the fourth was tuned on, to be tuned on; see
        /// [io.corral.testkit.grouping.sixth].
        SIXTH_OPEN,
        /// Written in turns with [#SIXTH_OPEN], so just as hard; unseen at first, tuned on since.
        SIXTH_CLOSED,
        /// Written when the sixth was tuned on, to be tuned on; see
        /// [io.corral.testkit.grouping.seventh].
        SEVENTH_OPEN,
        /// Written in turns with [#SEVENTH_OPEN], so just as hard; unseen at first, tuned on since.
        SEVENTH_CLOSED,
        /// Written after the seventh, never looked at by pair; see
        /// [io.corral.testkit.grouping.eighth].
        EIGHTH_CLOSED;

        /// Whether only its sum may be looked at.
        public boolean isUnseen() {
            return this == EIGHTH_CLOSED;
        }

        /// Whether its pairs may be looked at when grouping is tuned.
        public boolean isOpen() {
            return this != HELD_OUT && !isUnseen();
        }
    }

    /// Its first pairs; the same for the same seed.
    public List<LabelledPair> pairs(List<BaseError> errors, int count, long seed) {
        var random = new SplittableRandom(seed ^ (long) name.hashCode() << 20);
        List<LabelledPair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(maker.apply(new Draw(errors, random.split())));
        }
        return pairs;
    }
}
