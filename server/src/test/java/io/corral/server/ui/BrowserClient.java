package io.corral.server.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A browser without scripts: keeps cookies, sends forms, does not follow redirects.
public final class BrowserClient implements AutoCloseable {

    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();

    private BrowserClient(String url) {
        this.url = url;
    }

    /// A browser that has spent a sign-in link.
    ///
    /// @param url of the server, without a slash at its end
    public static BrowserClient signedIn(String url, String signInPath) {
        var browser = new BrowserClient(url);
        Reply reply = browser.post(signInPath, List.of());
        if (reply.status() != 303) {
            throw new AssertionError("sign-in answered " + reply.status());
        }
        return browser;
    }

    /// A browser nobody has signed in with.
    public static BrowserClient signedOut(String url) {
        return new BrowserClient(url);
    }

    /// What came back.
    public record Reply(int status, String text, HttpResponse<String> response) {
        /// A header; empty when it is absent.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// Opens a page.
    public Reply get(String path) {
        return send(request(path));
    }

    /// Asks for a part of a page, as a script does.
    public Reply getPart(String path) {
        return send(request(path).header("HX-Request", "true"));
    }

    /// Sends a form of `name=value` fields.
    public Reply post(String path, List<String> fields) {
        return send(form(path, fields));
    }

    /// Sends a form as a script does.
    public Reply postPart(String path, List<String> fields) {
        return send(form(path, fields).header("HX-Request", "true"));
    }

    /// Sends a form that stands on a page of another site.
    public Reply postFrom(String origin, String path, List<String> fields) {
        return send(form(path, fields).header("Origin", origin)
                .header("Sec-Fetch-Site", "cross-site"));
    }

    /// Begins to read an answer that does not end.
    public InputStream open(String path) throws IOException {
        try {
            return client.send(request(path).build(), BodyHandlers.ofInputStream()).body();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        return cookies.isEmpty()
                ? request
                : request.header("Cookie", cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private HttpRequest.Builder form(String path, List<String> fields) {
        List<String> encoded = new ArrayList<>();
        for (String field : fields) {
            int equals = field.indexOf('=');
            encoded.add(field.substring(0, equals + 1) + URLEncoder.encode(
                    field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", encoded)));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(
                    request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        client.close();
    }
}
