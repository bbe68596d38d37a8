package io.corral.store.embedded.issue;

import io.corral.domain.regroup.KeyNumbers;
import io.corral.domain.regroup.KeyNumbers.HourOf;
import io.corral.domain.regroup.KeyNumbers.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Numbers of a key as bytes.
final class NumbersCodec {

    private NumbersCodec() {}

    static byte[] write(KeyNumbers numbers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(numbers.events());
            out.writeLong(micros(numbers.firstSeen()));
            out.writeLong(micros(numbers.lastSeen()));
            out.writeInt(numbers.hours().size());
            for (var hour : numbers.hours().entrySet()) {
                out.writeLong(Columns.hour(hour.getKey().hour()));
                out.writeUTF(hour.getKey().environment());
                out.writeLong(hour.getValue());
            }
            write(out, numbers.environments());
            write(out, numbers.releases());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static long micros(@Nullable Instant time) {
        return time == null ? 0 : Columns.micros(time);
    }

    private static void write(DataOutputStream out, Map<String, Span> spans) throws IOException {
        out.writeInt(spans.size());
        for (var span : spans.entrySet()) {
            out.writeUTF(span.getKey());
            out.writeLong(span.getValue().events());
            out.writeLong(Columns.micros(span.getValue().firstSeen()));
            out.writeLong(Columns.micros(span.getValue().lastSeen()));
        }
    }

    static KeyNumbers read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long events = in.readLong();
            Instant first = Columns.time(in.readLong());
            Instant last = Columns.time(in.readLong());
            Map<HourOf, Long> hours = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                HourOf hour = new HourOf(Columns.ofHour(in.readLong()), in.readUTF());
                hours.put(hour, in.readLong());
            }
            return new KeyNumbers(events, first, last, hours, spans(in), spans(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Span> spans(DataInputStream in) throws IOException {
        Map<String, Span> spans = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            spans.put(name, new Span(in.readLong(), Columns.time(in.readLong()),
                    Columns.time(in.readLong())));
        }
        return spans;
    }
}
