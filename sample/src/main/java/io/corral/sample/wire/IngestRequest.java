package io.corral.sample.wire;

import java.util.Map;

/// A POST that carries one envelope.
///
/// @param target path and query, from the host on
/// @param headers by name as the SDK spells it; without those that HTTP itself sets
/// @param chunked whether the SDK streams the body instead of stating its length
/// @param body the bytes on the wire
public record IngestRequest(
        String target, Map<String, String> headers, boolean chunked, byte[] body) {

    public IngestRequest {
        headers = Map.copyOf(headers);
    }
}
