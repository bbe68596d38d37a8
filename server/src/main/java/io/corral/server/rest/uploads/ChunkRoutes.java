package io.corral.server.rest.uploads;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.artifact.ChunkUploads;
import io.corral.engine.artifact.UploadLimits;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Multipart;
import io.corral.server.http.Multipart.Malformed;
import io.corral.server.http.Multipart.Part;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How files are uploaded in pieces (API reference 2.3, 74 and 75; 2.5).
public final class ChunkRoutes {

    private static final String PATH = "/api/0/organizations/{org}/chunk-upload/";
    private static final String PLAIN = "file";
    private static final String GZIP = "file_gzip";

    /// sentry-cli 2 asks for some of these words before it uploads.
    private static final List<String> ACCEPT = List.of(
            "debug_files", "release_files", "pdbs", "sources", "bcsymbolmaps", "il2cpp",
            "portablepdbs", "artifact_bundles", "artifact_bundles_v2", "proguard");

    private final ChunkUploads chunks;

    public ChunkRoutes(ChunkUploads chunks) {
        this.chunks = chunks;
    }

    /// What clients are told before they upload.
    ///
    /// @param url absolute, and of the very origin the client used, because tokens are bound to it
    /// @param compression only gzip: clients mark zstd in a way that misleads servers
    record OptionsView(
            String url, int chunkSize, int chunksPerRequest, int maxRequestSize,
            long maxFileSize, String hashAlgorithm, int concurrency, List<String> compression,
            List<String> accept) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", PATH, Scope.PROJECT_RELEASES, ChunkRoutes::options);
        api.organization("POST", PATH, Scope.PROJECT_RELEASES, this::take);
    }

    private static Answer options(Call call, Organization organization) {
        String url = call.request().origin().baseUrl()
                + PATH.replace("{org}", organization.slug());
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(new OptionsView(
                url, UploadLimits.CHUNK_BYTES_MAX, UploadLimits.CHUNKS_PER_REQUEST_MAX,
                UploadLimits.REQUEST_BYTES_MAX, UploadLimits.FILE_BYTES_MAX, "sha1",
                UploadLimits.CONCURRENCY, List.of("gzip"), ACCEPT)));
    }

    private Answer take(Call call, Organization organization) throws IOException {
        Answer answer = takeWhatCame(call, organization);
        call.request().drain(UploadLimits.REQUEST_BYTES_MAX);
        return answer;
    }

    private Answer takeWhatCame(Call call, Organization organization) throws IOException {
        try {
            Optional<Multipart> body = Multipart.of(call.request());
            return body.isEmpty()
                    ? ApiErrors.badRequest("Chunks are sent as multipart/form-data.")
                    : takeAll(body.get(), organization);
        } catch (Malformed e) {
            return ApiErrors.badRequest("The multipart body is malformed: " + e.getMessage());
        }
    }

    private Answer takeAll(Multipart body, Organization organization) throws IOException {
        int taken = 0;
        for (Optional<Part> part = body.next(); part.isPresent(); part = body.next()) {
            if (++taken > UploadLimits.CHUNKS_PER_REQUEST_MAX) {
                return ApiErrors.badRequest("A request holds at most "
                        + UploadLimits.CHUNKS_PER_REQUEST_MAX + " chunks.");
            }
            String problem = problem(part.get(), organization);
            if (problem != null) {
                return ApiErrors.badRequest(problem);
            }
        }
        return taken == 0
                ? ApiErrors.badRequest("The request holds no chunk.")
                : Answer.empty(200);
    }

    private @Nullable String problem(Part part, Organization organization) throws IOException {
        String sha1 = part.filename();
        boolean gzipped = part.name().equals(GZIP);
        if (sha1 == null || (!gzipped && !part.name().equals(PLAIN))) {
            return "Chunks are files in fields named file or file_gzip, found: " + part.name();
        }
        try (InputStream content = part.content()) {
            return chunks.take(organization.id(), sha1, content, gzipped);
        }
    }
}
