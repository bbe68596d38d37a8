package io.corral.tools.client;

import io.corral.tools.client.ClientException.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Carries requests over HTTP to the server of the settings, with their token. Redirections are not
/// followed, for the token would go there. An answer that has no end is as none.
public final class HttpTransport implements Transport {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long ANSWER_BYTES_MAX = 64L << 20;

    private final ClientSettings settings;
    private final long answerBytesMax;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public HttpTransport(ClientSettings settings) {
        this(settings, ANSWER_BYTES_MAX);
    }

    HttpTransport(ClientSettings settings, long answerBytesMax) {
        this.settings = settings;
        this.answerBytesMax = answerBytesMax;
    }

    @Override
    public Reply send(String method, String address, @Nullable JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url() + address))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + settings.token())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.limiting(
                    BodyHandlers.ofByteArray(), answerBytesMax));
            return new Reply(response.statusCode(), response.body(),
                    response.headers().allValues("Link"),
                    response.headers().firstValue("Retry-After").orElse(""),
                    RateLimit.of(response.headers()::firstValue));
        } catch (IOException e) {
            throw new ClientException(Reason.NO_ANSWER, "no answer from " + settings.url()
                    + "; is the server running, and SENTRY_URL right?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Reason.NO_ANSWER, "interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
