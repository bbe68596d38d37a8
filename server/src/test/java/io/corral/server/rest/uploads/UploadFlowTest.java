package io.corral.server.rest.uploads;

import static io.corral.testkit.artifact.BundleBuilder.aBundle;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Uploads over HTTP, call by call as the clients make them.
@TestInstance(Lifecycle.PER_CLASS)
class UploadFlowTest {

    private static final String CHUNKS = "organizations/acme/chunk-upload/";
    private static final String ID = "8c1f3a40-0001-4000-8000-00000000000a";

    private ApiServer server;
    private UploadClient client;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        client = new UploadClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void options_areOfTheSameOrigin_gzipOnly_andAcceptBothForms() {
        JsonNode options = server.get(CHUNKS).json();

        assertThat(options.get("url").stringValue())
                .isEqualTo(server.url() + "/api/0/organizations/acme/chunk-upload/");
        assertThat(options.get("compression").toString()).isEqualTo("[\"gzip\"]");
        assertThat(options.get("hashAlgorithm").stringValue()).isEqualTo("sha1");
        assertThat(Integer.bitCount(options.get("chunkSize").intValue())).isEqualTo(1);
        assertThat(options.get("concurrency").intValue()).isBetween(1, 255);
        assertThat(options.get("accept").toString())
                .contains("\"release_files\"", "\"artifact_bundles\"", "\"proguard\"");
        assertThat(server.getAs(server.readToken(), CHUNKS).status()).isEqualTo(403);
        assertThat(server.getAs(null, CHUNKS).status()).isEqualTo(401);
    }

    @Test
    void bundle_isAssembledOnceItsChunksAreHere() {
        byte[] file = aBundle().with("~/app.js", "minified_source",
                "\"debug-id\":\"" + ID + "\"", "x".repeat(3000)).sourceBundle();
        String body = "{\"checksum\":\"" + UploadClient.sha1(file) + "\",\"chunks\":[\""
                + UploadClient.sha1(file) + "\"],\"projects\":[\"shop\"]}";
        JsonNode missing =
                server.post("organizations/acme/artifactbundle/assemble/", body).json();
        assertThat(missing.get("state").stringValue()).isEqualTo("not_found");
        assertThat(missing.get("missingChunks").get(0).stringValue())
                .isEqualTo(UploadClient.sha1(file));

        Reply done = client.bundle(file, Map.of("version", "shop@9", "dist", "web"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().get("state").stringValue()).isEqualTo("ok");
        assertThat(done.json().get("missingChunks").isEmpty()).isTrue();
        assertThat(done.json().get("detail").isNull()).isTrue();

        JsonNode again =
                server.post("organizations/acme/artifactbundle/assemble/",
                        body.replace("\"projects\"",
                                "\"version\":\"shop@9\",\"dist\":\"web\",\"projects\""))
                        .json();
        assertThat(again.get("state").stringValue()).isEqualTo("ok");
    }

    @Test
    void wrongUploads_areRefusedWithASentence() {
        assertThat(server.post(CHUNKS, "x").status()).isEqualTo(400);
        var wrong = new ByteArrayOutputStream();
        UploadClient.part(wrong, "file", UploadClient.sha1(new byte[0]), new byte[3]);
        assertThat(client.multipart(CHUNKS, wrong).json().get("detail").stringValue())
                .contains("does not match its checksum");
        assertThat(server.postBytes(CHUNKS, "multipart/form-data; boundary=x",
                "--x\r\nno".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
        assertThat(server.post("organizations/acme/artifactbundle/assemble/",
                "{\"checksum\":\"a\",\"chunks\":[],\"projects\":[\"nope\"]}").json()
                .get("projects").get(0).stringValue()).contains("There is no project nope");
        assertThat(client.bundle(new byte[10], Map.of()).json().get("state").stringValue())
                .isEqualTo("error");
        assertThat(server.post("organizations/other/artifactbundle/assemble/",
                "{\"checksum\":\"a\",\"chunks\":[],\"projects\":[\"shop\"]}").status())
                .isIn(400, 404);
    }

    @Test
    void releaseFiles_areUploadedListedDownloadedDeleted() {
        server.post("organizations/acme/releases/",
                "{\"version\":\"files/1.0\",\"projects\":[\"shop\"]}");
        String path = "organizations/acme/releases/files%2F1.0/files/";
        var form = new ByteArrayOutputStream();
        UploadClient.part(form, "name", "", "~/static/app.js".getBytes(StandardCharsets.UTF_8));
        UploadClient.part(form, "dist", "", "web".getBytes(StandardCharsets.UTF_8));
        UploadClient.part(
                form, "header", "", "Sourcemap: app.js.map".getBytes(StandardCharsets.UTF_8));
        UploadClient.part(form, "file", "app.js", "x()".getBytes(StandardCharsets.UTF_8));

        Reply uploaded = client.multipart(path, form);
        assertThat(uploaded.status()).isEqualTo(201);
        JsonNode file = uploaded.json();
        assertThat(file.get("name").stringValue()).isEqualTo("~/static/app.js");
        assertThat(file.get("dist").stringValue()).isEqualTo("web");
        assertThat(file.get("headers").get("sourcemap").stringValue()).isEqualTo("app.js.map");
        assertThat(file.get("size").longValue()).isEqualTo(3);
        assertThat(file.get("sha1").stringValue())
                .isEqualTo(UploadClient.sha1("x()".getBytes(StandardCharsets.UTF_8)));

        String id = file.get("id").stringValue();
        assertThat(server.get("projects/acme/shop/releases/files%2F1.0/files/").json())
                .containsExactly(file);
        assertThat(server.get(path + "?query=other").json()).isEmpty();
        assertThat(server.get(path + id + "/?download=1").text()).isEqualTo("x()");
        assertThat(server.get("projects/acme/api/releases/files%2F1.0/files/").status())
                .isEqualTo(404);
        assertThat(server.delete(path + id + "/").status()).isEqualTo(204);
        assertThat(server.get(path + id + "/").status()).isEqualTo(404);
        assertThat(server.delete(path + "no/").status()).isEqualTo(404);
    }

    @Test
    void releaseBundle_ofOlderClients_isTaken() {
        server.post("organizations/acme/releases/",
                "{\"version\":\"old-1\",\"projects\":[\"shop\"]}");
        byte[] file = aBundle().with("~/old.js", "minified_source", "", "x").zip();
        String chunk = client.chunks(file).getFirst();

        assertThat(server.post("organizations/acme/releases/old-1/assemble/", "{\"checksum\":\""
                + UploadClient.sha1(file) + "\",\"chunks\":[\"" + chunk + "\"]}").json()
                .get("state").stringValue()).isEqualTo("ok");
        assertThat(server.get("organizations/acme/releases/old-1/files/").json().get(0)
                .get("name").stringValue()).isEqualTo("~/old.js");
    }

    @Test
    void debugFiles_areAssembledListedDeleted() {
        byte[] mapping = "io.acme.A -> a.a:\n".getBytes(StandardCharsets.UTF_8);
        String sha1 = UploadClient.sha1(mapping);
        JsonNode asked = server.post("projects/acme/api/files/difs/assemble/",
                "{\"" + sha1 + "\":{\"name\":\"m\",\"chunks\":[]}}").json().get(sha1);
        assertThat(asked.get("state").stringValue()).isEqualTo("not_found");
        assertThat(asked.has("dif")).isFalse();

        JsonNode done = client.debugFile("api", "proguard/" + ID + ".txt", mapping).json()
                .get(sha1);
        assertThat(done.get("state").stringValue()).isEqualTo("ok");
        assertThat(done.get("dif").get("debugId").stringValue()).isEqualTo(ID);
        assertThat(done.get("dif").get("symbolType").stringValue()).isEqualTo("proguard");
        assertThat(done.get("dif").get("data").toString())
                .isEqualTo("{\"type\":null,\"features\":[\"mapping\"]}");

        String dsyms = "projects/acme/api/files/dsyms/";
        JsonNode listed = server.get(dsyms + "?query=" + ID).json().get(0);
        assertThat(listed.get("uuid").stringValue()).isEqualTo(ID);
        assertThat(listed.get("sha1").stringValue()).isEqualTo(sha1);
        String id = listed.get("id").stringValue();
        assertThat(server.get(dsyms + "?id=" + id).text()).isEqualTo("io.acme.A -> a.a:\n");
        assertThat(server.delete("projects/acme/shop/files/dsyms/?id=" + id).status())
                .isEqualTo(404);
        assertThat(server.delete(dsyms + "?id=" + id).status()).isEqualTo(204);
        assertThat(server.get(dsyms).json()).isEmpty();
    }

    @Test
    void debugFiles_inAnArchive_areTaken() {
        String dsyms = "projects/acme/shop/files/dsyms/";
        byte[] archive = aBundle().withEntry("manifest.json", "io.acme.M -> a.m:\n")
                .withEntry("proguard/" + ID + ".txt", "io.acme.A -> a.a:\n")
                .withEntry("app.sym", "MODULE Linux x86_64 AB0 app\nINFO CODE_ID B5381A45\n")
                .zip();
        var form = new ByteArrayOutputStream();
        UploadClient.part(form, "file", "proguard.zip", archive);

        Reply taken = client.multipart(dsyms, form);

        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().get(1).get("debugId").stringValue()).isEqualTo(ID);
        assertThat(taken.json().get(1).get("codeId").isNull()).isTrue();
        assertThat(taken.json().get(2).get("codeId").stringValue()).isEqualTo("b5381a45");
        assertThat(server.get(dsyms).json()).hasSize(3);
        assertThat(client.multipart(dsyms, new ByteArrayOutputStream()).status()).isEqualTo(400);
    }
}
