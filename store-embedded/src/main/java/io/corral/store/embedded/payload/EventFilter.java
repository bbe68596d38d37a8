package io.corral.store.embedded.payload;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A Bloom filter of the event ids of one day, grown by slices that double. It says "no" exactly
/// and "maybe" wrongly about once in 100 000 per slice: with 24 bits an id, ninety days of filters
/// cause a needless look into a file for less than one new event in a hundred; with the usual 10
/// bits it would be for most. One writer; readers see what was added before they were told of it.
final class EventFilter {

    static final int BITS_PER_ID = 24;
    private static final int HASHES = 17;
    private static final int FIRST_CAPACITY = 4_096;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

    private volatile List<Slice> slices;

    EventFilter() {
        this(List.of());
    }

    EventFilter(List<Slice> slices) {
        this.slices = List.copyOf(slices);
    }

    void add(EventKey key) {
        if (!mayContain(key)) {
            long hash = key.hash();
            roomySlice().add(hash, EventKey.companion(hash));
        }
    }

    boolean mayContain(EventKey key) {
        long hash = key.hash();
        long step = EventKey.companion(hash);
        for (Slice slice : slices) {
            if (slice.mayContain(hash, step)) {
                return true;
            }
        }
        return false;
    }

    List<Slice> slices() {
        return slices;
    }

    private Slice roomySlice() {
        if (!slices.isEmpty() && slices.getLast().count < slices.getLast().capacity) {
            return slices.getLast();
        }
        int capacity = slices.isEmpty() ? FIRST_CAPACITY : slices.getLast().capacity * 2;
        Slice fresh = new Slice(
                capacity, 0, MemorySegment.ofArray(new byte[Slice.bytes(capacity)]));
        List<Slice> grown = new ArrayList<>(slices);
        grown.add(fresh);
        slices = List.copyOf(grown);
        return fresh;
    }

    /// A filter of fixed size: bits on the heap, or a mapped file.
    static final class Slice {

        private final int capacity;
        private final long bitCount;
        private final MemorySegment bits;
        private int count;

        Slice(int capacity, int count, MemorySegment bits) {
            this.capacity = capacity;
            this.bitCount = (long) capacity * BITS_PER_ID;
            this.count = count;
            this.bits = bits;
        }

        static int bytes(int capacity) {
            return Math.toIntExact(
                    Long.BYTES * Math.ceilDiv((long) capacity * BITS_PER_ID, Long.SIZE));
        }

        int capacity() {
            return capacity;
        }

        int count() {
            return count;
        }

        MemorySegment bits() {
            return bits;
        }

        private void add(long first, long step) {
            long hash = first;
            for (int i = 0; i < HASHES; i++) {
                long bit = Math.unsignedMultiplyHigh(hash, bitCount);
                long offset = (bit >>> 6) << 3;
                bits.set(WORD, offset, bits.get(WORD, offset) | 1L << bit);
                hash += step;
            }
            count++;
        }

        private boolean mayContain(long first, long step) {
            long hash = first;
            for (int i = 0; i < HASHES; i++) {
                long bit = Math.unsignedMultiplyHigh(hash, bitCount);
                if ((bits.get(WORD, (bit >>> 6) << 3) & 1L << bit) == 0) {
                    return false;
                }
                hash += step;
            }
            return true;
        }
    }
}
