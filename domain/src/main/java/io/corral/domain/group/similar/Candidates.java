package io.corral.domain.group.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which sketches are worth comparing with one: those that share a band of their signatures.
/// Immutable. Needs 8 bytes for a band, 48 bands a sketch at most.
public final class Candidates {

    private static final int POSITION_BITS = 20;

    /// Sketches that fit.
    public static final int SKETCHES_MAX = 1 << POSITION_BITS;

    /// Of a crowded band, so many of the most frequent issues are looked at,
    private static final int CROWD_MAX = 24;
    /// and so many to either side of the one that asks.
    private static final int NEIGHBOURS_MAX = 8;
    /// Candidates handed out for one sketch.
    private static final int CANDIDATES_MAX = 64;

    private final long[] entries;
    private final List<long[]> bands;

    /// Indexes sketches. Crowded bands favour those that stand first.
    public Candidates(List<IssueSketch> sketches) {
        if (sketches.size() > SKETCHES_MAX) {
            throw new IllegalArgumentException(sketches.size() + " sketches do not fit");
        }
        bands = new ArrayList<>(sketches.size());
        int count = 0;
        for (IssueSketch sketch : sketches) {
            long[] own = MinHash.bands(sketch);
            bands.add(own);
            count += own.length;
        }
        entries = new long[count];
        int at = 0;
        for (int position = 0; position < sketches.size(); position++) {
            for (long band : bands.get(position)) {
                entries[at] = prefix(band) | position;
                at++;
            }
        }
        Arrays.sort(entries);
    }

    private static long prefix(long band) {
        return band & -(1L << POSITION_BITS);
    }

    /// Positions of the sketches to compare one with, those that share most bands first.
    public List<Integer> of(int position) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (long band : bands.get(position)) {
            collect(prefix(band), position, shared);
        }
        Comparator<Map.Entry<Integer, Integer>> order =
                Map.Entry.<Integer, Integer>comparingByValue().reversed()
                        .thenComparing(Map.Entry.comparingByKey());
        return shared.entrySet().stream().sorted(order).limit(CANDIDATES_MAX)
                .map(Map.Entry::getKey).toList();
    }

    private void collect(long prefix, int position, Map<Integer, Integer> shared) {
        int own = Arrays.binarySearch(entries, prefix | position);
        int first = Arrays.binarySearch(entries, prefix);
        first = first < 0 ? -first - 1 : first;
        for (int i = 0; i < CROWD_MAX; i++) {
            add(first + i, prefix, position, shared);
        }
        for (int i = own - NEIGHBOURS_MAX; i <= own + NEIGHBOURS_MAX; i++) {
            if (i >= first + CROWD_MAX) {
                add(i, prefix, position, shared);
            }
        }
    }

    private void add(int entry, long prefix, int position, Map<Integer, Integer> shared) {
        if (entry < entries.length && prefix(entries[entry]) == prefix) {
            int other = (int) (entries[entry] - prefix);
            if (other != position) {
                shared.merge(other, 1, Integer::sum);
            }
        }
    }
}
