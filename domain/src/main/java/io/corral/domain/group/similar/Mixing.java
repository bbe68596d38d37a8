package io.corral.domain.group.similar;

/// Numbers that look random, of numbers and texts.
final class Mixing {

    private Mixing() {}

    /// A bijection of 64 bits (the finalizer of SplitMix64, Steele and others 2014).
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// 64 bits of a text (FNV-1a over its characters, mixed).
    static long hash(CharSequence text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /// Two numbers in one, their order told.
    static long pair(long first, long second) {
        return mix(first * 0x9E3779B97F4A7C15L + second);
    }
}
