package io.corral.testkit.triage;

/// A project of the organisation.
///
/// @param host of its addresses, with the scheme; empty when it has none
record Project(String slug, Platform platform, String host) {}
