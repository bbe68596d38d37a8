package io.corral.web.page.releases;

/// A share as people read it.
///
/// @param value in percent; a dash when nothing is known
/// @param note how sure it is, or of how many; empty for nothing to say
/// @param look class that colours it: `is-ok`, `is-warning`, `is-error`, or empty where it is not
///     judged
public record Share(String value, String note, String look) {}
