package io.corral.server.ui.releases;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Releases by their pages, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseFlowTest {

    private static final String RELEASES = "/organizations/acme/releases/";

    @TempDir
    static Path temporary;

    private ApiServer server;
    private BrowserClient owner;
    private String issue = "";

    @BeforeAll
    void start() {
        server = ApiServer.start(temporary);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
        assertThat(owner.get(RELEASES).text()).contains("No release yet")
                .contains("sentry-cli releases new");
        issue = server.issueOf(server.event("""
                {"release":"shop@1.4.0","exception":{"values":[{"type":"CartError",
                "value":"<b>empty</b>","stacktrace":{"frames":[{"filename":"src/cart.js",
                "function":"total","in_app":true}]}}]}}""")).get("id").stringValue();
        server.put("organizations/acme/releases/shop@1.4.0/", """
                {"url":"javascript:alert(1)","commits":[{"id":"0123456789abcdef","repository":"acme/shop",
                "message":"New <cart>\\n\\nmore","author_name":"Ada","patch_set":[
                {"path":"web/src/cart.js","type":"M"}]}]}""");
        server.post("organizations/acme/releases/shop@1.4.0/deploys/",
                "{\"environment\":\"production\",\"name\":\"blue\",\"url\":\"https://d.example\"}");
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            items.add("{\"type\":\"session\"}");
            items.add("""
                    {"sid":"s%d","did":"u%d","init":true,"started":"%s","status":"%s",\
                    "attrs":{"release":"shop@1.4.0","environment":"production"}}"""
                    .formatted(i, i, Instant.now(), i == 0 ? "crashed" : "exited"));
        }
        server.items("00000000000000000000000000000001", items.toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        owner.close();
        server.close();
    }

    @Test
    void list_saysHowReleasesFare() {
        String page = owner.get(RELEASES).text();

        assertThat(page).contains("1.4.0").contains("75.0 %").contains("30–95 % likely")
                .contains("Adopted").contains("1 commit").contains("production")
                .contains("first-release%3A%22shop%401.4.0%22");
        assertThat(owner.get(RELEASES + "?query=none").text()).contains("No release matches");
        assertThat(owner.get(RELEASES + "?query=.4&sort=crash_free_sessions").text())
                .contains("1.4.0");
        assertThat(owner.get(RELEASES + "?project=" + server.apiId()).text())
                .contains("No release matches");
        assertThat(owner.get(RELEASES + "?environment=staging").text())
                .contains("1.4.0").doesNotContain("75.0 %");
    }

    @Test
    void page_showsWhatItIsMadeOfAndWhatItBrought() {
        String page = owner.get(RELEASES + "shop%401.4.0/").text();

        assertThat(page).contains("CartError").contains("&lt;b&gt;empty")
                .contains("New &lt;cart&gt;").contains("Ada").contains("0123456789")
                .contains("web/src/cart.js").contains("https://d.example")
                .contains("Crash-free sessions").contains("75.0 %")
                .doesNotContain("javascript:alert");
        assertThat(owner.get(RELEASES + "shop%401.4.0/?environment=staging").text())
                .contains("No sessions of this release in this time");
        assertThat(owner.get(RELEASES + "none/").status()).isEqualTo(404);
        assertThat(owner.get("/organizations/other/releases/shop%401.4.0/").status())
                .isEqualTo(404);
    }

    @Test
    void archive_takesItOutOfTheList_restorePutsItBack() {
        server.post("organizations/acme/releases/",
                "{\"version\":\"old/1 beta\",\"projects\":[\"shop\"]}");
        String path = RELEASES + "old%2F1%20beta/";

        Reply archived = owner.post(path, List.of("status=archived"));
        assertThat(archived.status()).isEqualTo(303);
        assertThat(archived.header("Location")).isEqualTo(path);
        assertThat(owner.get(path).text()).contains("Archived").contains("Restore");
        assertThat(owner.get(RELEASES).text()).doesNotContain("old/1 beta");
        assertThat(owner.get(RELEASES + "?status=archived").text()).contains("old/1 beta");
        owner.post(path, List.of("status=open"));
        assertThat(owner.get(RELEASES).text()).contains("old/1 beta");
    }

    @Test
    void issuePage_namesTheSuspect() {
        assertThat(owner.get("/organizations/acme/issues/" + issue + "/").text())
                .contains("Suspect commits").contains("New &lt;cart&gt;")
                .contains("Changed web/src/cart.js, the file of the topmost frame of your code");
    }
}
