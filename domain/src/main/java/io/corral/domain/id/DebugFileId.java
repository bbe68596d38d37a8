package io.corral.domain.id;

/// Identity of an uploaded debug file.
///
/// @param value positive, assigned by the store
public record DebugFileId(long value) implements Comparable<DebugFileId> {
    public DebugFileId {
        if (value <= 0) {
            throw new IllegalArgumentException("DebugFileId must be positive, found " + value);
        }
    }

    @Override
    public int compareTo(DebugFileId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
