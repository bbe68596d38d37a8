package io.corral.domain.health;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// Durations of many sessions in a few bytes: number, sum and maximum exactly, quantiles within
/// 5 %. Adding commutes. A value: operations return a new sketch.
public final class DurationSketch {

    /// No durations.
    public static final DurationSketch EMPTY = new DurationSketch(0, 0, new TreeMap<>());

    private static final double GROWTH_LOG = Math.log(1.1);
    private static final int ZERO_BIN = 0;
    private static final int VARINT_BITS = 7;
    private static final int VARINT_MORE = 0x80;

    private final long sumMillis;
    private final long maxMillis;

    /// Numbers by bin; bin `i` from 1 holds what lies from `1.1^(i-1)` ms up to `1.1^i` ms.
    private final Map<Integer, Long> bins;

    private DurationSketch(long sumMillis, long maxMillis, Map<Integer, Long> bins) {
        this.sumMillis = sumMillis;
        this.maxMillis = maxMillis;
        this.bins = bins;
    }

    /// The sketch of these durations in milliseconds; negative ones count as 0.
    public static DurationSketch of(Collection<Long> durationsMillis) {
        if (durationsMillis.isEmpty()) {
            return EMPTY;
        }
        Map<Integer, Long> bins = new TreeMap<>();
        long sum = 0;
        long max = 0;
        for (long given : durationsMillis) {
            long millis = Math.max(0, given);
            sum += millis;
            max = Math.max(max, millis);
            bins.merge(bin(millis), 1L, Long::sum);
        }
        return new DurationSketch(sum, max, bins);
    }

    private static int bin(long millis) {
        return millis < 1 ? ZERO_BIN : 1 + (int) (Math.log((double) millis) / GROWTH_LOG);
    }

    /// Both together.
    public DurationSketch plus(DurationSketch other) {
        if (other.bins.isEmpty()) {
            return this;
        }
        if (bins.isEmpty()) {
            return other;
        }
        Map<Integer, Long> all = new TreeMap<>(bins);
        other.bins.forEach((bin, count) -> all.merge(bin, count, Long::sum));
        return new DurationSketch(
                sumMillis + other.sumMillis, Math.max(maxMillis, other.maxMillis), all);
    }

    /// How many durations.
    public long count() {
        return bins.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Their mean in milliseconds; 0 without any.
    public double meanMillis() {
        long count = count();
        return count == 0 ? 0 : (double) sumMillis / count;
    }

    /// The longest in milliseconds; 0 without any.
    public long maxMillis() {
        return maxMillis;
    }

    /// The duration below which this share lies, in milliseconds; 0 without any.
    ///
    /// @param share 0 to 1
    public double quantileMillis(double share) {
        long rank = (long) Math.ceil(share * count());
        long passed = 0;
        for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
            passed += bin.getValue();
            if (passed >= rank) {
                return Math.min((double) maxMillis, middle(bin.getKey()));
            }
        }
        return (double) maxMillis;
    }

    private static double middle(int bin) {
        return bin == ZERO_BIN ? 0 : Math.exp((bin - 0.5) * GROWTH_LOG);
    }

    /// Reads what [#toBytes] wrote.
    public static DurationSketch parse(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        var reader = new Reader(bytes);
        long sum = reader.next();
        long max = reader.next();
        Map<Integer, Long> bins = new TreeMap<>();
        int bin = 0;
        while (reader.position < bytes.length) {
            bin += (int) reader.next();
            bins.put(bin, reader.next());
        }
        return new DurationSketch(sum, max, bins);
    }

    private static final class Reader {
        private final byte[] bytes;
        private int position;

        private Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        private long next() {
            long value = 0;
            int shift = 0;
            while (true) {
                byte part = bytes[position++];
                value |= (long) (part & VARINT_MORE - 1) << shift;
                if ((part & VARINT_MORE) == 0) {
                    return value;
                }
                shift += VARINT_BITS;
            }
        }
    }

    /// A few bytes per bin that is used; none without durations.
    public byte[] toBytes() {
        var out = new ByteArrayOutputStream();
        if (!bins.isEmpty()) {
            write(out, sumMillis);
            write(out, maxMillis);
            int before = 0;
            for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
                write(out, bin.getKey() - before);
                write(out, bin.getValue());
                before = bin.getKey();
            }
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest >= VARINT_MORE) {
            out.write((int) (rest & VARINT_MORE - 1) | VARINT_MORE);
            rest >>>= VARINT_BITS;
        }
        out.write((int) rest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DurationSketch sketch && sketch.sumMillis == sumMillis
                && sketch.maxMillis == maxMillis && sketch.bins.equals(bins);
    }

    @Override
    public int hashCode() {
        return bins.hashCode() * 31 + Long.hashCode(sumMillis);
    }

    @Override
    public String toString() {
        return "DurationSketch[count=" + count() + ", sumMillis=" + sumMillis + "]";
    }
}
