package io.corral.server.http;

import io.helidon.http.Headers;
import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.encoding.ContentEncodingContextConfig;

/// Hands request bodies to endpoints as they were sent, whatever their `Content-Encoding` says:
/// intake stores the SDK's own bytes, and refuses in its own words an encoding it does not know.
/// Answers are compressed with gzip where the client takes it.
public final class AnyEncoding implements ContentEncodingContext {

    private final ContentEncodingContext answers = ContentEncodingContext.builder()
            .contentEncodingsDiscoverServices(false)
            .addContentEncoding(new GzipAnswers())
            .build();

    @Override
    public boolean contentDecodingEnabled() {
        return true;
    }

    @Override
    public boolean contentDecodingSupported(String encoding) {
        return true;
    }

    @Override
    public ContentDecoder decoder(String encoding) {
        return ContentDecoder.NO_OP;
    }

    @Override
    public boolean contentEncodingEnabled() {
        return answers.contentEncodingEnabled();
    }

    @Override
    public boolean contentEncodingSupported(String encoding) {
        return answers.contentEncodingSupported(encoding);
    }

    @Override
    public ContentEncoder encoder(String encoding) {
        return answers.encoder(encoding);
    }

    @Override
    public ContentEncoder encoder(Headers requestHeaders) {
        return answers.encoder(requestHeaders);
    }

    @Override
    public ContentEncodingContextConfig prototype() {
        return answers.prototype();
    }
}
