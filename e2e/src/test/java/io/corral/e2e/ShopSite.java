package io.corral.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// A web shop on a port of its own, so another origin than the server under test: one page, which
/// runs `src/test/node/browser.mjs` with `@sentry/browser` bundled in.
final class ShopSite implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] bundle;
    private final Map<String, String> headers;
    private final byte[] page;

    private ShopSite(HttpServer http, byte[] bundle, byte[] page, Map<String, String> headers) {
        this.http = http;
        this.bundle = bundle;
        this.page = page;
        this.headers = Map.copyOf(headers);
    }

    /// A running shop.
    ///
    /// @param script the page's own, bundled
    /// @param sentryOptions for `Sentry.init`
    /// @param headers sent with the page
    static ShopSite started(
            Path script, Map<String, String> sentryOptions, Map<String, String> headers) {
        try {
            var http = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String options = JsonMapper.shared().writeValueAsString(sentryOptions);
            var site = new ShopSite(http, Files.readAllBytes(script),
                    page(options).getBytes(StandardCharsets.UTF_8), headers);
            http.createContext("/", site::answer);
            http.setExecutor(site.threads);
            http.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(String sentryOptions) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Cart</title></head><body>
                <p id="cart"></p>
                <button id="pay">Pay</button> <button id="stock">Stock</button>
                <button id="receipt">Receipt</button> <button id="total">Total</button>
                <script>window.sentryOptions = %s;</script>
                <script src="/app.js"></script>
                </body></html>
                """.formatted(sentryOptions);
    }

    String origin() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/", "/checkout" -> {
                    headers.forEach(exchange.getResponseHeaders()::set);
                    send(exchange, 200, "text/html; charset=utf-8", page);
                }
                case "/app.js" -> send(exchange, 200, "text/javascript", bundle);
                case "/till.json" -> send(exchange, 200, "application/json",
                        "{\"open\":true}".getBytes(StandardCharsets.UTF_8));
                default -> send(exchange, 404, "application/json",
                        "{}".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().put("Content-Type", List.of(type));
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
