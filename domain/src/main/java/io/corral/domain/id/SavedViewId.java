package io.corral.domain.id;

/// Identity of a saved view.
///
/// @param value positive, assigned by the store
public record SavedViewId(long value) implements Comparable<SavedViewId> {
    public SavedViewId {
        if (value <= 0) {
            throw new IllegalArgumentException("SavedViewId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(SavedViewId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
