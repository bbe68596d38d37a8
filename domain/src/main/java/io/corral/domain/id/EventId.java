package io.corral.domain.id;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// Identity of an event: 128 bits, chosen by the SDK, written as 32 lower-case hex digits.
///
/// @param high the first 16 hex digits
/// @param low the last 16 hex digits
public record EventId(long high, long low) implements Comparable<EventId> {

    private static final HexFormat HEX = HexFormat.of();
    private static final int HEX_LENGTH = 32;
    private static final int DASHED_LENGTH = 36;

    /// Reads 32 hex digits or the dashed form of a UUID, upper or lower case; empty for anything
    /// else.
    public static Optional<EventId> parse(String text) {
        String hex = text.length() == DASHED_LENGTH ? text.replace("-", "") : text;
        if (hex.length() != HEX_LENGTH || !isHex(hex)) {
            return Optional.empty();
        }
        return Optional.of(new EventId(
                HexFormat.fromHexDigitsToLong(hex, 0, 16),
                HexFormat.fromHexDigitsToLong(hex, 16, HEX_LENGTH)));
    }

    /// The id with the bits of a UUID.
    public static EventId of(UUID uuid) {
        return new EventId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /// The dashed form, as crash reporters answer it.
    public String dashed() {
        return new UUID(high, low).toString();
    }

    @Override
    public int compareTo(EventId other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /// 32 lower-case hex digits.
    @Override
    public String toString() {
        return HEX.toHexDigits(high) + HEX.toHexDigits(low);
    }

    private static boolean isHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
