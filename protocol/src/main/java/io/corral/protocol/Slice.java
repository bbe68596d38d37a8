package io.corral.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// A part of an array, not copied: valid as long as nobody changes the array.
///
/// @param from position of the first byte in `array`
/// @param length number of bytes
public record Slice(byte[] array, int from, int length) {

    public Slice {
        Objects.checkFromIndexSize(from, length, array.length);
    }

    /// The whole array.
    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /// A copy of the bytes.
    public byte[] copy() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    /// The bytes as text.
    public String utf8() {
        return new String(array, from, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice(var bytes, int start, int size)
                && Arrays.equals(array, from, from + length, bytes, start, start + size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }
}
