/// Realistic events for the demo, for load and for tests. This package holds the values that come
/// out: a `SampleEvent` with its payload and, outside of the payload, its `Truth`. `friday` is the
/// weekend of the Friday deploy, `load` the endless mix for benchmarks, `wire` puts an event into
/// the bytes its SDK would send, and `render` turns descriptions of bugs (JSON resources with
/// slots) into payloads. Nothing here knows how events are grouped.
@NullMarked
package io.corral.sample;

import org.jspecify.annotations.NullMarked;
