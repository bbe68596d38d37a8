package io.corral.server.rest.uploads;

import java.util.Optional;

/// Numbers by which files are named in addresses.
final class WireId {

    private static final int DIGITS_MAX = 18;

    private WireId() {}

    /// The number; empty when the text is none.
    static Optional<Long> of(String text) {
        boolean number = !text.isEmpty() && text.length() <= DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number
                ? Optional.of(Long.parseLong(text)).filter(value -> value > 0)
                : Optional.empty();
    }
}
