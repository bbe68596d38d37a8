package io.corral.domain.id;

/// Identity of a release of an organisation.
///
/// @param value positive, assigned by the store
public record ReleaseId(long value) implements Comparable<ReleaseId> {
    public ReleaseId {
        if (value <= 0) {
            throw new IllegalArgumentException("ReleaseId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(ReleaseId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
