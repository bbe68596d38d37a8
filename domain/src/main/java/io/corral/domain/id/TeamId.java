package io.corral.domain.id;

/// Identity of a team of an organisation.
///
/// @param value positive, assigned by the store
public record TeamId(long value) implements Comparable<TeamId> {
    public TeamId {
        if (value <= 0) {
            throw new IllegalArgumentException("TeamId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(TeamId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
