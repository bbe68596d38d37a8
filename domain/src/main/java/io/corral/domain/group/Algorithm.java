package io.corral.domain.group;

/// Versions of the algorithm. Each is frozen by golden files; what differs between them asks here.
enum Algorithm {
    /// As docs/adr/0011 decided.
    FIRST,
    /// As docs/adr/0041 decided: knows more values, wrappers, reporters and scripts.
    SECOND;

    /// @param version as [GroupingConfig#algorithm] counts; any newer one reads as the newest
    static Algorithm of(int version) {
        return version < 2 ? FIRST : SECOND;
    }

    boolean isSecond() {
        return this == SECOND;
    }
}
