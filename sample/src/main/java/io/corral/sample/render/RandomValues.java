package io.corral.sample.render;

import java.util.random.RandomGenerator;

/// Values drawn from a random generator.
///
/// @param random where they come from
public record RandomValues(RandomGenerator random) implements Values {

    private static final String HEX = "0123456789abcdef";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    @Override
    public String digits(long min, long max) {
        return Long.toString(random.nextLong(min, max + 1));
    }

    @Override
    public String hex(int length) {
        return draw(HEX, length);
    }

    @Override
    public String letters(int length) {
        return draw(LETTERS, length);
    }

    private String draw(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
