package io.corral.domain.id;

/// Identity of one uploaded source or source map.
///
/// @param value positive, assigned by the store
public record ArtifactId(long value) implements Comparable<ArtifactId> {
    public ArtifactId {
        if (value <= 0) {
            throw new IllegalArgumentException("ArtifactId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(ArtifactId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
