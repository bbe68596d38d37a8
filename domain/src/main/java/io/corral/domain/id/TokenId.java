package io.corral.domain.id;

/// Identity of an API token.
///
/// @param value positive, assigned by the store
public record TokenId(long value) implements Comparable<TokenId> {
    public TokenId {
        if (value <= 0) {
            throw new IllegalArgumentException("TokenId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(TokenId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
