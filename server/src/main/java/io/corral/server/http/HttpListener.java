package io.corral.server.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens for HTTP and hands each request to the dispatcher, on a virtual thread per request.
public final class HttpListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);

    /// Long Discover addresses need more than the library's default.
    private static final int PROLOGUE_BYTES_MAX = 32 * 1024;
    private static final int HEADERS_BYTES_MAX = 32 * 1024;

    private final Settings settings;
    private final Dispatcher dispatcher;
    private final WebServer server;

    /// What a listener needs to know.
    ///
    /// @param port 0 for any free one
    /// @param readTimeout longest silence of a client while it sends headers or body
    /// @param drain longest wait for running requests at the end
    public record Settings(
            String host, int port, TrustedProxies proxies, int connectionsMax,
            Duration readTimeout, Duration drain) {}

    private HttpListener(Settings settings, Dispatcher dispatcher) {
        this.settings = settings;
        this.dispatcher = dispatcher;
        var http1 = Http1Config.builder()
                .maxPrologueLength(PROLOGUE_BYTES_MAX)
                .maxHeadersSize(HEADERS_BYTES_MAX)
                .validatePrologue(false)
                .build();
        this.server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .featuresDiscoverServices(false)
                .maxTcpConnections(settings.connectionsMax())
                .shutdownGracePeriod(settings.drain())
                .connectionOptions(SocketOptions.builder()
                        .readTimeout(settings.readTimeout())
                        .tcpNoDelay(true)
                        .build())
                .contentEncoding(new AnyEncoding())
                .protocolsDiscoverServices(true)
                .addProtocol(http1)
                .addConnectionSelector(new Http10(http1))
                .routing(routing -> routing.any(this::serve))
                .build();
    }

    /// Starts listening.
    ///
    /// @throws UncheckedIOException when the address cannot be bound
    public static HttpListener start(Settings settings, Dispatcher dispatcher) {
        var listener = new HttpListener(settings, dispatcher);
        listener.server.start();
        if (!listener.server.isRunning()) {
            throw notBound(settings);
        }
        return listener;
    }

    /// Why the server does not listen; it only logs it.
    private static UncheckedIOException notBound(Settings settings) {
        String address = settings.host() + ":" + settings.port();
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
            return notBound(address, new IOException("the listener stopped"));
        } catch (IOException e) {
            return notBound(address, e);
        }
    }

    private static UncheckedIOException notBound(String address, IOException why) {
        return new UncheckedIOException("Cannot listen on " + address + ": " + why.getMessage()
                + ". Stop the program that does, or choose another --port or --host.", why);
    }

    /// The port that was bound.
    public int port() {
        return server.port();
    }

    /// Stops accepting and waits for running requests.
    @Override
    public void close() {
        server.stop();
    }

    private void serve(ServerRequest request, ServerResponse response) {
        String method = request.prologue().method().text();
        String path = request.prologue().uriPath().rawPath();
        boolean broken = false;
        Answer answer;
        try {
            answer = dispatcher.answer(new ConnectionSource(request), origin(request));
        } catch (IOException e) {
            LOG.debug("client went away: {} {}", method, route(path), e);
            answer = Answer.empty(400).with("Connection", "close");
            broken = true;
        }
        send(method, answer, response);
        boolean sharesConnection = !request.prologue().protocolVersion().startsWith("1");
        if (!sharesConnection && (broken || isLast(request))) {
            throw new CloseConnectionException("no more requests of " + request.socketId());
        }
    }

    /// Whether the client asks to close the connection after the answer, which the library leaves
    /// to the client. Closing before its body was read would take the answer back.
    private static boolean isLast(ServerRequest request) {
        return request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                && (!request.content().hasEntity() || request.content().consumed());
    }

    private Request.Origin origin(ServerRequest request) {
        var headers = request.headers();
        return settings.proxies().origin(
                request.remotePeer().host(),
                joined(request, "X-Forwarded-For"),
                headers.first(HeaderNames.X_FORWARDED_PROTO),
                headers.first(HeaderNames.X_FORWARDED_HOST),
                request.authority(),
                request.isSecure());
    }

    private static Optional<String> joined(ServerRequest request, String name) {
        var values = request.headers().all(HeaderNames.create(name), List::of);
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }

    private static void send(String method, Answer answer, ServerResponse response) {
        response.status(Status.create(answer.status()));
        for (Answer.Field field : answer.headers()) {
            response.headers().add(HeaderValues.create(field.name(), field.value()));
        }
        boolean withBody = !method.equals("HEAD");
        switch (answer.body()) {
            case Answer.Empty() -> response.send();
            case Answer.Bytes(var type, var content) -> {
                response.header(HeaderNames.CONTENT_TYPE, type);
                response.send(withBody ? content : new byte[0]);
            }
            case Answer.Streamed(var type, var writer) -> {
                response.header(HeaderNames.CONTENT_TYPE, type);
                stream(withBody, writer, response);
            }
            case Answer.Live(var type, var writer) -> {
                response.header(HeaderNames.CONTENT_TYPE, type);
                // The library compresses unless an encoding is set when the stream is asked for.
                response.header(HeaderNames.CONTENT_ENCODING, "identity");
                stream(withBody, writer, response);
            }
        }
    }

    private static void stream(boolean withBody, Answer.Writer writer, ServerResponse response) {
        try (OutputStream out = response.outputStream()) {
            if (withBody) {
                writer.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Event data may stand in a path's later segments, so logs get the first ones only.
    private static String route(String path) {
        return path.length() > 64 ? path.substring(0, 64) : path;
    }
}
