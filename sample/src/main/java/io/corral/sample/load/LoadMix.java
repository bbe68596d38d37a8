package io.corral.sample.load;

import io.corral.domain.id.EventId;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// An endless mix of events as a busy organisation sends them: forty bugs of many platforms, the
/// n-th as often as 1/n (Zipf), each event with its own id, time and values. For one thread; give
/// every thread a mix with its own seed.
public final class LoadMix {

    private final SplittableRandom random;
    private final LoadClock clock;
    private final List<LoadTemplate> templates;
    private final double[] upTo;
    private final long idHigh;
    private long made;

    private LoadMix(long seed, SizeClass sizes, InstantSource clock) {
        double[] weights = zipf(LoadTemplates.COUNT);
        this.random = new SplittableRandom(seed);
        this.clock = new LoadClock(clock);
        this.templates = LoadTemplates.make(sizes, weights);
        this.upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        this.idHigh = mix(seed);
    }

    /// A mix of one size class.
    ///
    /// @param seed decides ids and values; distinct seeds never make the same id
    /// @param clock gives the events their time
    public static LoadMix of(long seed, SizeClass sizes, InstantSource clock) {
        return new LoadMix(seed, sizes, clock);
    }

    /// The next event.
    public LoadEvent next() {
        int rank = rank();
        LoadTemplate template = templates.get(rank);
        var id = new EventId(idHigh, mix(made++));
        clock.tick();
        return new LoadEvent(id, rank, template.flavour(), template.fill(id, clock, random));
    }

    private int rank() {
        int found = Arrays.binarySearch(upTo, random.nextDouble());
        int rank = found < 0 ? -found - 1 : found;
        return Math.min(rank, upTo.length - 1);
    }

    private static double[] zipf(int count) {
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = 1.0 / (i + 1);
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /// A bijection of 64-bit numbers without visible order (the finaliser of SplitMix64).
    private static long mix(long number) {
        long mixed = number + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
