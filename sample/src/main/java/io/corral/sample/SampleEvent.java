package io.corral.sample;

import io.corral.domain.id.EventId;
import java.time.Instant;

/// One event as an SDK would report it, with the truth about it beside.
///
/// @param id the id that is also in the payload
/// @param project slug of the project it is sent to: `web`, `api` or `mobile`
/// @param flavour the SDK that reports it
/// @param timestamp when it happened; also in the payload
/// @param payload the event as JSON text
/// @param truth the bug it comes from
public record SampleEvent(
        EventId id,
        String project,
        SdkFlavour flavour,
        Instant timestamp,
        String payload,
        Truth truth) {}
