package io.corral.domain.group;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The parts a key is made of, in order, and the key itself.
final class Components {

    private final List<Explanation.Component> parts = new ArrayList<>(32);

    void add(String name, String value) {
        parts.add(new Explanation.Component(name, value));
    }

    void addAll(Components others) {
        parts.addAll(others.parts);
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    List<Explanation.Component> parts() {
        return List.copyOf(parts);
    }

    /// All parts as one text, to compare and sort sets of components.
    String text() {
        StringBuilder text = new StringBuilder();
        for (Explanation.Component part : parts) {
            text.append(part.name()).append('\n').append(part.value()).append('\n');
        }
        return text.toString();
    }

    /// The first eight bytes of SHA-256 over version and parts, each with its length in front;
    /// never 0, which means no key.
    long key(int algorithm) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(1024);
        number(encoded, algorithm);
        for (Explanation.Component part : parts) {
            text(encoded, part.name());
            text(encoded, part.value());
        }
        byte[] hash = sha256().digest(encoded.toByteArray());
        long key = ByteBuffer.wrap(hash).getLong();
        return key == 0 ? 1 : key;
    }

    private static void text(ByteArrayOutputStream into, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(into, bytes.length);
        into.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream into, int number) {
        into.write(number >>> 24);
        into.write(number >>> 16);
        into.write(number >>> 8);
        into.write(number);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
