/// The shaping steps of digest, one pure concern each: [Scrubber] redacts secrets in the JSON tree
/// before it is read, [Normalizer] completes the read event ([ClientNames] from the user agent,
/// [Titles] for what people read, [DerivedTags] for what they filter by), and [InboundFilter] says
/// what the project does not want to keep.
@NullMarked
package io.corral.engine.ingest.shape;

import org.jspecify.annotations.NullMarked;
