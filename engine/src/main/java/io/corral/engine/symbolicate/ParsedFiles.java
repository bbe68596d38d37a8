package io.corral.engine.symbolicate;

import io.corral.domain.artifact.StoredContent;
import io.corral.engine.artifact.UploadedBytes;
import io.corral.protocol.sourcemap.SourceMap;
import io.corral.protocol.sourcemap.SourceMapReader;
import io.corral.protocol.sourcemap.SourceMapReader.SourceMapRead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Uploaded files, parsed, and kept for the next event within a bound of bytes: what was not used
/// longest goes first. One file is parsed at a time, because a large one takes several times its
/// size while it is. Thread-safe: `this` guards the map, `loading` the parsing.
final class ParsedFiles {

    private static final String DATA_PREFIX = "data:";
    private static final String DATA_MARK = ";base64,";

    private final UploadedBytes bytes;
    private final long bytesMax;
    private final int fileBytesMax;
    private final ReentrantLock loading = new ReentrantLock();
    private final Map<Key, Parsed> files = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    private enum Form {
        MAP,
        TEXT,
        INLINE_MAP,
        MAPPING
    }

    private record Key(Form form, String blob) {}

    /// @param bytesMax held, about; one file may pass it alone
    /// @param fileBytesMax of one file, before parsing; larger ones are not used
    ParsedFiles(UploadedBytes bytes, long bytesMax, int fileBytesMax) {
        this.bytes = bytes;
        this.bytesMax = bytesMax;
        this.fileBytesMax = fileBytesMax;
    }

    /// What a file is.
    sealed interface Parsed {
        /// A source map.
        record OfMap(SourceMap map) implements Parsed {}

        /// Generated code.
        record OfText(MinifiedSource text) implements Parsed {}

        /// Names of a Java or Kotlin build.
        record OfMapping(JvmMapping mapping) implements Parsed {}

        /// It cannot be used.
        ///
        /// @param type word of the event's error
        record Unusable(String type, String sentence) implements Parsed {}
    }

    /// A source map.
    Parsed map(StoredContent content) {
        return get(new Key(Form.MAP, content.blob()), () -> loadMap(content));
    }

    /// The source map inside a data URL at the end of generated code.
    Parsed inlineMap(StoredContent content, String reference) {
        return get(new Key(Form.INLINE_MAP, content.blob()), () -> loadInline(reference));
    }

    /// Generated code; empty when it cannot be used.
    Optional<MinifiedSource> text(StoredContent content) {
        return get(new Key(Form.TEXT, content.blob()),
                () -> loadText(content)) instanceof Parsed.OfText(var text)
                        ? Optional.of(text)
                        : Optional.empty();
    }

    /// A mapping of names.
    Parsed mapping(StoredContent content) {
        return get(new Key(Form.MAPPING, content.blob()), () -> loadMapping(content));
    }

    private Parsed get(Key key, Supplier<Parsed> load) {
        Parsed known = known(key);
        if (known != null) {
            return known;
        }
        loading.lock();
        try {
            known = known(key);
            return known != null ? known : kept(key, load.get());
        } finally {
            loading.unlock();
        }
    }

    private synchronized @Nullable Parsed known(Key key) {
        return files.get(key);
    }

    private synchronized Parsed kept(Key key, Parsed parsed) {
        files.put(key, parsed);
        held += weight(parsed);
        Iterator<Map.Entry<Key, Parsed>> eldest = files.entrySet().iterator();
        while (held > bytesMax && eldest.hasNext()) {
            Map.Entry<Key, Parsed> entry = eldest.next();
            if (!entry.getKey().equals(key)) {
                held -= weight(entry.getValue());
                eldest.remove();
            }
        }
        return parsed;
    }

    private static long weight(Parsed parsed) {
        return switch (parsed) {
            case Parsed.OfMap(var map) -> 200 + map.weightBytes();
            case Parsed.OfText(var text) -> 200 + text.weightBytes();
            case Parsed.OfMapping(var mapping) -> 200 + mapping.weightBytes();
            case Parsed.Unusable _ -> 300;
        };
    }

    private Parsed loadMap(StoredContent content) {
        if (content.sizeBytes() > fileBytesMax) {
            return tooLarge(content);
        }
        try (InputStream in = bytes.open(content).orElse(null)) {
            return in == null ? gone() : parsed(SourceMapReader.read(in));
        } catch (IOException e) {
            return new Parsed.Unusable(
                    SymbolicationErrors.NO_SOURCE, "the uploaded file cannot be read: " + e);
        }
    }

    private Parsed tooLarge(StoredContent content) {
        return new Parsed.Unusable(SymbolicationErrors.TOO_LARGE, "the uploaded file has "
                + content.sizeBytes() + " bytes; " + fileBytesMax + " are used at most");
    }

    private static Parsed gone() {
        return new Parsed.Unusable(
                SymbolicationErrors.NO_SOURCE, "the uploaded file is not there any more");
    }

    private static Parsed parsed(SourceMapRead read) {
        return switch (read) {
            case SourceMapRead.Read(var map) -> new Parsed.OfMap(map);
            case SourceMapRead.Broken(var sentence) ->
                new Parsed.Unusable(SymbolicationErrors.INVALID_MAP, sentence);
        };
    }

    private static Parsed loadInline(String reference) {
        int mark = reference.indexOf(DATA_MARK);
        if (!reference.startsWith(DATA_PREFIX) || mark < 0) {
            return new Parsed.Unusable(SymbolicationErrors.INVALID_MAP,
                    "the source map's address is no base 64 data");
        }
        try {
            byte[] json = Base64.getDecoder().decode(
                    reference.substring(mark + DATA_MARK.length()));
            return parsed(SourceMapReader.read(new ByteArrayInputStream(json)));
        } catch (IllegalArgumentException | IOException _) {
            return new Parsed.Unusable(SymbolicationErrors.INVALID_MAP,
                    "the source map's address is no base 64 data");
        }
    }

    private Parsed loadText(StoredContent content) {
        return bytes.read(content, fileBytesMax)
                .<Parsed>map(read -> new Parsed.OfText(
                        new MinifiedSource(new String(read, StandardCharsets.UTF_8))))
                .orElseGet(() -> content.sizeBytes() > fileBytesMax ? tooLarge(content) : gone());
    }

    private Parsed loadMapping(StoredContent content) {
        Optional<byte[]> read = bytes.read(content, fileBytesMax);
        if (read.isEmpty()) {
            return content.sizeBytes() > fileBytesMax ? tooLarge(content) : gone();
        }
        return new Parsed.OfMapping(new JvmMapping(read.get()));
    }
}
