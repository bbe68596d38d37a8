/// Reading JSON within bounds: [Json] owns the one parser configuration and turns broken input into
/// values; [JsonNodes] reads attributes out of a tree whatever type the SDK gave them.
@NullMarked
package io.corral.protocol.json;

import org.jspecify.annotations.NullMarked;
