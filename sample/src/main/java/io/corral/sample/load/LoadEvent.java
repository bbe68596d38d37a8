package io.corral.sample.load;

import io.corral.domain.id.EventId;
import io.corral.sample.SdkFlavour;

/// One event of the load.
///
/// @param id distinct over all mixes with distinct seeds
/// @param template which of the forty templates it is made from, 0 the most frequent
/// @param flavour the SDK whose shape it has
/// @param payload the event as JSON, UTF-8; the receiver's own
public record LoadEvent(EventId id, int template, SdkFlavour flavour, byte[] payload) {}
