package io.corral.cli.bench;

import io.corral.sample.wire.IngestRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/// One keep-alive connection that sends requests rendered beforehand. A general HTTP client costs
/// as much CPU for a request as the server does, and both share a machine while it is measured. For
/// one thread.
final class RequestConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 4 * 1024;
    private static final int LINE_BYTES_MAX = 8 * 1024;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;

    RequestConnection(URI server) throws IOException {
        boolean secure = "https".equals(server.getScheme());
        int usual = secure ? 443 : 80;
        int port = server.getPort() < 0 ? usual : server.getPort();
        socket = secure
                ? SSLSocketFactory.getDefault().createSocket(server.getHost(), port)
                : new Socket(server.getHost(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    /// A request as the bytes on the wire.
    static byte[] render(IngestRequest request, URI server) {
        var head = new StringBuilder("POST ").append(request.target()).append(" HTTP/1.1\r\n")
                .append("Host: ").append(server.getAuthority()).append("\r\n");
        request.headers().forEach((name, value) -> head.append(name).append(": ")
                .append(value).append("\r\n"));
        byte[] body = request.body();
        var bytes = new ByteArrayOutputStream(body.length + 512);
        if (request.chunked()) {
            head.append("Transfer-Encoding: chunked\r\n\r\n")
                    .append(Integer.toHexString(body.length)).append("\r\n");
            bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
            bytes.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } else {
            head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
            bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    /// Sends a request and reads its answer to the end.
    ///
    /// @return the status
    /// @throws IOException when there is no answer; the connection is of no more use then
    int send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String first = line();
        int status = Integer.parseInt(first.substring(first.indexOf(' ') + 1).substring(0, 3));
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                throw new IOException("an answer without a length");
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > LINE_BYTES_MAX) {
                throw new IOException("the answer has an endless line");
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
