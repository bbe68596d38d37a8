package io.corral.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One HTTP answer.
///
/// @param headers in order, without content type and length
public record Answer(int status, List<Field> headers, Body body) {

    public Answer {
        headers = List.copyOf(headers);
    }

    /// A header field.
    public record Field(String name, String value) {}

    /// What follows the headers.
    public sealed interface Body {}

    /// Nothing.
    public record Empty() implements Body {}

    /// Bytes at hand.
    public record Bytes(String contentType, byte[] content) implements Body {}

    /// Bytes written while they are made.
    public record Streamed(String contentType, Writer writer) implements Body {}

    /// Bytes that reach the client whenever they are flushed, for as long as both sides like: never
    /// compressed, as a compressor keeps what it has.
    public record Live(String contentType, Writer writer) implements Body {}

    /// Writes a body.
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /// An answer without a body.
    public static Answer empty(int status) {
        return new Answer(status, List.of(), new Empty());
    }

    /// JSON, content type exactly `application/json` as some clients compare it.
    public static Answer json(int status, byte[] json) {
        return new Answer(status, List.of(), new Bytes("application/json", json));
    }

    /// JSON text.
    public static Answer json(int status, String json) {
        return json(status, json.getBytes(StandardCharsets.UTF_8));
    }

    /// A page.
    public static Answer html(int status, byte[] html) {
        return new Answer(status, List.of(), new Bytes("text/html; charset=utf-8", html));
    }

    /// Plain text.
    public static Answer text(int status, String text) {
        return new Answer(status, List.of(),
                new Bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Bytes of some type.
    public static Answer bytes(int status, String contentType, byte[] content) {
        return new Answer(status, List.of(), new Bytes(contentType, content));
    }

    /// A redirect that turns into a GET.
    public static Answer seeOther(String location) {
        return empty(303).with("Location", location);
    }

    /// The same answer with one more header.
    public Answer with(String name, String value) {
        List<Field> more = new ArrayList<>(headers);
        more.add(new Field(name, value));
        return new Answer(status, more, body);
    }
}
