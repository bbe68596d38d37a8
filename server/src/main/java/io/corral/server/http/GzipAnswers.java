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

/// Compresses answers with gzip.
final class GzipAnswers implements ContentEncoding {

    private static final int BUFFER_BYTES = 8 * 1024;

    @Override
    public Set<String> ids() {
        return Set.of("gzip", "x-gzip");
    }

    @Override
    public boolean supportsEncoding() {
        return true;
    }

    @Override
    public boolean supportsDecoding() {
        return false;
    }

    @Override
    public ContentDecoder decoder() {
        return ContentDecoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder() {
        return new Gzip();
    }

    @Override
    public String name() {
        return "gzip";
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
