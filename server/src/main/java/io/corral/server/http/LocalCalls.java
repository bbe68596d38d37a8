package io.corral.server.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Calls endpoints of this server from within, as a client would over a connection: with the same
/// checks and limits, without a socket. Thread-safe.
public final class LocalCalls {

    private final Dispatcher dispatcher;
    private final int answerBytesMax;

    /// @param answerBytesMax longest body of an answer
    public LocalCalls(Dispatcher dispatcher, int answerBytesMax) {
        this.dispatcher = dispatcher;
        this.answerBytesMax = answerBytesMax;
    }

    /// What is asked.
    ///
    /// @param method upper-case
    /// @param rawQuery without the question mark; empty for none
    /// @param headers one value each
    /// @param body empty for none
    /// @param origin on whose behalf
    public record LocalRequest(
            String method, String rawPath, String rawQuery, Map<String, String> headers,
            byte[] body, Request.Origin origin) {}

    /// What came back.
    public record LocalAnswer(int status, List<Answer.Field> headers, byte[] body) {

        /// All values of a header.
        public List<String> header(String name) {
            return headers.stream().filter(field -> field.name().equalsIgnoreCase(name))
                    .map(Answer.Field::value).toList();
        }
    }

    /// Asks.
    ///
    /// @throws IOException when the answer is too long, or has no end
    public LocalAnswer call(LocalRequest request) throws IOException {
        Answer answer = dispatcher.answer(new Source(request), request.origin());
        byte[] body = switch (answer.body()) {
            case Answer.Empty() -> new byte[0];
            case Answer.Bytes(_, var content) -> content;
            case Answer.Streamed(_, var writer) -> {
                var out = new ByteArrayOutputStream();
                writer.writeTo(new Bounded(out, answerBytesMax));
                yield out.toByteArray();
            }
            case Answer.Live _ -> throw new IOException("an answer without an end");
        };
        if (body.length > answerBytesMax) {
            throw new IOException("an answer of more than " + answerBytesMax + " bytes");
        }
        return new LocalAnswer(answer.status(), answer.headers(), body);
    }

    private static final class Bounded extends OutputStream {

        private final OutputStream out;
        private long left;

        Bounded(OutputStream out, long bytesMax) {
            this.out = out;
            this.left = bytesMax;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("an answer that is too long");
            }
            out.write(bytes, from, length);
        }
    }

    private static final class Source implements RequestSource {

        private final LocalRequest request;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        Source(LocalRequest request) {
            this.request = request;
            headers.putAll(request.headers());
        }

        @Override
        public String method() {
            return request.method();
        }

        @Override
        public String rawPath() {
            return request.rawPath();
        }

        @Override
        public String rawQuery() {
            return request.rawQuery();
        }

        @Override
        public List<String> headers(String name) {
            String value = headers.get(name);
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public OptionalLong contentLength() {
            return OptionalLong.of(request.body().length);
        }

        @Override
        public boolean hasBody() {
            return request.body().length > 0;
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(request.body());
        }
    }
}
