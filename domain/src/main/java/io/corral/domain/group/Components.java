package io.corral.domain.group;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
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
        var encoded = new Encoded();
        encoded.number(algorithm);
        for (Explanation.Component part : parts) {
            encoded.text(part.name());
            encoded.text(part.value());
        }
        long key = ByteBuffer.wrap(encoded.sha256()).getLong();
        return key == 0 ? 1 : key;
    }

    /// Bytes that are hashed.
    private static final class Encoded {
        private byte[] bytes = new byte[1024];
        private int length;

        void number(int number) {
            ensure(Integer.BYTES);
            put(number);
            length += Integer.BYTES;
        }

        private void put(int number) {
            bytes[length] = (byte) (number >>> 24);
            bytes[length + 1] = (byte) (number >>> 16);
            bytes[length + 2] = (byte) (number >>> 8);
            bytes[length + 3] = (byte) number;
        }

        /// The length in UTF-8, and the text in it.
        void text(String text) {
            int letters = text.length();
            ensure(Integer.BYTES + letters);
            int into = length + Integer.BYTES;
            for (int i = 0; i < letters; i++) {
                char letter = text.charAt(i);
                if (letter >= 128) {
                    add(text.getBytes(StandardCharsets.UTF_8));
                    return;
                }
                bytes[into + i] = (byte) letter;
            }
            put(letters);
            length = into + letters;
        }

        private void add(byte[] text) {
            ensure(Integer.BYTES + text.length);
            put(text.length);
            System.arraycopy(text, 0, bytes, length + Integer.BYTES, text.length);
            length += Integer.BYTES + text.length;
        }

        private void ensure(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }

        byte[] sha256() {
            MessageDigest digest = Components.sha256();
            digest.update(bytes, 0, length);
            return digest.digest();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
