package io.corral.server.rest.uploads;

import io.corral.server.http.Multipart.Part;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields beside a file that is uploaded to a release. Owned by one request.
final class ReleaseFileForm {

    private static final int FIELD_BYTES_MAX = 4_096;
    private static final int HEADERS_MAX = 20;

    private final Map<String, String> headers = new HashMap<>();
    private @Nullable String name;
    private @Nullable String filename;
    private @Nullable String dist;

    /// Takes a field: `name`, `dist` or, repeatedly, `header` (`name:value`); others are fine.
    ///
    /// @return what is wrong with it; null when nothing is
    @Nullable
    String take(Part part) throws IOException {
        String text = part.text(FIELD_BYTES_MAX);
        if (text == null) {
            return "Longer than " + FIELD_BYTES_MAX + " bytes.";
        }
        switch (part.name()) {
            case "name" -> name = text;
            case "dist" -> dist = text;
            case "header" -> {
                int colon = text.indexOf(':');
                if (colon <= 0 || headers.size() >= HEADERS_MAX) {
                    return "Write at most " + HEADERS_MAX + " headers as name:value.";
                }
                headers.put(text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        text.substring(colon + 1).strip());
            }
            default -> {
                // What other versions of clients add.
            }
        }
        return null;
    }

    /// The name the file came with, for forms that have no field for it.
    void filename(@Nullable String given) {
        filename = given;
    }

    /// Null when the client gave none.
    @Nullable
    String name() {
        String given = name == null || name.isBlank() ? filename : name;
        return given == null || given.isBlank() || given.equals("undefined") ? null : given;
    }

    /// Null without one.
    @Nullable
    String dist() {
        return dist == null || dist.isBlank() ? null : dist;
    }

    Map<String, String> headers() {
        return headers;
    }
}
