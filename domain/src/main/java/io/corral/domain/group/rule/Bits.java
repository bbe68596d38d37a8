package io.corral.domain.group.rule;

/// A set of small numbers of fixed range; used by one thread. Rules are checked for all frames of
/// an event at once, one machine word for 64 of them.
final class Bits {

    private final long[] words;
    private final int size;

    Bits(int size) {
        this.size = size;
        words = new long[(size + Long.SIZE - 1) / Long.SIZE];
    }

    static Bits all(int size) {
        return new Bits(size).invert();
    }

    Bits copy() {
        Bits copy = new Bits(size);
        System.arraycopy(words, 0, copy.words, 0, words.length);
        return copy;
    }

    void set(int number) {
        words[number / Long.SIZE] |= 1L << number;
    }

    void clear(int number) {
        words[number / Long.SIZE] &= ~(1L << number);
    }

    boolean get(int number) {
        return ((words[number / Long.SIZE] >>> number) & 1) != 0;
    }

    boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /// Keeps what the other has too, or has not.
    Bits and(Bits other, boolean negated) {
        for (int w = 0; w < words.length; w++) {
            words[w] &= negated ? ~other.words[w] : other.words[w];
        }
        return this;
    }

    /// Every number of the range that is not there, and none that is.
    Bits invert() {
        for (int w = 0; w < words.length; w++) {
            words[w] = ~words[w];
        }
        if (size % Long.SIZE != 0) {
            words[words.length - 1] &= (1L << size) - 1;
        }
        return this;
    }

    /// Every number one greater; the greatest one is lost.
    Bits plusOne() {
        Bits moved = new Bits(size);
        long carry = 0;
        for (int w = 0; w < words.length; w++) {
            moved.words[w] = (words[w] << 1) | carry;
            carry = words[w] >>> 63;
        }
        return moved.invert().invert();
    }

    /// Every number one smaller; 0 is lost.
    Bits minusOne() {
        Bits moved = new Bits(size);
        long carry = 0;
        for (int w = words.length - 1; w >= 0; w--) {
            moved.words[w] = (words[w] >>> 1) | carry;
            carry = words[w] << 63;
        }
        return moved;
    }

    /// The smallest number from `from` on; -1 when there is none.
    int next(int from) {
        for (int i = from; i < size; i++) {
            int w = i / Long.SIZE;
            long rest = words[w] >>> i;
            if (rest != 0) {
                return i + Long.numberOfTrailingZeros(rest);
            }
            i = w * Long.SIZE + Long.SIZE - 1;
        }
        return -1;
    }
}
