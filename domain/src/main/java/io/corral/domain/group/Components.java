package io.corral.domain.group;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The parts a key is made of, in order, and the key itself.
final class Components {

    private final List<Explanation.Component> parts = new ArrayList<>();

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
        MessageDigest digest = sha256();
        byte[] length = new byte[Integer.BYTES];
        digest.update(bytes(algorithm, length));
        for (Explanation.Component part : parts) {
            update(digest, length, part.name());
            update(digest, length, part.value());
        }
        long key = ByteBuffer.wrap(digest.digest()).getLong();
        return key == 0 ? 1 : key;
    }

    private static void update(MessageDigest digest, byte[] length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(bytes(bytes.length, length));
        digest.update(bytes);
    }

    private static byte[] bytes(int number, byte[] into) {
        ByteBuffer.wrap(into).putInt(number);
        return into;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
