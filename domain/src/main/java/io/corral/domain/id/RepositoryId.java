package io.corral.domain.id;

/// Identity of a repository of an organisation.
///
/// @param value positive, assigned by the store
public record RepositoryId(long value) implements Comparable<RepositoryId> {
    public RepositoryId {
        if (value <= 0) {
            throw new IllegalArgumentException("RepositoryId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(RepositoryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
