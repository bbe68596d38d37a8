package io.corral.domain.id;

/// Identity of an issue; unique in the whole installation.
///
/// @param value positive, assigned by the store
public record IssueId(long value) implements Comparable<IssueId> {
    public IssueId {
        if (value <= 0) {
            throw new IllegalArgumentException("IssueId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(IssueId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
