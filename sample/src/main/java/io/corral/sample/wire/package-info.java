/// From an event to the request its SDK would send: `EnvelopeWriter` knows path, headers and body
/// of each SDK, `EnvelopeText` the framing, `Gzip` the compression. No I/O here.
@NullMarked
package io.corral.sample.wire;

import org.jspecify.annotations.NullMarked;
