package io.corral.sample.load;

/// Characters of the private use area that stand for one changing character in a template.
final class Mask {

    /// Any hex digit.
    static final char HEX = '\uE000';
    /// Any decimal digit.
    static final char DIGIT = '\uE001';
    /// A decimal digit other than 0.
    static final char FIRST_DIGIT = '\uE002';
    /// A lower-case letter.
    static final char LETTER = '\uE003';
    /// A character of the event id.
    static final char EVENT_ID = '\uE004';
    /// A character of the time, written as ISO text.
    static final char ISO_TIME = '\uE005';
    /// A character of the time, written as seconds; the quotes around it are not part of the event.
    static final char EPOCH_TIME = '\uE006';

    private Mask() {}

    static boolean isMask(char c) {
        return c >= HEX && c <= EPOCH_TIME;
    }

    static String of(char mask, int length) {
        return String.valueOf(mask).repeat(length);
    }
}
