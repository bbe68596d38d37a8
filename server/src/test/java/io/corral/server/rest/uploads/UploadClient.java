package io.corral.server.rest.uploads;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.node.ObjectNode;

/// Uploads as sentry-cli does, in small pieces.
public final class UploadClient {

    private static final String BOUNDARY = "----corral";
    private static final int CHUNK_BYTES = 700;

    private final ApiServer server;

    public UploadClient(ApiServer server) {
        this.server = server;
    }

    /// The checksum clients name bytes by.
    public static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Uploads a bundle for the project `shop` and has it put together.
    ///
    /// @param more attributes of the assemble call, for example a version
    public Reply bundle(byte[] file, Map<String, String> more) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("checksum", sha1(file));
        body.putArray("projects").add("shop");
        more.forEach(body::put);
        chunks(file).forEach(body.putArray("chunks")::add);
        return server.post("organizations/acme/artifactbundle/assemble/", body.toString());
    }

    /// Uploads a debug file for a project and has it put together.
    public Reply debugFile(String project, String name, byte[] file) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode wanted = body.putObject(sha1(file)).put("name", name);
        chunks(file).forEach(wanted.putArray("chunks")::add);
        return server.post("projects/acme/" + project + "/files/difs/assemble/", body.toString());
    }

    /// Uploads the pieces of a file, compressed; returns their names.
    List<String> chunks(byte[] file) {
        List<String> names = new ArrayList<>();
        var body = new ByteArrayOutputStream();
        for (int from = 0; from < file.length; from += CHUNK_BYTES) {
            byte[] chunk = Arrays.copyOfRange(
                    file, from, Math.min(file.length, from + CHUNK_BYTES));
            names.add(sha1(chunk));
            part(body, "file_gzip", names.getLast(), gzip(chunk));
        }
        Reply reply = multipart("organizations/acme/chunk-upload/", body);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        return names;
    }

    /// Appends a part to a body.
    ///
    /// @param filename empty for a plain field
    static void part(ByteArrayOutputStream body, String name, String filename, byte[] content) {
        String file = filename.isEmpty() ? "" : "; filename=\"" + filename + "\"";
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"" + file + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /// Posts parts.
    Reply multipart(String path, ByteArrayOutputStream parts) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(parts.toByteArray());
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return server.postBytes(
                path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
