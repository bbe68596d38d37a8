package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads pages as a browser does that somebody has signed in with: compressed, over a connection
/// that stays. For one thread.
final class PageReader implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern ASSET =
            Pattern.compile("(?:src|href)=\"(/assets/[^\"]+\\.(?:js|css))\"");

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();
    private final String cookie;

    /// @param signInLink works once
    PageReader(URI server, String signInLink) {
        this.server = server;
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(signInLink))
                .POST(BodyPublishers.ofString("")).build());
        this.cookie = answer.headers().firstValue("Set-Cookie")
                .map(value -> value.replaceFirst(";.*", ""))
                .orElseThrow(() -> new CommandFailure("the sign-in link does not work", null));
    }

    /// An answer.
    ///
    /// @param nanos from the request to the last byte
    /// @param sentBytes as they were sent, compressed
    /// @param content as it is shown
    record Read(long nanos, int sentBytes, byte[] content) {}

    /// Reads a page.
    ///
    /// @param path with what follows it, from `/` on
    Read read(String path) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT)
                .header("Cookie", cookie).header("Accept-Encoding", "gzip").GET().build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = send(request);
        long nanos = System.nanoTime() - begun;
        if (answer.statusCode() != 200) {
            throw new CommandFailure(path + " answered " + answer.statusCode(), null);
        }
        byte[] body = answer.body();
        boolean compressed = answer.headers().firstValue("Content-Encoding").isPresent();
        return new Read(nanos, body.length, compressed ? inflated(body) : body);
    }

    /// Addresses of the scripts and styles that a page names.
    static Set<String> assets(Read page) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = ASSET.matcher(new String(page.content(), StandardCharsets.UTF_8));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static byte[] inflated(byte[] body) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new CommandFailure("no answer from " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
