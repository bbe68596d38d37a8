package io.corral.domain.group;

/// A wording around a name.
///
/// @param anywhere whether the message may have `start` anywhere, not only at its beginning
/// @param start what the message has in it
/// @param before what stands before the name, searched from `start` on
/// @param after what stands behind it; empty for the end of the message
/// @param text the common wording
record ThingPhrase(boolean anywhere, String start, String before, String after, String text) {

    static ThingPhrase starts(String start, String before, String after, String text) {
        return new ThingPhrase(false, start, before, after, text);
    }

    static ThingPhrase has(String start, String before, String after, String text) {
        return new ThingPhrase(true, start, before, after, text);
    }
}
