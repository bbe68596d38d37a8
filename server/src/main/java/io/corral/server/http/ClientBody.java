package io.corral.server.http;

import java.io.IOException;
import java.io.InputStream;

/// A request body. The HTTP library throws unchecked when the client goes away or breaks the
/// framing of its body; here that is what it is elsewhere: the connection's failure.
final class ClientBody extends InputStream {

    private final InputStream body;

    ClientBody(InputStream body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        try {
            return body.read();
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        try {
            return body.read(buffer, from, length);
        } catch (RuntimeException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private static IOException broken(RuntimeException cause) {
        return new IOException("the request body ended early or is badly framed", cause);
    }
}
