package io.corral.web.page;

/// A moment, for people and machines.
///
/// @param iso the exact time
/// @param words how long ago: `just now`, `5 min`, `3 h`, `12 d`, `4 mo`, `2 y`
public record Moment(String iso, String words) {

    /// The same with `ago`.
    public String ago() {
        return words.equals("just now") ? words : words + " ago";
    }
}
