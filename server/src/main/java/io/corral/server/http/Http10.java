package io.corral.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/// Serves clients that speak HTTP/1.0, which the HTTP library hangs up on: nginx towards its
/// upstream unless configured otherwise, and health checks of load balancers. Their one request is
/// read as HTTP/1.1 with `Connection: close`.
final class Http10 implements ServerConnectionSelector {

    private static final String VERSION = "HTTP/1.0";
    private static final String LINE_END = "\r\n";

    private final Http1ConnectionSelector http1;
    private final int headersBytesMax;

    /// @param config of the HTTP/1.1 connections
    Http10(Http1Config config) {
        this.http1 = Http1ConnectionSelector.builder().config(config).build();
        this.headersBytesMax = config.maxHeadersSize();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData begin) {
        int lineEnd = begin.indexOf((byte) '\n');
        if (lineEnd < 0) {
            return Support.UNSUPPORTED;
        }
        return begin.readString(lineEnd).endsWith(" " + VERSION + "\r")
                ? Support.SUPPORTED
                : Support.UNSUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return Set.of("http/1.0");
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var begin = new Begin(context.dataReader(), headersBytesMax);
        return http1.connection(new Raised(context, DataReader.create(begin::next)));
    }

    /// The bytes of the client with another version and the headers that it asks for.
    private static final class Begin {

        private final DataReader client;
        private final int headersBytesMax;
        private boolean begun;

        Begin(DataReader client, int headersBytesMax) {
            this.client = client;
            this.headersBytesMax = headersBytesMax;
        }

        byte[] next() {
            if (begun) {
                client.ensureAvailable();
                return client.readBytes(client.available());
            }
            begun = true;
            String first = client.readLine();
            String raised = first.substring(0, first.length() - VERSION.length()) + "HTTP/1.1";
            return (raised + LINE_END + "Connection: close" + LINE_END + headers())
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        /// The client's own headers, without the empty line after them. Where they are too long,
        /// the rest is left for the library to refuse.
        private String headers() {
            var headers = new StringBuilder();
            boolean hasHost = false;
            int room = headersBytesMax;
            int length = client.findNewLine(room);
            while (length > 0 && length < room) {
                String line = client.readAsciiString(length);
                client.skip(LINE_END.length());
                headers.append(line).append(LINE_END);
                hasHost |= line.regionMatches(true, 0, "Host:", 0, "Host:".length());
                room -= length + LINE_END.length();
                length = client.findNewLine(room);
            }
            return hasHost ? headers.toString() : headers + "Host: localhost" + LINE_END;
        }
    }

    /// The same connection with other bytes.
    private record Raised(ConnectionContext client, DataReader dataReader)
            implements
                ConnectionContext {

        @Override
        public ListenerContext listenerContext() {
            return client.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return client.executor();
        }

        @Override
        public DataWriter dataWriter() {
            return client.dataWriter();
        }

        @Override
        public Router router() {
            return client.router();
        }

        @Override
        public Optional<ProxyProtocolData> proxyProtocolData() {
            return client.proxyProtocolData();
        }

        @Override
        public HelidonSocket serverSocket() {
            return client.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return client.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return client.localPeer();
        }

        @Override
        public boolean isSecure() {
            return client.isSecure();
        }

        @Override
        public String socketId() {
            return client.socketId();
        }

        @Override
        public String childSocketId() {
            return client.childSocketId();
        }
    }
}
