package io.corral.store.directory;

/// Kinds of things that are numbered, each from 1.
public enum DirectorySequence {
    ORGANIZATION,
    PROJECT,
    KEY,
    TEAM,
    USER,
    TOKEN
}
