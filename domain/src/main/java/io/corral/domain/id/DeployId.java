package io.corral.domain.id;

/// Identity of a deploy of an organisation.
///
/// @param value positive, assigned by the store
public record DeployId(long value) implements Comparable<DeployId> {
    public DeployId {
        if (value <= 0) {
            throw new IllegalArgumentException("DeployId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(DeployId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
