package io.corral.domain.id;

/// Identity of a client key (DSN) of a project.
///
/// @param value positive, assigned by the store
public record KeyId(long value) implements Comparable<KeyId> {
    public KeyId {
        if (value <= 0) {
            throw new IllegalArgumentException("KeyId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(KeyId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
