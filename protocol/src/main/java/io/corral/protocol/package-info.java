/// Sentry wire formats to and from domain values, without I/O.
///
/// Envelopes, events, DSNs and authentication headers are read tolerantly and within bounds.
@org.jspecify.annotations.NullMarked
package io.corral.protocol;
