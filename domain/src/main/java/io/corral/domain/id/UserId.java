package io.corral.domain.id;

/// Identity of a person with an account.
///
/// @param value positive, assigned by the store
public record UserId(long value) implements Comparable<UserId> {
    public UserId {
        if (value <= 0) {
            throw new IllegalArgumentException("UserId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
