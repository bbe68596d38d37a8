package io.corral.cli.triage.explain;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpRequestBody;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.errors.AnthropicIoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Carries what the library asks. Redirections are not followed, for the key would go there;
/// answers are bounded, and each has to be there in time as a whole.
final class DirectCalls implements HttpClient {

    private static final long ANSWER_BYTES_MAX = 1 << 20;

    private final java.net.http.HttpClient http;
    private final Duration timeout;

    DirectCalls(Duration timeout) {
        this.timeout = timeout;
        this.http = java.net.http.HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        try {
            return executeAsync(request, options).join();
        } catch (CompletionException e) {
            throw new AnthropicIoException("no answer", e.getCause());
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        return http.sendAsync(carried(request), BodyHandlers.limiting(
                BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX))
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).thenApply(Arrived::new);
    }

    private static java.net.http.HttpRequest carried(HttpRequest request) {
        var carried = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        Headers headers = request.headers();
        headers.names().forEach(name -> headers.values(name)
                .forEach(value -> carried.header(name, value)));
        HttpRequestBody body = request.body();
        if (body != null && body.contentType() != null) {
            carried.setHeader("Content-Type", body.contentType());
        }
        return carried.method(request.method().name(), body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(written(body))).build();
    }

    private static byte[] written(HttpRequestBody body) {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record Arrived(java.net.http.HttpResponse<byte[]> answer) implements HttpResponse {

        @Override
        public int statusCode() {
            return answer.statusCode();
        }

        @Override
        public Headers headers() {
            return Headers.builder().putAll(answer.headers().map()).build();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(answer.body());
        }

        @Override
        public void close() {
            // All of it is here.
        }
    }
}
