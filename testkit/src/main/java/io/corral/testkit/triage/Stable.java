package io.corral.testkit.triage;

import java.util.List;

/// Made-up values that are the same in every run: a function of the texts they are asked for.
final class Stable {

    private Stable() {}

    /// 64 bits, well spread.
    static long bits(String... texts) {
        long hash = 0xcbf29ce484222325L;
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 31) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    /// From 0, below 1.
    static double fraction(long seed, long step) {
        return (mixed(seed + step * 0x9e3779b97f4a7c15L) >>> 11) * 0x1.0p-53;
    }

    static int below(int bound, String... texts) {
        return (int) Long.remainderUnsigned(bits(texts), bound);
    }

    static <T> T one(List<T> choices, String... texts) {
        return choices.get(below(choices.size(), texts));
    }

    /// Lower-case hexadecimal, at most 32 digits.
    static String hex(int digits, String... texts) {
        long bits = bits(texts);
        return "%016x%016x".formatted(bits, mixed(bits + 1)).substring(0, digits);
    }

    // SplitMix64's finaliser.
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
