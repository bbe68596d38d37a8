package io.corral.domain.id;

/// Identity of a project; the decimal digits at the end of a DSN.
///
/// @param value positive, assigned by the store
public record ProjectId(long value) implements Comparable<ProjectId> {
    public ProjectId {
        if (value <= 0) {
            throw new IllegalArgumentException("ProjectId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(ProjectId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
