/// Sentry wire formats to and from domain values, without I/O.
///
/// Envelopes, events, DSNs and authentication headers are read tolerantly and within bounds. This
/// package holds what stands in URLs and HTTP headers; `json` the JSON reader with its limits,
/// `body` the content encodings, `envelope` the framing, `event` the event payload, `span` and
/// `report` the other item kinds that are digested.
@NullMarked
package io.corral.protocol;

import org.jspecify.annotations.NullMarked;
