package io.corral.server.rest.events;

import io.corral.domain.access.Scope;
import io.corral.domain.id.EventId;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Disposition;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.PayloadStore.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files beside events (API reference 2.3, 60 and 61). What an application attached is hostile: it
/// is only ever handed out as a download, of a type no browser runs.
public final class AttachmentRoutes {

    private static final String LIST =
            "/api/0/projects/{org}/{project}/events/{event}/attachments/";
    private static final String BINARY = "application/octet-stream";

    private final ReadStores stores;

    public AttachmentRoutes(ReadStores stores) {
        this.stores = stores;
    }

    record AttachmentView(
            String id, String event_id, String name, String type, long size, String mimetype,
            String dateCreated, String sha1, Map<String, String> headers) {

        static AttachmentView of(Attachment attachment) {
            return new AttachmentView(
                    attachment.id(), attachment.eventId().toString(), attachment.name(),
                    attachment.type(), attachment.sizeBytes(), attachment.contentType(),
                    WireTime.of(attachment.receivedAt()), attachment.sha1(),
                    Map.of("Content-Type", attachment.contentType()));
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", LIST, Scope.EVENT_READ, this::list);
        api.project("GET", LIST + "{attachment}/", Scope.EVENT_READ, this::one);
    }

    private Answer list(Call call, Project project) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                var slice = page.of(attachments(call, project));
                yield page.answer(call.request(),
                        slice.elements().stream().map(AttachmentView::of).toList(),
                        slice.more());
            }
        };
    }

    private Answer one(Call call, Project project) {
        String id = call.request().parameter("attachment");
        Optional<Attachment> attachment = attachments(call, project).stream()
                .filter(each -> each.id().equals(id)).findFirst();
        if (attachment.isEmpty()) {
            return ApiErrors.notFound();
        }
        return call.query().has("download")
                ? download(attachment.get())
                : Answer.json(200, Json.MAPPER.writeValueAsBytes(
                        AttachmentView.of(attachment.get())));
    }

    private List<Attachment> attachments(Call call, Project project) {
        return EventId.parse(call.request().parameter("event"))
                .map(id -> stores.payloads().attachments(project.id(), id))
                .orElseGet(List::of);
    }

    private Answer download(Attachment attachment) {
        Optional<InputStream> content = stores.blobs().open(attachment.blob());
        if (content.isEmpty()) {
            return ApiErrors.notFound();
        }
        var body = new Answer.Streamed(BINARY, out -> copy(content.get(), out));
        return new Answer(200, List.of(), body)
                .with("Content-Disposition", Disposition.attachment(attachment.name()))
                .with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        try (content) {
            content.transferTo(out);
        }
    }
}
