package io.corral.protocol.event;

import io.corral.domain.event.EventKind;
import io.corral.domain.id.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known about an event besides its payload.
///
/// @param kind what the item says it is: [EventKind#TRANSACTION] or [EventKind#FEEDBACK]; any other
///     value leaves it to the payload
/// @param receivedAt when intake took it
/// @param sentAt the client's clock when it sent, to correct drift; null when not told
/// @param headerId id that holds whatever the payload says; null when there is none
/// @param fallbackId id for a payload without one
/// @param clientAddress what `{{auto}}` stands for; null when unknown
public record ReadContext(
        EventKind kind,
        Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable EventId headerId,
        EventId fallbackId,
        @Nullable String clientAddress) {}
