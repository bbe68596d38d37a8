package io.corral.sample.load;

import io.corral.sample.render.Values;
import java.util.random.RandomGenerator;

/// Writes masks instead of values, so that a template knows where to put fresh ones. Every value
/// that may later stand there lies in the range asked for and has the same width.
///
/// @param random draws the parts that stay the same within one template
record MaskedValues(RandomGenerator random) implements Values {

    @Override
    public String digits(long min, long max) {
        String widest = Long.toString(max);
        long unit = 1;
        for (int i = 1; i < widest.length(); i++) {
            unit *= 10;
        }
        long first = Math.max(1, Math.ceilDiv(min, unit));
        long last = (max + 1) / unit - 1;
        if (first > last) {
            return Long.toString(random.nextLong(min, max + 1));
        }
        String rest = Mask.of(Mask.DIGIT, widest.length() - 1);
        return first == 1 && last == 9
                ? Mask.FIRST_DIGIT + rest
                : random.nextLong(first, last + 1) + rest;
    }

    @Override
    public String hex(int length) {
        return Mask.of(Mask.HEX, length);
    }

    @Override
    public String letters(int length) {
        return Mask.of(Mask.LETTER, length);
    }
}
