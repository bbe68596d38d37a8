package io.corral.domain.id;

/// Identity of an organisation.
///
/// @param value positive, assigned by the store
public record OrganizationId(long value) implements Comparable<OrganizationId> {
    public OrganizationId {
        if (value <= 0) {
            throw new IllegalArgumentException("OrganizationId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(OrganizationId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
