package io.corral.domain.triage;

/// The part of a text that evidence quotes.
final class Shown {

    private static final int LENGTH_MAX = 80;

    private Shown() {}

    static String of(String text) {
        String bare = text.strip();
        return bare.substring(0, Math.min(bare.length(), LENGTH_MAX));
    }
}
