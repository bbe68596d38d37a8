package io.corral.domain.id;

/// Identity of a bundle of source maps and sources.
///
/// @param value positive, assigned by the store
public record ArtifactBundleId(long value) implements Comparable<ArtifactBundleId> {
    public ArtifactBundleId {
        if (value <= 0) {
            throw new IllegalArgumentException("ArtifactBundleId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(ArtifactBundleId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
