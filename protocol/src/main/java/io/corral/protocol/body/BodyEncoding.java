package io.corral.protocol.body;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a request body is compressed (`Content-Encoding`).
public enum BodyEncoding {
    IDENTITY,
    GZIP,
    DEFLATE,
    BROTLI,
    ZSTD;

    /// Reads the header; absent or empty means identity. Empty for words nobody understands and for
    /// lists of several encodings.
    public static Optional<BodyEncoding> ofHeader(@Nullable String contentEncoding) {
        String word = contentEncoding == null
                ? ""
                : contentEncoding.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "", "identity" -> Optional.of(IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "deflate" -> Optional.of(DEFLATE);
            case "br" -> Optional.of(BROTLI);
            case "zstd" -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }
}
