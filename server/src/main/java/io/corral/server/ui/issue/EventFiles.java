package io.corral.server.ui.issue;

import io.corral.domain.event.Event;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Disposition;
import io.corral.server.ui.issue.event.StackText;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.StoredPayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// What is read of an event besides its page: its JSON, its exceptions as text, its attachments.
/// All of it is hostile. It is handed out as a download of a type no browser runs; pictures alone
/// are shown, when their first bytes say that they are pictures, and then in a sandbox.
final class EventFiles {

    private static final String SANDBOX = "default-src 'none'; sandbox";
    private static final int MAGIC_LENGTH = 12;

    private final BlobStore blobs;

    EventFiles(BlobStore blobs) {
        this.blobs = blobs;
    }

    /// The event as it was stored, indented.
    ///
    /// @param download whether it is to be saved rather than looked at
    static Answer json(StoredPayload stored, boolean download) {
        Answer answer = safe(Answer.bytes(200, "application/json", indented(stored.body())));
        String name = "event-" + stored.id() + ".json";
        return download
                ? answer.with("Content-Disposition", Disposition.attachment(name))
                : answer;
    }

    private static byte[] indented(byte[] body) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(Json.MAPPER.readTree(body));
        } catch (JacksonException _) {
            return body;
        }
    }

    /// The exceptions as text.
    static Answer text(Event event) {
        return safe(Answer.text(200, StackText.of(event)));
    }

    /// An attachment to be saved; empty when its content is gone.
    Optional<Answer> download(Attachment file) {
        return blobs.open(file.blob()).map(content -> safe(
                streamed("application/octet-stream", content))
                .with("Content-Disposition", Disposition.attachment(file.name())));
    }

    /// An attachment to be looked at; empty unless it is a picture.
    Optional<Answer> picture(Attachment file) {
        Optional<InputStream> content = blobs.open(file.blob());
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] first = content.get().readNBytes(MAGIC_LENGTH);
            Optional<String> type = type(first);
            if (type.isEmpty()) {
                content.get().close();
                return Optional.empty();
            }
            var whole = new SequenceInputStream(new ByteArrayInputStream(first), content.get());
            return Optional.of(safe(streamed(type.get(), whole))
                    .with("Cache-Control", "private, max-age=3600"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the first bytes say; empty for whatever is no picture of pixels.
    static Optional<String> type(byte[] first) {
        if (startsWith(first, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
            return Optional.of("image/png");
        }
        if (startsWith(first, 0, 0xff, 0xd8, 0xff)) {
            return Optional.of("image/jpeg");
        }
        if (startsWith(first, 0, 'G', 'I', 'F', '8')) {
            return Optional.of("image/gif");
        }
        return startsWith(first, 0, 'R', 'I', 'F', 'F') && startsWith(first, 8, 'W', 'E', 'B', 'P')
                ? Optional.of("image/webp")
                : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int from, int... wanted) {
        if (bytes.length < from + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[from + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static Answer streamed(String type, InputStream content) {
        return new Answer(200, List.of(), new Answer.Streamed(type, out -> {
            try (content) {
                content.transferTo(out);
            }
        }));
    }

    private static Answer safe(Answer answer) {
        return answer.with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", SANDBOX);
    }
}
