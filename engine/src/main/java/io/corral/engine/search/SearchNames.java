package io.corral.engine.search;

/// What names of issues and releases mean in a scope.
record SearchNames(IssueNames issues, ReleaseNames releases) {}
