package io.corral.server.tools;

import java.time.Instant;

/// What an answer must say, as its text and as its JSON say it.
///
/// @param json as it stands in the document, with escapes
record Fact(String text, String json) {

    private static final int BEGIN = 40;
    private static final int MINUTES_LENGTH = "2026-11-24T15:28".length();

    /// The same in both, of a long text its beginning.
    static Fact of(String said) {
        String begin = said.substring(0, Math.min(BEGIN, said.length()));
        return new Fact(begin, begin.replace("\"", "\\\""));
    }

    /// A time as the API says it.
    static Fact time(String said) {
        return new Fact(said.substring(0, MINUTES_LENGTH).replace('T', ' '),
                Long.toString(Instant.parse(said).getEpochSecond()));
    }

    static Fact millis(double millis) {
        return new Fact(Math.round(millis) + "ms", Long.toString(Math.round(millis)));
    }

    static Fact percent(double percent) {
        String whole = Long.toString((long) percent);
        return new Fact(whole, whole);
    }
}
