package io.corral.store.embedded.similar;

import io.corral.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Values as bytes: a version, then numbers and texts in order; a text stands once and is a number
/// from then on.
final class Binary {

    private static final int VERSION = 1;
    private static final int LENGTH_MAX = 100_000;

    private Binary() {}

    /// Writes a value.
    interface Body {
        void to(Writer writer) throws IOException;
    }

    /// Reads a value.
    interface Reading<T> {
        T from(Reader reader) throws IOException;
    }

    static byte[] write(Body body) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            body.to(new Writer(out));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] bytes, Reading<T> reading) {
        return read(bytes, new HashMap<>(), reading);
    }

    /// @param pool texts that were read before: equal ones are kept once
    static <T> T read(byte[] bytes, Map<String, String> pool, Reading<T> reading) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IOException("version " + version + " is not known");
            }
            return reading.from(new Reader(in, pool));
        } catch (IOException e) {
            throw new StoreException(
                    StoreException.Category.CORRUPT, "stored evidence cannot be read", e);
        }
    }

    /// Writes numbers and texts.
    static final class Writer {

        private final DataOutputStream out;
        private final Map<String, Integer> texts = new HashMap<>();

        private Writer(DataOutputStream out) {
            this.out = out;
        }

        void number(long value) throws IOException {
            out.writeLong(value);
        }

        void small(int value) throws IOException {
            out.writeInt(value);
        }

        void real(double value) throws IOException {
            out.writeDouble(value);
        }

        void flag(boolean value) throws IOException {
            out.writeBoolean(value);
        }

        void text(String value) throws IOException {
            Integer known = texts.putIfAbsent(value, texts.size());
            out.writeInt(known == null ? -1 : known);
            if (known == null) {
                out.writeUTF(value);
            }
        }

        void word(Enum<?> value) throws IOException {
            text(value.name());
        }

        void texts(List<String> values) throws IOException {
            list(values, this::text);
        }

        <T> void list(List<T> values, Element<T> element) throws IOException {
            out.writeInt(values.size());
            for (T value : values) {
                element.write(value);
            }
        }
    }

    /// Writes one element of a list.
    interface Element<T> {
        void write(T value) throws IOException;
    }

    /// Reads one element of a list.
    interface Read<T> {
        T next() throws IOException;
    }

    /// Reads what a [Writer] wrote.
    static final class Reader {

        private final DataInputStream in;
        private final List<String> texts = new ArrayList<>();
        private final Map<String, String> pool;

        private Reader(DataInputStream in, Map<String, String> pool) {
            this.in = in;
            this.pool = pool;
        }

        long number() throws IOException {
            return in.readLong();
        }

        int small() throws IOException {
            return in.readInt();
        }

        double real() throws IOException {
            return in.readDouble();
        }

        boolean flag() throws IOException {
            return in.readBoolean();
        }

        String text() throws IOException {
            int known = in.readInt();
            if (known >= texts.size()) {
                throw new IOException("text " + known + " is not known");
            }
            if (known >= 0) {
                return texts.get(known);
            }
            String read = in.readUTF();
            String text = pool.computeIfAbsent(read, Function.identity());
            texts.add(text);
            return text;
        }

        <E extends Enum<E>> E word(Class<E> type) throws IOException {
            String name = text();
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
            throw new IOException("word " + name + " is not known");
        }

        List<String> texts() throws IOException {
            return list(this::text);
        }

        <T> List<T> list(Read<T> element) throws IOException {
            int size = in.readInt();
            if (size < 0 || size > LENGTH_MAX) {
                throw new IOException("a list of " + size);
            }
            List<T> values = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                values.add(element.next());
            }
            return values;
        }
    }
}
