package io.corral.store.release;

/// Whether a release is still of interest.
public enum ReleaseStatus {
    OPEN,
    ARCHIVED
}
