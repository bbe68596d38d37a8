package io.corral.store;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;

/// How many different users there were: exact up to 256, from then on an UltraLogLog that is off by
/// about 2 %. Adding and merging commute; what was added twice counts once. A value: operations
/// return a new sketch, or the same one when nothing changed.
public final class UserSketch {

    /// Nobody.
    public static final UserSketch EMPTY = new UserSketch(new long[0], new byte[0]);

    private static final int EXACT_MAX = 256;
    private static final int PRECISION = 11;
    private static final byte EXACT = 1;
    private static final byte ESTIMATED = 2;

    private final long[] exact;
    private final byte[] registers;

    private UserSketch(long[] exact, byte[] registers) {
        this.exact = exact;
        this.registers = registers;
    }

    /// The sketch of these hashes.
    public static UserSketch of(Collection<Long> hashes) {
        return EMPTY.plus(hashes);
    }

    /// Reads what [#toBytes] wrote.
    public static UserSketch parse(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        return switch (bytes[0]) {
            case EXACT -> new UserSketch(longs(bytes), new byte[0]);
            case ESTIMATED ->
                new UserSketch(new long[0], Arrays.copyOfRange(bytes, 1, bytes.length));
            default -> throw new IllegalArgumentException("No user sketch: form " + bytes[0]);
        };
    }

    private static long[] longs(byte[] bytes) {
        long[] values = new long[(bytes.length - 1) / Long.BYTES];
        ByteBuffer.wrap(bytes, 1, bytes.length - 1).asLongBuffer().get(values);
        return values;
    }

    /// This sketch and these users, by 64-bit hashes.
    public UserSketch plus(Collection<Long> hashes) {
        return plus(hashes.stream().mapToLong(Long::longValue).toArray());
    }

    private UserSketch plus(long[] hashes) {
        if (registers.length > 0) {
            return addedTo(UltraLogLog.wrap(registers.clone()), hashes);
        }
        long[] union = union(exact, hashes);
        if (union.length == exact.length) {
            return this;
        }
        return union.length <= EXACT_MAX
                ? new UserSketch(union, new byte[0])
                : addedTo(UltraLogLog.create(PRECISION), union);
    }

    private UserSketch addedTo(UltraLogLog sketch, long[] hashes) {
        for (long hash : hashes) {
            sketch.add(mixed(hash));
        }
        byte[] state = sketch.getState();
        return Arrays.equals(state, registers) ? this : new UserSketch(new long[0], state);
    }

    /// Spreads hashes of modest quality over all bits (the finisher of SplitMix64).
    private static long mixed(long hash) {
        long z = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Sorted and without repetition.
    private static long[] union(long[] sorted, long[] more) {
        long[] all = Arrays.copyOf(sorted, sorted.length + more.length);
        System.arraycopy(more, 0, all, sorted.length, more.length);
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    /// The users of both.
    public UserSketch plus(UserSketch other) {
        if (other.registers.length == 0) {
            return plus(other.exact);
        }
        if (registers.length == 0) {
            return other.plus(exact);
        }
        UltraLogLog merged =
                UltraLogLog.merge(UltraLogLog.wrap(registers), UltraLogLog.wrap(other.registers));
        return new UserSketch(new long[0], merged.getState());
    }

    /// The users of this sketch who are not among others; all of this one where one of both is not
    /// exact, because then nobody can tell.
    public UserSketch without(UserSketch others) {
        if (registers.length > 0 || others.registers.length > 0) {
            return this;
        }
        long[] rest = Arrays.stream(exact)
                .filter(user -> Arrays.binarySearch(others.exact, user) < 0)
                .toArray();
        return new UserSketch(rest, new byte[0]);
    }

    /// How many users; exact up to 256.
    public long count() {
        return registers.length == 0
                ? exact.length
                : Math.round(UltraLogLog.wrap(registers).getDistinctCountEstimate());
    }

    /// At most 2049 bytes; nobody is no bytes.
    public byte[] toBytes() {
        if (registers.length > 0) {
            return ByteBuffer.allocate(1 + registers.length).put(ESTIMATED).put(registers).array();
        }
        if (exact.length == 0) {
            return new byte[0];
        }
        ByteBuffer bytes = ByteBuffer.allocate(1 + exact.length * Long.BYTES).put(EXACT);
        for (long hash : exact) {
            bytes.putLong(hash);
        }
        return bytes.array();
    }
}
