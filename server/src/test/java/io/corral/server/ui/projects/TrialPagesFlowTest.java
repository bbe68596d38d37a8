package io.corral.server.ui.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.uploads.UploadClient;
import io.corral.server.ui.BrowserClient;
import io.corral.server.ui.BrowserClient.Reply;
import io.corral.testkit.artifact.MinifiedShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of trials, over HTTP.
class TrialPagesFlowTest {

    private static final String RULES = "/organizations/acme/projects/shop/grouping/";
    private static final String PAGE = RULES + "try/";
    private static final String SCRIPT = "https://shop.example.com/static/main.min.js";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ApiServer server;
    private BrowserClient owner;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        owner = BrowserClient.signedIn(server.url(), server.signInPath());
    }

    @AfterEach
    void stop() {
        owner.close();
        server.close();
    }

    /// The page once nothing goes on.
    private String ended() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String text = owner.get(PAGE).text();
        while (text.contains("every 1s")) {
            assertThat(System.nanoTime()).as(text).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            text = owner.get(PAGE).text();
        }
        return text;
    }

    private static String target(String page, String path) {
        int from = page.indexOf(PAGE + path);
        assertThat(from).as(page).isPositive();
        return page.substring(from, page.indexOf('"', from));
    }

    @Test
    void newProject_hasTriedNothing() {
        assertThat(owner.get(PAGE).text()).contains("Nothing was tried yet");
        assertThat(owner.get(RULES).text()).contains("Try on history");
    }

    @Test
    void rules_areTried_made_andUndone() {
        String train = server.event("{\"message\":\"the train is late\"}");
        server.event("{\"message\":\"the train is late\"}");
        String parcel = server.event("{\"message\":\"parcels are late again\"}");

        Reply begun = owner.post(PAGE, List.of(
                "fingerprints=message:*late* -> late", "stacks=", "note=all that is late"));
        assertThat(begun.status()).isEqualTo(303);
        String tried = ended();
        assertThat(tried).contains("all that is late", "Nothing is changed",
                "1 event would be in another issue", "Merged", "parcels are late again",
                "what told them apart until now", "New issue",
                "Fired 2 times, would have fired once.", "would not fire");

        assertThat(owner.post(target(tried, "apply/"), List.of()).status()).isEqualTo(303);
        String made = ended();
        assertThat(made).contains("The change is made", "Grouping changed, with its history");
        assertThat(server.issueOf(parcel).get("id")).isEqualTo(server.issueOf(train).get("id"));

        assertThat(owner.post(target(made, "undo/"), List.of()).status()).isEqualTo(303);
        assertThat(owner.get(PAGE).text()).contains("Undone");
        assertThat(server.issueOf(parcel).get("id"))
                .isNotEqualTo(server.issueOf(train).get("id"));
    }

    @Test
    void wrongRule_isNotTried_andStaysInTheForm() {
        Reply refused = owner.post(PAGE, List.of(
                "fingerprints=type:B", "stacks=function:mine -group", "note=my note"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Nothing was tried", "Line 1, column 7", "type:B",
                "function:mine -group", "my note");
        assertThat(owner.get(PAGE).text()).contains("Nothing was tried yet");
    }

    @Test
    void olderAlgorithm_newerOneIsOffered() {
        server.put("projects/acme/shop/", "{\"groupingConfig\":\"corral:1\"}");
        assertThat(owner.get(RULES).text()).contains("Try version 2");

        owner.post(PAGE, List.of("algorithm=2"));

        assertThat(ended()).contains("Version 2 of the algorithm");
    }

    @Test
    void uploadThatCameLate_eventsBeforeItAreGroupedAgain() {
        String sent = MinifiedShop.event(SCRIPT, MinifiedShop.debugMeta(SCRIPT));
        String early = server.event(sent);
        assertThat(owner.get(PAGE).text()).doesNotContain("Try grouping them again");
        new UploadClient(server).bundle(MinifiedShop.bundle().sourceBundle(), Map.of());
        String late = server.event(sent);
        assertThat(server.issueOf(late).get("id")).isNotEqualTo(server.issueOf(early).get("id"));
        assertThat(owner.get(PAGE).text()).contains(
                "1 event came before an upload", "Try grouping them again");

        owner.post(PAGE, List.of("same=1"));
        String tried = ended();
        assertThat(tried).contains("The rules in force", "1 event would be in another issue",
                "What would differ", "Not these");
        assertThat(owner.get(PAGE).text()).doesNotContain("Try grouping them again")
                .contains("Not these");
        owner.post(target(tried, "apply/"), List.of());
        String made = ended();

        assertThat(made).contains("History grouped again", "1 event went to another issue")
                .doesNotContain("Try grouping them again");
        assertThat(server.issueOf(late).get("id")).isEqualTo(server.issueOf(early).get("id"));
    }

    @Test
    void offerOfALateUpload_isTurnedDown() {
        server.event(MinifiedShop.event(SCRIPT, MinifiedShop.debugMeta(SCRIPT)));
        new UploadClient(server).bundle(MinifiedShop.bundle().sourceBundle(), Map.of());
        assertThat(owner.get(PAGE).text()).contains("Not these");

        assertThat(owner.post(PAGE + "dismiss/", List.of()).status()).isEqualTo(303);

        assertThat(owner.get(PAGE).text()).doesNotContain("Not these");
    }

    @Test
    void whatDoesNotExist_isMissing() {
        assertThat(owner.post(PAGE + "end/?trial=nothing", List.of()).status()).isEqualTo(404);
        assertThat(owner.post(PAGE + "undo/?change=x", List.of()).status()).isEqualTo(404);
    }
}
