package io.corral.testkit;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Checks a statement on many random values. A failure names the value and the seed;
/// `-Dproperty.seed=SEED` runs that one value again. Values grow with the number of tries, so that
/// the first failure is a small one.
public final class Property {

    /// Values tried when the test does not say how many.
    public static final int TRIES = 1000;

    private static final int SIZE_MAX = 200;
    private static final int SHOWN_LENGTH_MAX = 2000;

    private Property() {}

    /// Makes a random value.
    @FunctionalInterface
    public interface Generator<T> {
        /// The value of these random numbers.
        ///
        /// @param size how large it may be, from 1 to 200
        T make(RandomGenerator random, int size);
    }

    /// Checks the statement on [#TRIES] values.
    public static <T> void forAll(Generator<T> generator, Consumer<? super T> statement) {
        forAll(TRIES, generator, statement);
    }

    /// Checks the statement on so many values.
    ///
    /// @throws AssertionError when it throws anything for one of them
    public static <T> void forAll(
            int tries, Generator<T> generator, Consumer<? super T> statement) {
        String replayed = System.getProperty("property.seed", "");
        if (!replayed.isBlank()) {
            check(Long.parseLong(replayed.strip()), generator, statement);
            return;
        }
        long first = new SplittableRandom().nextLong() & (Long.MAX_VALUE >> 8);
        for (int i = 0; i < tries; i++) {
            long size = 1 + (long) i * SIZE_MAX / tries;
            check((first + i) << 8 | Math.min(size, SIZE_MAX), generator, statement);
        }
    }

    /// The low byte of the seed is the size, so that one number replays a try.
    private static <T> void check(
            long seed, Generator<T> generator, Consumer<? super T> statement) {
        T value = generator.make(new SplittableRandom(seed), (int) (seed & 0xFF));
        try {
            statement.accept(value);
        } catch (Throwable failure) {
            String shown = String.valueOf(value);
            throw new AssertionError("fails for -Dproperty.seed=" + seed + ": "
                    + shown.substring(0, Math.min(shown.length(), SHOWN_LENGTH_MAX)), failure);
        }
    }
}
