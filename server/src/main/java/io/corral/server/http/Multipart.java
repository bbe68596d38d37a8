package io.corral.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.apache.commons.fileupload.RequestContext;
import org.jspecify.annotations.Nullable;

/// The parts of a `multipart/form-data` body, one after the other as they arrive (RFC 7578).
/// Belongs to the thread that serves the request.
public final class Multipart {

    private static final int HEADERS_BYTES_MAX = 8 << 10;
    private static final int PARTS_MAX = 1_000;

    private final FileItemIterator parts;
    private int seen;

    private Multipart(FileItemIterator parts) {
        this.parts = parts;
    }

    /// The parts of a request's body; empty when it is not multipart.
    ///
    /// @throws Malformed when the body is not well formed
    /// @throws IOException when the client goes away
    public static Optional<Multipart> of(Request request) throws IOException {
        String type = request.header("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/") || !request.hasBody()) {
            return Optional.empty();
        }
        var upload = new FileUpload();
        upload.setPartHeaderSizeMax(HEADERS_BYTES_MAX);
        try {
            return Optional.of(new Multipart(
                    upload.getItemIterator(new Body(type, request.body()))));
        } catch (MalformedStreamException | FileUploadIOException e) {
            throw new Malformed(e.getMessage());
        } catch (FileUploadException _) {
            return Optional.empty();
        }
    }

    /// One part.
    public static final class Part {

        private final FileItemStream item;

        private Part(FileItemStream item) {
            this.item = item;
        }

        /// Name of the form's field; empty when the client gave none.
        public String name() {
            String name = item.getFieldName();
            return name == null ? "" : name;
        }

        /// Null when the client gave none: then it is a plain field.
        public @Nullable String filename() {
            return item.getName();
        }

        /// The content; once only, and before the next part.
        ///
        /// @throws IOException when the client goes away
        public InputStream content() throws IOException {
            return item.openStream();
        }

        /// The content as text; null when it is longer than this.
        ///
        /// @throws IOException when the client goes away
        public @Nullable String text(int bytesMax) throws IOException {
            try (InputStream in = content()) {
                byte[] bytes = in.readNBytes(bytesMax + 1);
                return bytes.length > bytesMax ? null : new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }

    /// Moves to the next part; empty after the last one.
    ///
    /// @throws Malformed when the body is not well formed, or has too many parts
    /// @throws IOException when the client goes away
    public Optional<Part> next() throws IOException {
        try {
            if (!parts.hasNext()) {
                return Optional.empty();
            }
            if (++seen > PARTS_MAX) {
                throw new Malformed("more than " + PARTS_MAX + " parts");
            }
            return Optional.of(new Part(parts.next()));
        } catch (FileUploadException | FileUploadIOException | MalformedStreamException e) {
            throw new Malformed(e.getMessage());
        }
    }

    /// The body is not what it claims to be; the client's mistake.
    public static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(@Nullable String message) {
            super(message == null ? "malformed" : message);
        }
    }

    /// The body as the library wants it.
    private record Body(String contentType, InputStream stream) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        /// Not known: it may be chunked, and nothing is limited by it.
        @Override
        @SuppressWarnings("deprecation")
        public int getContentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }
    }
}
