package io.corral.server.rest;

import io.corral.domain.access.Principal;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.Slice;
import io.corral.protocol.body.BodyDecoder;
import io.corral.protocol.body.BodyDecoder.Decoded;
import io.corral.protocol.body.BodyEncoding;
import io.corral.protocol.json.Json;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One authenticated call of the API.
///
/// @param directory everything as it was when the call began
/// @param url public address of the server, without a slash at its end
public record Call(
        Request request, Principal principal, DirectorySnapshot directory, String url) {

    /// Bodies of the API are small; uploads have endpoints of their own.
    private static final int BODY_BYTES_MAX = 1024 * 1024;

    /// Parameters of the query string.
    public Query query() {
        return request.query();
    }

    /// The JSON object in the body, whatever content type it claims, because `curl -d` claims a
    /// form; an empty body is an empty object. Empty for anything else.
    ///
    /// @throws IOException when the client goes away
    public Optional<ObjectNode> body() throws IOException {
        return body(BODY_BYTES_MAX);
    }

    /// The same for a call whose body may be larger.
    ///
    /// @throws IOException when the client goes away
    public Optional<ObjectNode> body(int bytesMax) throws IOException {
        Optional<BodyEncoding> encoding =
                BodyEncoding.ofHeader(request.header("Content-Encoding").orElse(null));
        byte[] sent = request.hasBody()
                ? request.body().readNBytes(bytesMax + 1)
                : new byte[0];
        if (encoding.isEmpty() || sent.length > bytesMax) {
            return Optional.empty();
        }
        try (var decoder = new BodyDecoder()) {
            return switch (decoder.decode(Slice.of(sent), encoding.get(), bytesMax)) {
                case Decoded.Refused _ -> Optional.empty();
                case Decoded.Whole(var bytes) -> Optional.ofNullable(object(bytes));
            };
        }
    }

    private static @Nullable ObjectNode object(Slice bytes) {
        return bytes.length() == 0
                ? Json.MAPPER.createObjectNode()
                : Json.readObject(bytes.array(), bytes.from(), bytes.length());
    }
}
