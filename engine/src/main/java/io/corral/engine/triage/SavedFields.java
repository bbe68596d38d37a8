package io.corral.engine.triage;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fields of saved rankings in bytes. A text that came before is named by its number, since issues
/// of one organisation have most of their texts in common.
final class SavedFields {

    private static final int SEVEN_BITS = 0x7f;
    private static final int MORE = 0x80;
    private static final int BITS_MAX = 63;
    private static final int ABSENT = 0;
    private static final int NEW = 1;
    private static final int KNOWN = 2;

    private SavedFields() {}

    /// Writes one of a list.
    @FunctionalInterface
    interface ItemWriter<T> {
        /// Writes it.
        void write(T item) throws IOException;
    }

    /// Reads one of a list.
    @FunctionalInterface
    interface ItemReader<T> {
        /// Reads it.
        T read() throws IOException;
    }

    /// Writes fields one after the other. For one thread.
    static final class Writer {
        private final DataOutputStream out;
        private final Map<String, Integer> texts = new HashMap<>();

        Writer(DataOutputStream out) {
            this.out = out;
        }

        /// @param value 0 or more
        void number(long value) throws IOException {
            long rest = value;
            while ((rest & ~SEVEN_BITS) != 0) {
                out.write((int) (rest & SEVEN_BITS) | MORE);
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        void flag(boolean value) throws IOException {
            out.writeBoolean(value);
        }

        void real(double value) throws IOException {
            out.writeDouble(value);
        }

        void bits(long value) throws IOException {
            out.writeLong(value);
        }

        void time(Instant value) throws IOException {
            out.writeLong(value.getEpochSecond());
            number(value.getNano());
        }

        void text(@Nullable String value) throws IOException {
            if (value == null) {
                number(ABSENT);
                return;
            }
            Integer known = texts.putIfAbsent(value, texts.size() + KNOWN);
            if (known != null) {
                number(known);
            } else {
                number(NEW);
                bytes(value.getBytes(StandardCharsets.UTF_8));
            }
        }

        void word(@Nullable Enum<?> value) throws IOException {
            text(value == null ? null : value.name());
        }

        void bytes(byte[] value) throws IOException {
            number(value.length);
            out.write(value);
        }

        <T> void list(Iterable<T> items, int size, ItemWriter<T> writer) throws IOException {
            number(size);
            for (T item : items) {
                writer.write(item);
            }
        }

        void texts(List<String> values) throws IOException {
            list(values, values.size(), this::text);
        }
    }

    /// Reads fields as [Writer] wrote them; where bytes are missing it throws an [IOException] or a
    /// [java.nio.BufferUnderflowException]. For one thread.
    static final class Reader {
        private final ByteBuffer in;
        private final List<String> texts = new ArrayList<>();

        Reader(ByteBuffer in) {
            this.in = in;
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < BITS_MAX; shift += 7) {
                int next = in.get() & 0xff;
                value |= (long) (next & SEVEN_BITS) << shift;
                if ((next & MORE) == 0) {
                    return value;
                }
            }
            throw new StreamCorruptedException("a number is too long");
        }

        int size() throws IOException {
            return Math.toIntExact(number());
        }

        boolean flag() {
            return in.get() != 0;
        }

        double real() {
            return in.getDouble();
        }

        long bits() {
            return in.getLong();
        }

        Instant time() throws IOException {
            return Instant.ofEpochSecond(bits(), number());
        }

        @Nullable
        String textOrNull() throws IOException {
            int known = size();
            if (known == ABSENT) {
                return null;
            }
            if (known != NEW) {
                return texts.get(known - KNOWN);
            }
            String text = new String(bytes(), StandardCharsets.UTF_8);
            texts.add(text);
            return text;
        }

        String text() throws IOException {
            String text = textOrNull();
            if (text == null) {
                throw new StreamCorruptedException("a text is missing");
            }
            return text;
        }

        <T> @Nullable T wordOrNull(Function<String, T> values) throws IOException {
            String name = textOrNull();
            return name == null ? null : values.apply(name);
        }

        byte[] bytes() throws IOException {
            int size = size();
            if (size > in.remaining()) {
                throw new StreamCorruptedException("bytes are missing");
            }
            byte[] bytes = new byte[size];
            in.get(bytes);
            return bytes;
        }

        <T> List<T> list(ItemReader<T> reader) throws IOException {
            int size = size();
            List<T> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(reader.read());
            }
            return items;
        }

        List<String> texts() throws IOException {
            return list(this::text);
        }
    }
}
