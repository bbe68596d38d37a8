/// Request bodies: content encodings, always bounded by what comes out.
/// [io.corral.protocol.body.InflatingBody] is a stream, [io.corral.protocol.body.BodyDecoder] the
/// fast way for bytes in memory, [io.corral.protocol.body.LegacyBody] the encodings inside the
/// body of the old store endpoint.
@NullMarked
package io.corral.protocol.body;

import org.jspecify.annotations.NullMarked;
