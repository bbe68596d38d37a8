package io.corral.server.rest.uploads;

import io.corral.server.http.Answer;
import io.corral.server.http.Disposition;
import io.corral.server.rest.ApiErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// An uploaded file handed out as a download, of a type no browser runs.
final class Download {

    private Download() {}

    static Answer of(String path, Optional<InputStream> content) {
        if (content.isEmpty()) {
            return ApiErrors.notFound();
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        var body = new Answer.Streamed("application/octet-stream",
                out -> copy(content.get(), out));
        return new Answer(200, List.of(), body)
                .with("Content-Disposition", Disposition.attachment(name))
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        try (content) {
            content.transferTo(out);
        }
    }
}
