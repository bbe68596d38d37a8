package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.uploads.UploadClient;
import io.corral.server.ui.BrowserClient;
import io.corral.testkit.artifact.MinifiedShop;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a project's source maps, over HTTP.
class UploadPagesFlowTest {

    private static final String PAGE = "/organizations/acme/projects/shop/source-maps/";
    private static final String URL = "https://shop.example.com/static/main.min.js";

    private ApiServer server;
    private BrowserClient owner;
    private UploadClient client;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
        client = new UploadClient(server);
    }

    @AfterEach
    void stop() {
        owner.close();
        server.close();
    }

    @Test
    void nothingUploaded_waysAreShown_filledIn() {
        String page = owner.get(PAGE).text();

        assertThat(page).contains("Nothing uploaded yet")
                .contains("SENTRY_URL=" + server.url() + " SENTRY_ORG=acme SENTRY_PROJECT=shop")
                .contains("sentryVitePlugin").contains("sentryWebpackPlugin");
        assertThat(owner.getPart(PAGE + "scripts/").text()).doesNotContain("<li");
        assertThat(owner.get("/organizations/acme/projects/no/source-maps/").status())
                .isEqualTo(404);
    }

    @Test
    void uploads_areListedSearchedOpenedDeleted() {
        client.bundle(MinifiedShop.bundle().sourceBundle(),
                Map.of("version", "shop@1.2.3<b>", "dist", "web"));
        client.debugFile("shop", "proguard/8c1f3a40-0001-4000-8000-00000000000b.txt",
                "io.acme.A -> a.a:\n".getBytes(StandardCharsets.UTF_8));

        String page = owner.get(PAGE).text();
        assertThat(page).contains("Release shop@1.2.3&lt;b").contains("dist web")
                .contains("2 files").contains("R8 or ProGuard mapping")
                .doesNotContain("Nothing uploaded yet");
        assertThat(owner.get(PAGE + "?query=1.2.4").text()).contains("No upload has “1.2.4”");
        assertThat(owner.get(PAGE + "?query=main.min").text()).contains("Release shop@1.2.3");

        Matcher files = Pattern.compile(PAGE + "bundles/(\\d+)/").matcher(page);
        assertThat(files.find()).isTrue();
        assertThat(owner.getPart(files.group()).text()).contains("~/static/main.min.js.map")
                .contains("source map").contains(MinifiedShop.DEBUG_ID);
        assertThat(owner.getPart("/organizations/acme/projects/api/source-maps/bundles/"
                + files.group(1) + "/").status()).isEqualTo(404);
        assertThat(owner.post("/organizations/acme/projects/api/source-maps/delete/",
                List.of("bundle=" + files.group(1))).status()).isEqualTo(404);

        assertThat(owner.post(PAGE + "delete/", List.of("bundle=" + files.group(1))).status())
                .isEqualTo(303);
        Matcher file = Pattern.compile("name=\"file\" value=\"(\\d+)\"").matcher(page);
        assertThat(file.find()).isTrue();
        assertThat(owner.post(PAGE + "delete/", List.of("file=" + file.group(1))).status())
                .isEqualTo(303);
        assertThat(owner.get(PAGE).text()).contains("Nothing uploaded yet");
    }

    @Test
    void recentEvents_areDiagnosed() {
        server.event(MinifiedShop.event(URL, MinifiedShop.debugMeta(URL)));
        assertThat(owner.getPart(PAGE + "scripts/").text()).contains("not mapped").contains(URL)
                .contains("Nothing was uploaded for this project yet.");

        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of());

        assertThat(owner.getPart(PAGE + "scripts/").text()).doesNotContain("not mapped")
                .contains("found by debug id " + MinifiedShop.DEBUG_ID);
        assertThat(owner.get(PAGE).text()).contains(
                "1 event came before an upload", "Try grouping them again");
    }
}
