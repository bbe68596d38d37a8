package io.corral.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/// Hands compressed request bodies to endpoints as they are, because intake stores the SDK's own
/// bytes; compresses answers with gzip. Without it the HTTP library refuses `Content-Encoding`.
public final class PassThroughEncoding implements ContentEncoding {

    private static final int BUFFER_BYTES = 8 * 1024;

    private final String name;
    private final Set<String> ids;
    private final boolean encodes;

    private PassThroughEncoding(String name, Set<String> ids, boolean encodes) {
        this.name = name;
        this.ids = ids;
        this.encodes = encodes;
    }

    /// gzip both ways.
    public static PassThroughEncoding gzip() {
        return new PassThroughEncoding("gzip", Set.of("gzip", "x-gzip"), true);
    }

    /// What SDKs send besides gzip.
    public static PassThroughEncoding requestsOnly() {
        return new PassThroughEncoding(
                "pass-through", Set.of("deflate", "br", "zstd", "identity"), false);
    }

    @Override
    public Set<String> ids() {
        return ids;
    }

    @Override
    public boolean supportsEncoding() {
        return encodes;
    }

    @Override
    public boolean supportsDecoding() {
        return true;
    }

    @Override
    public ContentDecoder decoder() {
        return ContentDecoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder() {
        return encodes ? new Gzip() : ContentEncoder.NO_OP;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "corral";
    }

    private static final class Gzip implements ContentEncoder {
        @Override
        public OutputStream apply(OutputStream network) {
            try {
                return new GZIPOutputStream(network, BUFFER_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void headers(WritableHeaders<?> headers) {
            headers.add(HeaderValues.create(HeaderNames.CONTENT_ENCODING, "gzip"));
            headers.remove(HeaderNames.CONTENT_LENGTH);
        }
    }
}
