package io.corral.testkit.grouping;

/// Numbers that depend on a seed and a name and look random.
final class Hash {

    private Hash() {}

    static int mix(int seed, String name) {
        long hash = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return (int) (hash >>> 32);
    }

    static String hex(int seed, String name, int length) {
        return from("0123456789abcdef", seed, name, length);
    }

    /// Letters and digits of an alphabet.
    static String from(String alphabet, int seed, String name, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(Math.floorMod(mix(seed + i, name), alphabet.length())));
        }
        return text.toString();
    }
}
