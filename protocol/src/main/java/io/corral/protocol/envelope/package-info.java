/// The envelope: one header line, then items, each with a header line and a payload
/// (Sentry docs "Envelopes").
///
/// Two readers of one grammar. [io.corral.protocol.envelope.EnvelopeFraming] checks a body as a
/// stream and keeps nothing of it: what intake does before it stores the bytes.
/// [io.corral.protocol.envelope.EnvelopeReader] splits bytes in memory into items that are slices:
/// what digest does. [io.corral.protocol.envelope.EnvelopeStream] hands out items of a body too
/// large for that. Kinds, their categories and limits are in
/// [io.corral.protocol.envelope.ItemKind] and [io.corral.protocol.envelope.ItemLimits].
@NullMarked
package io.corral.protocol.envelope;

import org.jspecify.annotations.NullMarked;
